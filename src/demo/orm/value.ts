import { z } from 'zod';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Values by field name, as `create` and `write` take them: x2many fields as lists of commands. */
export type Values = Readonly<Record<string, Json>>;

export const jsonSchema: z.ZodType<Json> = z.json();

/**
 * A value as a record holds it, in Odoo's own convention: `false` where there is none, ids for relations, ISO text
 * for dates. Amounts are binary floats here, and only in this folder of the project, because Odoo computes with them.
 */
export type Value = boolean | number | string | readonly number[] | Readonly<Record<string, Json>>;

/** `Array.isArray` for readonly arrays. */
export function isList<T extends Json | Value>(value: T): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value);
}
