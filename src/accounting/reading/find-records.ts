import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { Json } from '../../common/json.ts';
import { literally } from './literally.ts';
import { odooMany2one, odooText } from './odoo-values.ts';
import { computesInvoices } from '../versions.ts';

/** What can be looked up. */
export const RECORD_KINDS = ['partner', 'account', 'tax'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface RecordQuery {
  readonly kind: RecordKind;
  /** Words of the name, a VAT number, an e-mail address, an account code. Left out: the first records there are. */
  readonly text?: string;
}

/** A record that a tool may name by its id. Never a bank account, never more than the next call needs. */
export interface FoundRecord {
  readonly id: number;
  readonly name: string;
  /** "DE123456789, Berlin, Germany", "expense", "purchase, 19 %": enough to tell two records apart. */
  readonly details?: string;
}

const MOST_ROWS = 20;

const partnerRows = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    vat: odooText,
    email: odooText,
    ref: odooText,
    city: odooText,
    country_id: odooMany2one,
    parent_id: odooMany2one,
  }),
);
const accountRows = z.array(
  z.object({
    id: z.int(),
    code: odooText,
    name: z.string(),
    account_type: z.string().optional(),
    internal_group: odooText.optional(),
  }),
);
const taxRows = z.array(
  z.object({ id: z.int(), name: z.string(), type_tax_use: z.string(), company_id: odooMany2one }),
);

/**
 * Looks records up: first the text as one piece, and only when nothing matched, each of its words.
 * @param context the company whose records are meant, or all that the user may see
 * @returns at most 20
 */
export async function findRecords(
  client: OdooClient,
  version: OdooVersion,
  query: RecordQuery,
  context: { allowed_company_ids: number[] },
  signal?: AbortSignal,
): Promise<readonly FoundRecord[]> {
  const text = query.text?.trim() ?? '';
  const look = (domain: Json[]) => search(client, version, query.kind, domain, context, signal);
  const found = await look(text === '' ? [] : anyField(query.kind, text));
  const words = text.split(/[\s,;]+/u).filter((word) => word !== '');
  if (found.length > 0 || words.length < 2) return exactFirst(found, text);
  return look(words.slice(0, 6).flatMap((word) => anyField(query.kind, word)));
}

function anyField(kind: RecordKind, words: string): Json[] {
  const text = literally(words);
  switch (kind) {
    case 'partner':
      return [
        '|',
        '|',
        '|',
        ['name', 'ilike', text],
        ['vat', 'ilike', text.replace(/\s/g, '')],
        ['email', 'ilike', text],
        ['ref', '=ilike', text],
      ];
    case 'account':
      return ['|', ['code', '=ilike', `${text}%`], ['name', 'ilike', text]];
    case 'tax':
      return ['|', ['name', 'ilike', text], ['description', 'ilike', text]];
  }
}

async function search(
  client: OdooClient,
  version: OdooVersion,
  kind: RecordKind,
  domain: Json[],
  context: { allowed_company_ids: number[] },
  signal?: AbortSignal,
): Promise<FoundRecord[]> {
  const ask = (model: string, fields: string[], order: string) =>
    client.call(model, 'search_read', {
      args: [domain],
      kwargs: { fields, order, limit: MOST_ROWS },
      context,
      signal,
    });
  switch (kind) {
    case 'partner': {
      const fields = ['name', 'vat', 'email', 'ref', 'city', 'country_id', 'parent_id'];
      const rows = partnerRows.parse(await ask('res.partner', fields, 'supplier_rank desc, id'));
      return rows.map((row) => ({
        id: row.id,
        name: row.name ?? row.email ?? `partner ${row.id}`,
        details: details(row.parent_id?.name, row.vat, row.ref, row.email, row.city, row.country_id?.name),
      }));
    }
    case 'account': {
      // The coarser word of 14 and 15, which types of account have there: "expense", "liability".
      const type = computesInvoices(version) ? 'account_type' : 'internal_group';
      const rows = accountRows.parse(await ask('account.account', ['code', 'name', type], 'code, id'));
      return rows.map((row) => ({
        id: row.id,
        name: row.code === undefined ? row.name : `${row.code} ${row.name}`,
        details: row.account_type ?? row.internal_group,
      }));
    }
    case 'tax': {
      const rows = taxRows.parse(
        await ask('account.tax', ['name', 'type_tax_use', 'company_id'], 'sequence, id'),
      );
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        details: details(row.type_tax_use, row.company_id?.name),
      }));
    }
  }
}

function details(...parts: (string | undefined)[]): string | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(', ');
}

function exactFirst(records: readonly FoundRecord[], text: string): readonly FoundRecord[] {
  const isExact = (record: FoundRecord) => record.name.toLowerCase() === text.toLowerCase();
  return [...records.filter(isExact), ...records.filter((record) => !isExact(record))];
}
