import { onlyProblems, Problem } from '../../../common/problem.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import type { OwnDrafts } from '../../changing/own-draft.ts';
import type { DocumentView } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { ReadDocument } from '../../reading/document-read.ts';
import type { DocumentReader } from '../../reading/read-document.ts';
import type { RecordSearch } from '../../records/record-search.ts';
import { seesSameAmounts } from '../../versions.ts';
import { draftingProblems } from '../problems.ts';
import type { SameDocument } from '../../documents-alike.ts';
import type { Duplicates } from './duplicates.ts';
import { filledIn } from './filled-in.ts';
import { includedTaxNotes } from './included-tax.ts';
import type { InvoiceOrder } from './invoice-order.ts';
import { differences } from './read-back.ts';
import type { SetTaxes, TaxAmounts } from './tax-amounts.ts';
import { totalNotes } from './total-notes.ts';
import { unlikelyAccountNotes } from './unlikely-accounts.ts';

/** A draft as it now is in Odoo. */
export interface DraftedInvoice {
  readonly view: DocumentView;
  /** True when an earlier request had made it, and nothing was written now. */
  readonly replayed: boolean;
  /** What the request left out and Odoo filled in: names of the answer's fields. */
  readonly filledIn: readonly string[];
  /** Sentences about what differs from what was asked for, about the total, and about documents like it. */
  readonly notes: readonly string[];
}

/** A document that is there. */
export interface MadeInvoice {
  readonly order: InvoiceOrder;
  readonly document: MoveHandle;
  readonly replayed: boolean;
}

export interface DraftedInvoicesParts {
  readonly session: OdooSession;
  readonly documents: DocumentReader;
  readonly own: OwnDrafts;
  readonly duplicates: Duplicates;
  readonly taxAmounts: TaxAmounts;
  readonly records: RecordSearch;
}

type Views = Map<MoveHandle, ReadDocument>;
type Notes = ReadonlyMap<MoveHandle, readonly string[]>;

/** Reads what was drafted back, and tells what is to be known of it. */
export class DraftedInvoices {
  readonly #parts: DraftedInvoicesParts;

  constructor(parts: DraftedInvoicesParts) {
    this.#parts = parts;
  }

  /** @returns for each what to answer: one that could not be read is there all the same, and that is said */
  async tell(
    made: readonly MadeInvoice[],
  ): Promise<readonly (readonly [InvoiceOrder, DraftedInvoice | Problem])[]> {
    const told = await this.#tell(made).catch(onlyProblems);
    return told instanceof Problem
      ? made.map(({ order, document }) => [order, draftingProblems.notReadBack(document, told)] as const)
      : told;
  }

  async #tell(made: readonly MadeInvoice[]) {
    const { own, records } = this.#parts;
    const views = await this.#views(made);
    const fresh = made.filter(({ replayed }) => !replayed);
    const taxes = await this.#setTaxes(made, views);
    const alike = await this.#alike(fresh, views);
    return Promise.all(
      made.map(async (one) => {
        const { order, document, replayed } = one;
        const read = views.get(document);
        const notes = [
          ...(taxes.get(document)?.notes ?? []),
          ...(alike.get(document) ?? []),
          ...(read === undefined ? [] : await unlikelyAccountNotes(records, order.invoice, read.view)),
        ];
        const isWritten = !replayed || taxes.get(document)?.written === true;
        if (read !== undefined && isWritten && this.#isOurs(read))
          await own.remember(document, read.view.digest);
        return [order, this.#answer(one, read, notes)] as const;
      }),
    );
  }

  #answer(
    { order: { request, invoice }, document, replayed }: MadeInvoice,
    read: ReadDocument | undefined,
    more: readonly string[],
  ): DraftedInvoice | Problem {
    if (read === undefined) return draftingProblems.draftOutcomeUnknown();
    if (!this.#isOurs(read)) return draftingProblems.keyTaken(document);
    const { view } = read;
    const changed = differences(invoice, view);
    const notes: (string | false)[] = [
      replayed &&
        `Already drafted as ${document}; no second one was made. For another document like it pass a new idempotency_key.`,
      changed.length > 0 && `Differs from the request: ${changed.join(' ')}`,
      ...totalNotes(request.expectedTotal, view),
      ...includedTaxNotes(invoice.lines, view),
      ...more,
    ];
    return {
      view,
      replayed,
      filledIn: filledIn(invoice, view),
      notes: notes.filter((note) => note !== false),
    };
  }

  #isOurs({ createdBy }: ReadDocument): boolean {
    return createdBy === this.#parts.session.uid;
  }

  async #views(made: readonly MadeInvoice[]): Promise<Views> {
    const companies = new Set(made.map(({ order }) => order.invoice.company.id));
    const read = await Promise.all(
      [...companies].map((company) => {
        const own = made.filter(({ order }) => order.invoice.company.id === company);
        const documents = [...new Set(own.map(({ document }) => document))];
        return this.#parts.documents.readAll(documents, { allowed_company_ids: [company] });
      }),
    );
    return new Map(read.flatMap((views) => [...views]));
  }

  /** Sets the taxes of papers, and reads those documents again. */
  async #setTaxes(made: readonly MadeInvoice[], views: Views): Promise<ReadonlyMap<MoveHandle, SetTaxes>> {
    const { documents, own, taxAmounts } = this.#parts;
    const all = new Map<MoveHandle, SetTaxes>();
    for (const { order, document, replayed } of made) {
      const { taxAmounts: wanted, company } = order.invoice;
      const read = views.get(document);
      if (read === undefined || wanted === undefined || !this.#isOurs(read)) continue;
      const context = { allowed_company_ids: [company.id] };
      if (!replayed) await own.remember(document, read.view.digest);
      // What somebody has changed since, or posted, is left as it is.
      const lastLook = async () => {
        const now = await documents.read(document, context, undefined, 'all');
        const isSame = now.view.state === 'draft' && now.view.digest === read.view.digest;
        if (!isSame || (await own.whyNotOwn(now)) !== undefined)
          throw draftingProblems.notOursAnyMore(document);
      };
      const set = await taxAmounts.set(read.view, wanted, lastLook);
      all.set(document, set);
      if (set.written) views.set(document, await documents.read(document, context));
    }
    return all;
  }

  /** Before 19 Odoo does not see by itself that another document has the same partner, date and amount. */
  async #alike(fresh: readonly MadeInvoice[], views: Views): Promise<Notes> {
    if (seesSameAmounts(this.#parts.session.version)) return new Map();
    const drafted = fresh.flatMap(({ order, document }) => {
      const view = views.get(document)?.view;
      if (view === undefined) return [];
      const { total, currency } = view;
      return [{ document, invoice: order.invoice, total, currency }];
    });
    const found = await this.#parts.duplicates.sameAmount(drafted);
    return new Map(
      drafted.map(({ document }, index) => {
        const others = (found[index] ?? []).filter((same) => same.document !== document);
        return [document, others.length === 0 ? [] : [alikeNote(others)]] as const;
      }),
    );
  }
}

function alikeNote(others: readonly SameDocument[]): string {
  const named = others.map(({ document, known }) => `${document} (${known})`).join(', ');
  return `Same partner, date and total as ${named}: possibly the same paper.`;
}
