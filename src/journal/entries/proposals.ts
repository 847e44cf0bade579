import { z } from 'zod';
import { connection, document, json, sha256 } from './shared.ts';

const proposalHeld = z.object({
  what: z.literal('proposal-held'),
  connection,
  /** "proposal/ab12cd34ef56". */
  document,
  /** What it is known by for ever: two requests with one key mean the same transaction. */
  key: z.string().min(1),
  /** SHA-256 of the canonical request. */
  request: sha256,
  /** Odoo's id of the company. */
  company: z.int(),
  asked: json,
});

/** What is held here until a person approves it. */
export const proposalEntries = [proposalHeld] as const;
