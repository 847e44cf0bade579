import type { ChangedDraft } from '../../src/accounting/changing/change-outcome.ts';
import type { ChangeOutcome, HeldChange } from '../../src/accounting/changing/change-draft.ts';
import type { ChangeRequest } from '../../src/accounting/changing/change-request.ts';
import type { DocumentView } from '../../src/accounting/documents.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { ApprovedChange } from '../../src/posting/changing/change-writer.ts';
import type { Office } from './office.ts';

/** A document as it was read. */
export interface ReadState {
  readonly document: MoveHandle;
  readonly digest: string;
}

export type Changes = Omit<ChangeRequest, 'document' | 'digest'>;

/** Drafts bills of the first company and changes them, in an office. */
export class ChangingDesk {
  readonly #office: Office;
  readonly #partner: number;
  readonly #name: string;
  #count = 0;

  /** @param name tells the references of this desk from those of others */
  constructor(office: Office, partner: number, name: string) {
    this.#office = office;
    this.#partner = partner;
    this.#name = name;
  }

  /** A reference that no other document has. */
  reference(text = 'C'): string {
    this.#count += 1;
    return `${text} ${this.#count} ${this.#name}`;
  }

  /** A bill of four chairs and a desk, 1,166.20 EUR with tax. */
  async draft(): Promise<DocumentView> {
    const { view } = await this.#office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: this.#partner, invoiceDate: '2026-11-20' },
      reference: this.reference(),
      lines: [
        { description: 'Office chairs', quantity: '4', price: '120' },
        { description: 'Desk', price: '500' },
      ],
    });
    return view;
  }

  change({ document, digest }: ReadState, what: Changes): Promise<ChangeOutcome> {
    return this.#office.books.updateDraft({ document, digest, ...what });
  }

  /** @throws Error when a person would be asked */
  async changed(state: ReadState, what: Changes): Promise<ChangedDraft> {
    const outcome = await this.change(state, what);
    if ('held' in outcome) throw new Error(`A person would be asked: ${outcome.held.why}`);
    return outcome.changed;
  }

  /** @throws Error when it is written without asking */
  async held(state: ReadState, what: Changes): Promise<HeldChange> {
    const outcome = await this.change(state, what);
    if ('changed' in outcome) throw new Error('It was changed without asking.');
    return outcome.held;
  }

  /** Asks the person. */
  ask(held: HeldChange): Promise<ApprovedChange> {
    const requester = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
    return this.#office.gate.requestChange(held, requester, new AbortController().signal);
  }

  async read(document: MoveHandle): Promise<DocumentView> {
    const view = await this.#office.books.getDocument(document);
    if (!('digest' in view)) throw new Error('This is no document of account.move.');
    return view;
  }
}
