import { t } from '@vscode/l10n';
import { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import { DocumentsAlike, folded } from '../../documents-alike.ts';
import type { SameDocument, Sought } from '../../documents-alike.ts';
import type { MasterData } from '../../master-data.ts';
import type { InvoiceRequest, ResolvedInvoice } from './invoice-request.ts';

/** More of them are not named. */
const MOST = 5;

/** Looks for documents that are there already before, or after, they are drafted. */
export class Duplicates {
  readonly #alike: DocumentsAlike;
  readonly #masterData: MasterData;

  constructor(client: OdooClient, masterData: MasterData) {
    this.#alike = new DocumentsAlike(client);
    this.#masterData = masterData;
  }

  /** Names the paper that an invoice is: the same for two requests that are about one. */
  async paperOf({ company, type, partner, reference }: ResolvedInvoice): Promise<string | undefined> {
    if (reference === undefined || partner === undefined) return undefined;
    const family = await this.#masterData.commercialPartner(partner, company);
    return [company.id, type, family, folded(reference)].join(' ');
  }

  /**
   * Those with the same reference, ignoring case; one request for all invoices.
   * @returns for each invoice what was found
   */
  sameReference(
    invoices: readonly ResolvedInvoice[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly SameDocument[])[]> {
    return this.#find(invoices, signal, ({ reference }) =>
      reference === undefined ? undefined : { reference },
    );
  }

  /** Those with the same date, total and currency, as they were given beside each invoice. */
  sameAmount(
    drafted: readonly {
      readonly invoice: ResolvedInvoice;
      readonly total: string;
      readonly currency: string;
    }[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly SameDocument[])[]> {
    const totals = new Map(
      drafted.map(({ invoice, total, currency }) => [invoice, { total: Number(total), currency }] as const),
    );
    const invoices = drafted.map(({ invoice }) => invoice);
    return this.#find(invoices, signal, (invoice) => {
      const { invoiceDate: date } = invoice;
      const total = totals.get(invoice);
      return date === undefined || total === undefined ? undefined : { paid: { date, ...total } };
    });
  }

  async #find(
    invoices: readonly ResolvedInvoice[],
    signal: AbortSignal | undefined,
    likenessOf: (invoice: ResolvedInvoice) => Pick<Sought, 'reference' | 'paid'> | undefined,
  ): Promise<readonly (readonly SameDocument[])[]> {
    const sought = await Promise.all(
      invoices.map(async (invoice): Promise<Sought | undefined> => {
        const { company, type, partner } = invoice;
        const likeness = likenessOf(invoice);
        if (partner === undefined || likeness === undefined) return undefined;
        const family = await this.#masterData.commercialPartner(partner, company);
        return { company: company.id, type, family, ...likeness };
      }),
    );
    return (await this.#alike.find(sought, signal)).map((found) => found.slice(0, MOST));
  }
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
    person: t`There is a document of this partner with the reference ${called} already: ${there}. It was not drafted a second time.`,
    model: `A document of this partner and kind has the reference ${called} already: ${there}. Nothing was drafted. If the person says that this is another one, pass "allow_duplicate_of": "${first.document}".`,
  });
}
