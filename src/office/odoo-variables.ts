import { z } from 'zod';

const text = z
  .string()
  .optional()
  // MCP clients hand variables on that nobody filled in.
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value));

/** The variables that say what to connect to; an empty one counts as not given. */
export const odooVariables = z.object({
  ODOO_URL: text,
  ODOO_DB: text,
  ODOO_USER: text,
  ODOO_PASSWORD: text,
  ODOO_PASSWORD_FILE: text,
  ODOO_API_KEY: text,
  ODOO_API_KEY_FILE: text,
  ODOO_ALLOW_HTTP: text,
  ODOO_CA_FILE: text,
});

export type OdooVariables = z.output<typeof odooVariables>;
