import type { OdooVersion } from '../../odoo/session.ts';
import type { InvoiceDefaults } from '../drafting/invoices/invoice-defaults.ts';
import { INVOICE_TYPES } from '../kinds.ts';
import type { ReadDocument } from '../reading/document-read.ts';
import { computesInvoices } from '../versions.ts';
import type { RecordArgument, RecordResolver } from '../records/resolve.ts';
import type { ChangeRequest, NewLine } from './change-request.ts';
import { changedLine, checkLines, foundLine } from './found-lines.ts';
import type { FindRecord, FoundLine } from './found-lines.ts';
import { planChange } from './plan-change.ts';
import type { ChangePlan } from './plan-change.ts';
import { changingProblems } from './problems.ts';

/** Checks a change against the document that it is for, and finds the records that it names. */
export class ChangePlanner {
  readonly #records: RecordResolver;
  readonly #defaults: InvoiceDefaults;
  readonly #version: OdooVersion;

  /** @param defaults fills in what a new line leaves out, where Odoo does not */
  constructor(records: RecordResolver, defaults: InvoiceDefaults, version: OdooVersion) {
    this.#records = records;
    this.#defaults = defaults;
    this.#version = version;
  }

  /** @throws Problem when the change cannot be made on this document */
  async plan(request: ChangeRequest, before: ReadDocument, signal?: AbortSignal): Promise<ChangePlan> {
    this.#check(request, before);
    const { company, type } = before.view;
    const use = type.startsWith('in_') ? 'purchase' : 'sale';
    const find = (kind: Parameters<FindRecord>[0] | 'partner' | 'payment_term', asked: RecordArgument) =>
      this.#records.resolve(kind, asked, company, { type: kind === 'tax' ? use : undefined, signal });
    const newLines = request.addLines ?? [];
    const [partner, paymentTerm, changed, added] = await Promise.all([
      request.partner === undefined ? undefined : find('partner', request.partner),
      request.paymentTerm === undefined || request.paymentTerm === null
        ? undefined
        : find('payment_term', request.paymentTerm),
      Promise.all((request.lineChanges ?? []).map((line) => changedLine(line, before, find))),
      Promise.all(newLines.map((line) => foundLine(line, find))),
    ]);
    const filledIn = await this.#fillIn(newLines, added, before, find, signal);
    return planChange(request, before, { partner, paymentTerm, changed, added: filledIn }, this.#version);
  }

  #check(request: ChangeRequest, before: ReadDocument): void {
    const { document, partner, invoiceDate, dueDate, paymentTerm } = request;
    const lines = [request.lineChanges, request.addLines, request.removeLines];
    const ofInvoices = [partner, invoiceDate, dueDate, paymentTerm, ...lines];
    const ofAll = [request.reference, request.accountingDate, request.narration];
    const isNamed = (value: unknown) => value !== undefined;
    if (![...ofInvoices, ...ofAll].some(isNamed)) throw changingProblems.nothingNamed();
    if (dueDate !== undefined && paymentTerm !== undefined) throw changingProblems.bothDueAndTerm();
    if (before.view.type === 'entry' && ofInvoices.some(isNamed))
      throw changingProblems.notForEntries(document);
    if (partner !== undefined && !computesInvoices(this.#version))
      throw changingProblems.partnerStays(document);
    checkLines(request, before);
  }

  /** What 14 and 15 leave empty on a new line, their form fills in: the account, and with it the taxes. */
  async #fillIn(
    asked: readonly NewLine[],
    lines: readonly FoundLine[],
    before: ReadDocument,
    find: FindRecord,
    signal: AbortSignal | undefined,
  ): Promise<readonly FoundLine[]> {
    if (computesInvoices(this.#version)) return lines;
    const { company, journal, partner, invoiceDate } = before.view;
    const type = INVOICE_TYPES.find((each) => each === before.view.type);
    const isSaid = lines.every((line) => line.account !== undefined && line.taxes !== undefined);
    if (isSaid) return lines;
    if (type === undefined) throw changingProblems.accountAndTaxesNeeded();
    return Promise.all(
      lines.map(async (line, index) => {
        const { description, price } = asked[index] ?? { description: '', price: '0' };
        if (line.taxes !== undefined) return line;
        const invoice = {
          type,
          company,
          journal,
          namesJournal: true,
          partner: partner?.id,
          invoiceDate,
          lines: [{ description, price, account: line.account?.id }],
        };
        const [filled] = (await this.#defaults.fillIn(invoice, signal)).lines;
        const { account, taxes } = await foundLine({ account: filled?.account, taxes: filled?.taxes }, find);
        return { ...line, account: line.account ?? account, taxes };
      }),
    );
  }
}
