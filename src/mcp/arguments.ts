import { z } from 'zod';
import { canonicalDecimal, parseDecimal } from '../common/decimal.ts';
import { companyArgument } from '../accounting/companies.ts';
import { idOf, isInOdoo, parseHandle } from '../accounting/handle.ts';

/** The arguments that several tools share: one shape, one description, one sentence about how to say it right. */

/** Odoo's ids are PostgreSQL's 32-bit integers. */
const MOST_ID = 2_147_483_647;

/** More decimal places than any price in Odoo has. */
const MOST_PLACES = 6;

const DECIMAL = `must be a plain decimal with a point, no thousands separators, at most 15 digits and ${MOST_PLACES} decimal places, such as 1234.56`;
const DATE = 'must be a date that exists, such as "2026-11-20"';
const ID = 'must be an id: a whole number, as find_records gives it';
const HANDLE = 'must be a handle such as "move/7"';
const COMPANY = "must be a company's id or its exact name";

/** A JSON number or a decimal string; a canonical decimal string from here on. */
export const decimal = (description: string) =>
  z
    .union([z.number(), z.string().max(40, DECIMAL)], DECIMAL)
    .transform((value, context) => {
      const parsed = parseDecimal(value);
      const text = parsed === undefined ? undefined : canonicalDecimal(parsed);
      if (text !== undefined && (text.split('.')[1] ?? '').length <= MOST_PLACES) return text;
      context.addIssue(DECIMAL);
      return z.NEVER;
    })
    .describe(description);

/** A calendar date that books can have. */
export const isoDate = (description: string) =>
  z.iso
    .date(DATE)
    .refine((date) => date >= '1900-01-01' && date < '2200-01-01', 'must be between 1900 and 2199')
    .describe(`${description} (YYYY-MM-DD)`);

/**
 * Text to look for, which may be empty. Line breaks, other control characters and halves of characters are
 * refused: Odoo's database cannot hold some of them, and no name has them.
 */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `must be at most ${most} characters`)
    .refine(
      (text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text),
      'must be one line without control characters',
    );

export const oneLine = (most: number) => words(most).min(1, 'must not be empty');

export const recordId = z.int(ID).positive(ID).max(MOST_ID, ID);

export const company = (description: string) =>
  z.union(companyArgument.options, COMPANY).optional().describe(description);

export const handle = (description: string) =>
  z
    .union([z.string().max(40, HANDLE), z.int()], HANDLE)
    .transform((value, context) => {
      const parsed = parseHandle(`${value}`);
      if (parsed !== undefined && (!isInOdoo(parsed) || idOf(parsed) <= MOST_ID)) return parsed;
      context.addIssue(HANDLE);
      return z.NEVER;
    })
    .describe(description);
