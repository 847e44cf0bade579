import { pickCompany } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import { isPurchase, journalTypeOf } from '../../kinds.ts';
import type { MasterData, ReferencedKind } from '../../master-data.ts';
import type { RecordResolver } from '../../records/resolve.ts';
import type { CreditNotes } from './credit-note.ts';
import { checkInvoice } from './check-invoice.ts';
import type {
  InvoiceLine,
  InvoiceRequest,
  LineRequest,
  RecordArgument,
  ResolvedInvoice,
} from './invoice-request.ts';

export interface InvoiceResolverParts {
  readonly masterData: MasterData;
  readonly records: RecordResolver;
  readonly creditNotes: CreditNotes;
}

/** Finds out what a request means: its company, the records it names, what a credit note copies. */
export class InvoiceResolver {
  readonly #parts: InvoiceResolverParts;

  constructor(parts: InvoiceResolverParts) {
    this.#parts = parts;
  }

  /** @throws Problem company_needed, record_not_found, record_ambiguous, invalid_arguments, or one of the wire's */
  async resolve(request: InvoiceRequest, signal?: AbortSignal): Promise<ResolvedInvoice> {
    checkInvoice(request);
    const { masterData, creditNotes } = this.#parts;
    const company = await pickCompany(masterData, request.company);
    const { type, journal: journalAsked } = request;
    // "19%" is there once for sales and once for purchases.
    const types: Partial<Record<ReferencedKind, string>> = {
      tax: isPurchase(type) ? 'purchase' : 'sale',
      journal: journalTypeOf(type),
      account: 'line',
    };
    const find = (kind: ReferencedKind, asked: RecordArgument) =>
      this.#parts.records.resolve(kind, asked, company, { type: types[kind], signal });
    const maybe = (kind: ReferencedKind, asked: RecordArgument | undefined) =>
      asked === undefined ? undefined : find(kind, asked).then(({ id }) => id);
    const [journal, partner, currency, paymentTerm, lines, taxAmounts] = await Promise.all([
      journalAsked === undefined
        ? masterData.firstJournal(journalTypeOf(type), company)
        : find('journal', journalAsked),
      maybe('partner', request.partner),
      maybe('currency', request.currency),
      maybe('payment_term', request.paymentTerm),
      resolveLines(request.lines ?? [], find),
      Promise.all(
        (request.taxAmounts ?? []).map(async ({ tax, amount }) => ({
          tax: (await find('tax', tax)).id,
          amount,
        })),
      ),
    ]);
    const invoice: ResolvedInvoice = {
      type,
      company,
      journal,
      namesJournal: journalAsked !== undefined,
      partner,
      currency,
      paymentTerm,
      lines,
      taxAmounts: taxAmounts.length === 0 ? undefined : taxAmounts,
      reference: request.reference,
      invoiceDate: request.invoiceDate,
      accountingDate: request.accountingDate,
      dueDate: request.dueDate,
      narration: request.narration,
    };
    return request.corrects === undefined ? invoice : creditNotes.correct(invoice, request.corrects, signal);
  }
}

type Find = (kind: ReferencedKind, asked: RecordArgument) => Promise<Named>;

function resolveLines(lines: readonly LineRequest[], find: Find): Promise<InvoiceLine[]> {
  // An empty cell would leave a line without words: where some lines have a description, the product's name is one.
  const isDescribed = lines.some((line) => line.description !== undefined);
  return Promise.all(
    lines.map(async (line): Promise<InvoiceLine> => {
      const [product, account, analytic, taxes] = await Promise.all([
        line.product === undefined ? undefined : find('product', line.product),
        line.account === undefined ? undefined : find('account', line.account),
        line.analytic === undefined ? undefined : find('analytic_account', line.analytic),
        line.taxes === undefined ? undefined : Promise.all(line.taxes.map((tax) => find('tax', tax))),
      ]);
      return {
        description: line.description ?? (isDescribed ? product?.name : undefined),
        product: product?.id,
        quantity: line.quantity,
        price: line.price,
        discount: line.discount,
        account: account?.id,
        taxes: taxes?.map(({ id }) => id),
        analytic: analytic && { [analytic.id]: 100 },
      };
    }),
  );
}
