import { z } from 'zod';
import { answer, intent, json, outcome, problem, request } from './shared.ts';

/** Contacts that people were asked to save, and what came of it. */
export const partnerEntries = [
  z.object({
    what: z.literal('partner-asked'),
    ...request,
    requester: z.string(),
    /** The contact as it was proposed, made clean. */
    proposed: json,
  }),
  z.object({
    what: z.literal('partner-answered'),
    ...request,
    answer,
    /** The text of the last question, where it came to that. */
    shown: z.string().optional(),
  }),
  z.object({
    what: z.literal('partner-intended'),
    ...request,
    /** Odoo's id of the company. */
    company: z.int(),
    /** The external id's name, without its module. */
    key: z.string().min(1),
    /** The contact as the person left it. */
    values: json,
  }),
  z.object({
    what: z.literal('partner-settled'),
    ...request,
    outcome,
    intent,
    /** Odoo's id of the contact. */
    partner: z.int().optional(),
    problem,
  }),
] as const;
