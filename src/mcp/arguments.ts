import { z } from 'zod';
import { canonicalDecimal, parseDecimal } from '../common/decimal.ts';
import { companyArgument } from '../accounting/companies.ts';
import { parseHandle } from '../accounting/handle.ts';

/** The arguments that several tools share: one shape, one description each. */

/** A JSON number or a decimal string; a canonical decimal string from here on. */
export const decimal = (description: string) =>
  z
    .union([z.number(), z.string().max(40)])
    .transform((value, context) => {
      const parsed = parseDecimal(value);
      if (parsed !== undefined) return canonicalDecimal(parsed);
      context.addIssue('must be a plain decimal with a point and no thousands separators, such as 1234.56');
      return z.NEVER;
    })
    .describe(description);

export const isoDate = (description: string) => z.iso.date().describe(`${description} (YYYY-MM-DD)`);

export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters');

export const recordId = z.int().positive().max(2_147_483_647);

export const company = companyArgument.describe(
  'Id or exact name of the company. Needed when the user works for several.',
);

export const handle = (description: string) =>
  z
    .union([z.string().max(40), z.int().positive()])
    .transform((value, context) => {
      const parsed = parseHandle(`${value}`);
      if (parsed !== undefined) return parsed;
      context.addIssue('must be a handle such as "move/7"');
      return z.NEVER;
    })
    .describe(description);
