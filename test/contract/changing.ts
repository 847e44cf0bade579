import { z } from 'zod';
import { itemsOf, linesOf } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';

/** Writes on one document, in the first company. */
export function write(odoo: Odoo, id: number, vals: Row): Promise<unknown> {
  const context = { allowed_company_ids: [odoo.sample.company()] };
  return odoo.call('account.move', 'write', { ids: [id], vals }, context);
}

/** The id of the first line that people wrote. */
export async function firstLine(odoo: Odoo, id: number): Promise<number> {
  const [line] = await linesOf(odoo, id, ['name']);
  return z.int().parse(line?.id);
}

/** The ids of the tax item and of the item that is to be paid. */
export async function taxAndTerm(odoo: Odoo, id: number): Promise<{ tax: number; term: number }> {
  const items = await itemsOf(odoo, id, ['tax_line_id', 'date_maturity']);
  const tax = items.find(({ tax_line_id }) => tax_line_id !== false);
  const term = items.find(({ date_maturity }) => date_maturity !== false);
  return { tax: z.int().parse(tax?.id), term: z.int().parse(term?.id) };
}

/** When the item that is to be paid is due. */
export async function itemDue(odoo: Odoo, id: number): Promise<unknown> {
  const { term } = await taxAndTerm(odoo, id);
  return (await odoo.readOne('account.move.line', term, ['date_maturity'])).date_maturity;
}

/** Whose the items are. */
export async function itemPartners(odoo: Odoo, id: number): Promise<unknown[]> {
  const partners = (await itemsOf(odoo, id, ['partner_id'])).map(({ partner_id }) => partner_id);
  return [...new Set(partners.map((partner) => z.tuple([z.int(), z.string()]).parse(partner)[0]))];
}
