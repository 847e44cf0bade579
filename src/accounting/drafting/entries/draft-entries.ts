import { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import type { OwnDrafts } from '../../changing/own-draft.ts';
import { readRates } from '../../currency-rates.ts';
import type { DocumentView } from '../../documents.ts';
import { isMove } from '../../handle.ts';
import { booksProblems } from '../../problems.ts';
import type { DocumentReader } from '../../reading/read-document.ts';
import { computesInvoices } from '../../versions.ts';
import { lockedOn } from '../lock-dates.ts';
import { requestDigest } from '../once/draft-key.ts';
import type { DraftOnce, ReadyDraft } from '../once/draft-once.ts';
import type { Claim, DraftOrder, MadeDraft } from '../once/draft-order.ts';
import { draftingProblems } from '../problems.ts';
import { balanceEntry, needsRate } from './balance-entry.ts';
import type { BalancedEntry } from './balance-entry.ts';
import { entryData, reversalOf } from './entry-request.ts';
import type { EntryRequest, ResolvedEntry } from './entry-request.ts';
import { entryTable } from './entry-table.ts';
import { entryDifferences } from './read-back.ts';
import { resolveEntry } from './resolve-entry.ts';
import type { EntryRecords } from './resolve-entry.ts';

export interface EntryDrafterParts extends EntryRecords {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly documents: DocumentReader;
  readonly own: OwnDrafts;
  readonly once: DraftOnce;
}

/** A draft entry as it now is in Odoo, and the draft that reverses it. */
export interface DraftedEntry {
  readonly view: DocumentView;
  readonly reversal?: DocumentView;
  /** True when an earlier request had made it, and nothing was written now. */
  readonly replayed: boolean;
  readonly notes: readonly string[];
}

/** One of the drafts of a request: the entry, or what reverses it. */
interface Part {
  readonly order: DraftOrder;
  readonly entry: ResolvedEntry;
  readonly balanced: BalancedEntry;
}

/** Creates draft journal entries exactly once, whatever gets lost on the way. */
export class EntryDrafter {
  readonly #parts: EntryDrafterParts;

  constructor(parts: EntryDrafterParts) {
    this.#parts = parts;
  }

  /**
   * Drafts an entry and what reverses it, or finds those that the same request made before.
   * @throws Problem entry_unbalanced, invalid_arguments, company_needed, record_not_found, record_ambiguous,
   * key_used_differently, draft_deleted, key_taken, draft_outcome_unknown, refused_by_odoo, or one of the wire's
   */
  async draft(request: EntryRequest, signal?: AbortSignal): Promise<DraftedEntry> {
    const entry = await resolveEntry(this.#parts, request, signal);
    const balanced = balanceEntry(entry, await this.#rates(entry, signal));
    const parts = partsOf(request, entry, balanced);
    const made = await this.#make(parts, signal);
    const views = await Promise.all(made.map((each) => this.#read(each, entry, signal)));
    const [view, reversal] = views;
    if (view === undefined) throw draftingProblems.draftOutcomeUnknown();
    const replayed = made.every((each) => each.replayed);
    const changed = parts.flatMap((part, index) => {
      const of = views[index];
      return of === undefined
        ? []
        : entryDifferences(part.entry, part.balanced, of).map((what) =>
            index === 0 ? what : `Reversal: ${what}`,
          );
    });
    const notes = [
      replayed &&
        `Already drafted as ${view.document}; nothing was written. For another entry like it pass a new idempotency_key.`,
      changed.length > 0 && `Differs from the request: ${changed.join(' ')}`,
      entry.lines.some((line) => needsRate(line, entry.companyCurrency)) &&
        `Converted at Odoo's rates of ${entry.date}.`,
      ...balanced.notes,
    ];
    return { view, reversal, replayed, notes: notes.filter((note) => note !== false) };
  }

  async #rates(entry: ResolvedEntry, signal?: AbortSignal) {
    const { company, companyCurrency, date, lines } = entry;
    const foreign = lines.filter((line) => needsRate(line, companyCurrency));
    if (foreign.length === 0) return undefined;
    const currencies = [companyCurrency.id, ...foreign.map(({ currency }) => currency.id)];
    return readRates(this.#parts.client, company, currencies, date, signal);
  }

  /** Those that are not there yet go to Odoo in one call: an entry without its reversal would be half a request. */
  async #make(parts: readonly Part[], signal?: AbortSignal): Promise<readonly MadeDraft[]> {
    const { once } = this.#parts;
    const claims = await once.claim(
      parts.map(({ order }) => order),
      'always',
      signal,
    );
    const claimed = claims.map(orThrow);
    const missing = parts.flatMap((part, index): ReadyDraft[] => {
      const claim = claimed[index];
      return claim === undefined || claim.madeAs !== undefined ? [] : [this.#ready(part, claim)];
    });
    const outcomes = missing.length === 0 ? [] : await once.make(missing, signal, 'shared');
    const made = new Map(missing.map(({ claim }, index) => [claim, outcomes[index]] as const));
    return claimed.map((claim) =>
      claim.madeAs === undefined
        ? orThrow(made.get(claim) ?? draftingProblems.draftOutcomeUnknown())
        : { document: claim.madeAs, replayed: true },
    );
  }

  #ready({ entry, balanced }: Part, claim: Claim): ReadyDraft {
    const { client, session } = this.#parts;
    const table = entryTable(claim.key.key, entry, balanced, session.version);
    const explain = async (words: readonly string[]) => {
      if (computesInvoices(session.version)) return words;
      // Odoo 14 and 15 say that something else is wrong (BaseModel.load tries again with what is used up). A look
      // that fails leaves Odoo's own words, which are still true: it was refused.
      const locked = await lockedOn(client, entry.company, entry.date).catch(() => undefined);
      return locked === undefined ? words : [locked];
    };
    return { claim, table, explain };
  }

  async #read(
    { document, replayed }: MadeDraft,
    entry: ResolvedEntry,
    signal?: AbortSignal,
  ): Promise<DocumentView> {
    const { documents, own, session } = this.#parts;
    if (!isMove(document)) throw booksProblems.documentNotFound(document);
    const context = { allowed_company_ids: [entry.company.id] };
    const { view, createdBy } = await documents.read(document, context, signal, 'entry');
    if (createdBy !== session.uid) throw draftingProblems.keyTaken(document);
    if (!replayed) await own.remember(document, view.digest);
    return view;
  }
}

function partsOf(request: EntryRequest, entry: ResolvedEntry, balanced: BalancedEntry): Part[] {
  const { idempotencyKey, again } = request;
  const data = entryData(entry);
  const order = { model: 'account.move', company: entry.company, again } as const;
  const first: Part = { order: { ...order, data, idempotencyKey }, entry, balanced };
  if (entry.reverseOn === undefined) return [first];
  const reversal = reversalOf(entry, entry.reverseOn);
  const turned = balanced.lines.map((line, index) => ({
    ...line,
    side: reversal.lines[index]?.side ?? line.side,
  }));
  return [
    first,
    {
      order: {
        ...order,
        // Which entry it reverses is said here and nowhere else: Odoo ties entries only once the first is posted.
        data: { kind: 'entry-reversal', reverses: requestDigest(data), date: entry.reverseOn },
        idempotencyKey: idempotencyKey === undefined ? undefined : `${idempotencyKey}#reversal`,
      },
      entry: reversal,
      balanced: { ...balanced, lines: turned },
    },
  ];
}

function orThrow<T extends Claim | MadeDraft>(outcome: T | Problem): T {
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}
