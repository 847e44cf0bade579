import { z } from 'zod';
import type { Json } from '../../../common/json.ts';
import { plainText } from '../../../common/plain-text.ts';
import { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { Named } from '../../documents.ts';
import { moveHandle } from '../../handle.ts';
import type { MoveHandle } from '../../handle.ts';
import type { MasterData } from '../../master-data.ts';
import { literally } from '../../reading/literally.ts';
import { odooFloat, odooMany2one, odooText } from '../../reading/odoo-values.ts';
import type { InvoiceRequest, ResolvedInvoice } from './invoice-request.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    move_type: z.string(),
    state: z.string(),
    name: odooText,
    ref: odooText,
    commercial_partner_id: odooMany2one,
    invoice_date: odooText,
    amount_total: odooFloat,
  }),
);
type Row = z.output<typeof rows>[number];

const FIELDS = [
  ...['move_type', 'state', 'name', 'ref'],
  ...['commercial_partner_id', 'invoice_date', 'amount_total'],
];

/** A document that may be the same paper. */
export interface SameDocument {
  readonly document: MoveHandle;
  /** "draft", or the number of a posted one. */
  readonly known: string;
}

/** What makes a document one that may be the same. */
interface Likeness {
  readonly terms: readonly (readonly Json[])[];
  readonly fits: (row: Row) => boolean;
}

/** Looks for documents that are there already: of the same partner family and kind, and not cancelled. */
export class Duplicates {
  readonly #client: OdooClient;
  readonly #masterData: MasterData;

  constructor(client: OdooClient, masterData: MasterData) {
    this.#client = client;
    this.#masterData = masterData;
  }

  /** Names the paper that an invoice is: the same for two requests that are about one. */
  async paperOf({ company, type, partner, reference }: ResolvedInvoice): Promise<string | undefined> {
    if (reference === undefined || partner === undefined) return undefined;
    const family = await this.#masterData.commercialPartner(partner, company);
    return [company.id, type, family, folded(reference)].join(' ');
  }

  /**
   * Those with the same reference, ignoring case; one request for all invoices of a company.
   * @returns for each invoice what was found
   */
  sameReference(
    invoices: readonly ResolvedInvoice[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly SameDocument[])[]> {
    return this.#find(invoices, signal, ({ reference }) => {
      if (reference === undefined) return undefined;
      const asked = folded(reference);
      return {
        terms: [['ref', '=ilike', literally(reference)]],
        fits: ({ ref }) => ref !== undefined && folded(ref) === asked,
      };
    });
  }

  /** Those with the same date and total, as they were given beside each invoice. */
  sameAmount(
    drafted: readonly { readonly invoice: ResolvedInvoice; readonly total: string }[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly SameDocument[])[]> {
    const totals = new Map(drafted.map(({ invoice, total }) => [invoice, Number(total)] as const));
    return this.#find(
      drafted.map(({ invoice }) => invoice),
      signal,
      (invoice) => {
        const { invoiceDate } = invoice;
        const total = totals.get(invoice);
        if (invoiceDate === undefined || total === undefined || total === 0) return undefined;
        return {
          terms: [
            ['invoice_date', '=', invoiceDate],
            ['amount_total', '=', total],
          ],
          fits: (row) => row.invoice_date === invoiceDate && row.amount_total === total,
        };
      },
    );
  }

  async #find(
    invoices: readonly ResolvedInvoice[],
    signal: AbortSignal | undefined,
    likenessOf: (invoice: ResolvedInvoice) => Likeness | undefined,
  ): Promise<readonly (readonly SameDocument[])[]> {
    const alike = await Promise.all(
      invoices.map(async (invoice) => {
        const likeness = likenessOf(invoice);
        if (invoice.partner === undefined || likeness === undefined) return undefined;
        const family = await this.#masterData.commercialPartner(invoice.partner, invoice.company);
        const terms: Json[] = [
          ['move_type', '=', invoice.type],
          ['commercial_partner_id', '=', family],
          ...likeness.terms.map((term) => [...term]),
        ];
        const fits = (row: Row) =>
          row.move_type === invoice.type && row.commercial_partner_id?.id === family && likeness.fits(row);
        return { company: invoice.company, terms, fits };
      }),
    );
    const companies = new Map(
      alike.flatMap((one) => (one === undefined ? [] : [[one.company.id, one.company] as const])),
    );
    const found = new Map<number, readonly Row[]>();
    for (const company of companies.values()) {
      const own = alike.flatMap((one) => (one?.company.id === company.id ? [one.terms] : []));
      found.set(company.id, await this.#search(company, own, signal));
    }
    return alike.map((one) =>
      (one === undefined ? [] : (found.get(one.company.id) ?? []).filter(one.fits)).slice(0, 5).map(toSame),
    );
  }

  async #search(
    company: Named,
    alternatives: readonly Json[][],
    signal?: AbortSignal,
  ): Promise<readonly Row[]> {
    const any: Json[] = [
      ...alternatives.slice(1).map(() => '|'),
      ...alternatives.flatMap((terms) => [...terms.slice(1).map(() => '&'), ...terms]),
    ];
    return rows.parse(
      await this.#client.call('account.move', 'search_read', {
        args: [[['company_id', '=', company.id], ['state', '!=', 'cancel'], ...any]],
        kwargs: { fields: FIELDS, order: 'id', limit: 200 },
        context: { allowed_company_ids: [company.id] },
        signal,
      }),
    );
  }
}

function folded(reference: string): string {
  return reference.trim().toLowerCase();
}

function toSame({ id, state, name }: Row): SameDocument {
  return {
    document: moveHandle(id),
    known: state === 'posted' && name !== undefined ? plainText(name, 40).text : state,
  };
}

/** Why a second document would be one too many; undefined when there is none, or a person knows of it. */
export function duplicateProblem(
  found: readonly SameDocument[],
  { reference = '', allowDuplicateOf }: Pick<InvoiceRequest, 'reference' | 'allowDuplicateOf'>,
): Problem | undefined {
  const [first] = found;
  if (first === undefined || found.some(({ document }) => document === allowDuplicateOf)) return undefined;
  const there = found.map(({ document, known }) => `${document} (${known})`).join(', ');
  const called = JSON.stringify(reference);
  return new Problem({
    code: 'duplicate_found',
    person: `There is a document of this partner with the reference ${called} already: ${there}. It was not drafted a second time.`,
    model: `A document of this partner and kind has the reference ${called} already: ${there}. Nothing was drafted. If the person says that this is another one, pass "allow_duplicate_of": "${first.document}".`,
  });
}
