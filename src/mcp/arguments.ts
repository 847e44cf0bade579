import { z } from 'zod';
import { canonicalDecimal, parseDecimal } from '../common/decimal.ts';
import { companyArgument } from '../accounting/companies.ts';
import { idOf, isInOdoo, isMove, parseHandle } from '../accounting/handle.ts';
import type { MoveHandle } from '../accounting/handle.ts';

/** The arguments that several tools share: one shape, one description, one sentence about how to say it right. */

/** Odoo's ids are PostgreSQL's 32-bit integers. */
const MOST_ID = 2_147_483_647;

/** More decimal places than any price in Odoo has. */
const MOST_PLACES = 6;

const DECIMAL = `must be a plain decimal with a point, no thousands separators, at most 15 digits and ${MOST_PLACES} decimal places, such as 1234.56`;
const DATE = 'must be a date that exists, such as "2026-11-20"';
const ID = 'must be an id: a whole number, as find_records gives it';
const HANDLE = 'must be a handle such as "move/7"';
const MOVE = 'must be the handle of a bill, invoice or credit note, such as "move/7"';
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
    .describe(`${description} (ISO)`);

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

/** What a person who reads it would not see, or would see in another order. */
const DISGUISED = /[\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069]/u;
const UNDISGUISED = 'must not have characters that turn the direction of text or cannot be seen';
const isUndisguised = (text: string) => !DISGUISED.test(text);

/** Text that is written, or names something. */
export const oneLine = (most: number) =>
  words(most).min(1, 'must not be empty').refine(isUndisguised, UNDISGUISED);

export const recordId = z.int(ID).positive(ID).max(MOST_ID, ID);

/** By id or by its exact name. */
export const company = (description?: string) => {
  const shape = z.union(companyArgument.options, COMPANY).optional();
  return description === undefined ? shape : shape.describe(description);
};

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

const RECORD = 'must be an id as find_records gives it, or the exact name';

/** A record by its id, or by what it is called. */
export const record = () => z.union([recordId, oneLine(200)], RECORD);

/** A bill, invoice or credit note. */
export const moveHandleArgument = () =>
  z
    .string(MOVE)
    .max(40, MOVE)
    .transform((value, context): MoveHandle => {
      const parsed = parseHandle(value);
      if (parsed !== undefined && isMove(parsed) && idOf(parsed) <= MOST_ID) return parsed;
      context.addIssue(MOVE);
      return z.NEVER;
    });

/** Text of several lines. */
export const manyLines = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(most, `must be at most ${most} characters`)
    .refine((text) => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text), 'must not have control characters')
    .refine(isUndisguised, UNDISGUISED);

export const paperPath = z
  .string()
  .min(1, 'must not be empty')
  .max(4096, 'must be at most 4096 characters')
  .describe('A PDF, PNG, JPEG or e-invoice XML, relative to its workspace folder.');
