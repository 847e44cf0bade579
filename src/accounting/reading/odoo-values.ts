import { z } from 'zod';
import type { Named } from '../documents.ts';

/** Odoo says `false` where a text, date or selection is empty. */
export const odooText = z.union([z.string(), z.literal(false)]).transform((value) => {
  return value === false || value === '' ? undefined : value;
});

/** A many2one as `read` and `search_read` give it: `[7, "Azure Interior"]` or `false`. */
export const odooMany2one = z
  .union([z.tuple([z.int(), z.string()]), z.literal(false)])
  .transform((value): Named | undefined => {
    return value === false ? undefined : { id: value[0], name: value[1] };
  });

/** A many2one or one row of an x2many as `web_read` gives it when its specification asks for the display name. */
export const webNamed = z
  .object({ id: z.int(), display_name: z.string() })
  .transform((value): Named => ({ id: value.id, name: value.display_name }));

/**
 * An account as `web_read` gives it when asked for code and name: Odoo 19's display name leaves the code out for
 * Billing users. The code is that of the context's first company.
 */
export const webAccount = z
  .union([z.object({ id: z.int(), code: odooText, name: z.string() }), z.literal(false)])
  .transform((value): Named | undefined => {
    if (value === false) return undefined;
    return { id: value.id, name: value.code === undefined ? value.name : `${value.code} ${value.name}` };
  });

/** A many2one that may be empty, as `web_read` gives it. */
export const webMany2one = z
  .union([webNamed, z.literal(false)])
  .transform((value) => (value === false ? undefined : value));

/** A number that Odoo computed: a float, to be rounded by the currency before anybody sees it. */
export const odooFloat = z.number();
