import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { DocumentView } from '../documents.ts';
import { idOf, moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import { odooFloat, odooMany2one, odooText } from '../reading/odoo-values.ts';
import type { DocumentReader } from '../reading/read-document.ts';
import { compareWithLast } from './compare-with-last.ts';
import type { Difference } from './compare-with-last.ts';

/** So many documents, the newest, show what is usual. */
const MOST = 5;

/** A posted document of the same kind, with the same partner. */
export interface PastDocument {
  readonly document: MoveHandle;
  readonly number: string;
  readonly reference?: string;
  readonly date?: string;
  readonly total: string;
  readonly currency: string;
}

export interface PartnerHistory {
  /** The newest first. */
  readonly documents: readonly PastDocument[];
  /** From the newest of them. */
  readonly differences: readonly Difference[];
}

const NO_HISTORY: PartnerHistory = { documents: [], differences: [] };

const rowsShape = z.array(
  z.object({
    id: z.int(),
    name: odooText,
    ref: odooText,
    invoice_date: odooText,
    date: odooText,
    amount_total: odooFloat,
    currency_id: odooMany2one,
    partner_bank_id: odooMany2one,
  }),
);
type Row = z.output<typeof rowsShape>[number];

/** Reads what was posted with a document's partner before, and what the document says otherwise. */
export class PartnerHistories {
  readonly #client: OdooClient;
  readonly #documents: DocumentReader;
  readonly #masterData: Pick<MasterData, 'currencies'>;

  constructor(client: OdooClient, documents: DocumentReader, masterData: Pick<MasterData, 'currencies'>) {
    this.#client = client;
    this.#documents = documents;
    this.#masterData = masterData;
  }

  /**
   * Documents of the same kind and company, of the partner or anyone of its family. Undefined for an entry, and for what
   * has no partner.
   * @param context the companies whose documents may be meant
   * @throws Problem document_not_found
   */
  async of(
    document: MoveHandle,
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
  ): Promise<PartnerHistory | undefined> {
    const { view } = await this.#documents.read(document, context, signal);
    if (view.partnerFamily === undefined || view.type === 'entry') return undefined;
    const company = { allowed_company_ids: [view.company.id] };
    const [currencies, past, [own]] = await Promise.all([
      this.#masterData.currencies(),
      this.#rows(pastOf(view, view.partnerFamily), company, signal),
      this.#rows([['id', '=', idOf(document)]], company, signal),
    ]);
    const [last] = past;
    if (last === undefined) return NO_HISTORY;
    // Account codes are those of the context's first company.
    const isRead = view.company.id === context.allowed_company_ids[0];
    const [here, there] = await Promise.all([
      isRead ? view : this.#documents.read(document, company, signal).then((again) => again.view),
      this.#documents.read(moveHandle(last.id), company, signal).then((read) => read.view),
    ]);
    return {
      documents: past.map((row): PastDocument => {
        const places = currencies.get(row.currency_id?.id ?? 0)?.places ?? 2;
        return {
          document: moveHandle(row.id),
          number: row.name ?? '',
          reference: row.ref,
          date: row.invoice_date ?? row.date,
          total: formatDecimal(fromOdooFloat(row.amount_total, places)),
          currency: row.currency_id?.name ?? '',
        };
      }),
      differences: compareWithLast(
        { view: here, bankAccount: own?.partner_bank_id?.name },
        { view: there, bankAccount: last.partner_bank_id?.name },
      ),
    };
  }

  async #rows(
    domain: readonly (readonly (string | number)[])[],
    company: { allowed_company_ids: number[] },
    signal: AbortSignal | undefined,
  ): Promise<readonly Row[]> {
    const fields = ['name', 'ref', 'invoice_date', 'date', 'amount_total', 'currency_id', 'partner_bank_id'];
    return rowsShape.parse(
      await this.#client.call('account.move', 'search_read', {
        args: [domain],
        kwargs: { fields, order: 'date desc, id desc', limit: MOST },
        context: company,
        signal,
      }),
    );
  }
}

function pastOf({ document, company, type }: DocumentView, family: number) {
  return [
    ['commercial_partner_id', '=', family],
    ['company_id', '=', company.id],
    ['move_type', '=', type],
    ['state', '=', 'posted'],
    ['id', '!=', idOf(document)],
  ];
}
