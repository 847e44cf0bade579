import { z } from 'zod';
import type { StoredEntry } from '../../journal/entry.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { isMove, parseHandle, proposalHandle } from '../handle.ts';
import type { MoveHandle, ProposalHandle } from '../handle.ts';
import { bankTransaction } from './bank-transaction.ts';
import type { BankTransaction } from './bank-transaction.ts';

/** A proposal that is held. */
export interface Proposal {
  readonly document: ProposalHandle;
  readonly key: string;
  /** SHA-256 of the canonical request. */
  readonly request: string;
  readonly transaction: BankTransaction;
}

/** What became of a proposal, as far as the journal knows. */
export type Standing =
  | { readonly state: 'waiting' }
  /** It was sent to Odoo, and whether it got there is not known. */
  | {
      readonly state: 'sent';
      /** The request of the person's that it was sent for. */
      readonly request: string;
      /** When, as ISO time. */
      readonly at: string;
    }
  | { readonly state: 'entered'; readonly as: MoveHandle; readonly at: string }
  | { readonly state: 'discarded'; readonly at: string };

/** A proposal with what became of it. */
export interface StandingProposal extends Proposal {
  readonly standing: Standing;
}

/** Where proposals are kept, and for which database. */
export interface ProposalPlace {
  readonly session: Pick<OdooSession, 'origin' | 'database'>;
  readonly journal: Pick<Journal, 'entries'>;
}

/** Reads in our journal what is proposed, and what became of it. */
export class HeldProposals {
  readonly #place: ProposalPlace;

  constructor(place: ProposalPlace) {
    this.#place = place;
  }

  /** All that were ever held for this database, the oldest first; one for each key. */
  async all(): Promise<readonly StandingProposal[]> {
    const entries = await this.#place.journal.entries();
    const standings = standingsIn(entries, this.#place.session);
    return heldIn(entries, this.#place.session).map((proposal) => ({
      ...proposal,
      standing: standings.get(proposal.document) ?? { state: 'waiting' },
    }));
  }
}

/**
 * Whether somebody is discarding it or has done so. Whoever enters a proposal writes that down first and asks this then,
 * and whoever discards it does it the other way round: so at most one of the two goes on.
 */
export function isDiscarding(
  entries: readonly StoredEntry[],
  document: ProposalHandle,
  place: ProposalPlace['session'],
): boolean {
  const own = entries.filter(
    (entry) =>
      (entry.what === 'discarding-intended' || entry.what === 'discarding-settled') &&
      entry.document === document &&
      isOf(entry, place),
  );
  const settled = own.flatMap((entry) => (entry.what === 'discarding-settled' ? [entry] : []));
  return own.some(
    (entry) =>
      entry.what === 'discarding-intended' &&
      (settled.find(({ request }) => request === entry.request)?.outcome ?? 'done') === 'done',
  );
}

/** Whether a person may still be asked about it. */
export function isWaiting({ standing }: StandingProposal): boolean {
  return standing.state === 'waiting' || standing.state === 'sent';
}

const handleShape = z.string().transform((text, context): ProposalHandle => {
  const handle = parseHandle(text);
  if (handle?.startsWith('proposal/') === true) return proposalHandle(handle.slice('proposal/'.length));
  context.addIssue('no proposal');
  return z.NEVER;
});

function heldIn(entries: readonly StoredEntry[], place: ProposalPlace['session']): Proposal[] {
  const held = new Map<string, Proposal>();
  for (const entry of entries) {
    if (entry.what !== 'proposal-held' || held.has(entry.key) || !isOf(entry, place)) continue;
    const { key, request } = entry;
    const document = handleShape.safeParse(entry.document).data;
    const transaction = bankTransaction.safeParse(entry.asked).data;
    if (document !== undefined && transaction !== undefined)
      held.set(key, { document, key, request, transaction });
  }
  return [...held.values()];
}

/** Nothing that is entered or discarded waits again; what was sent stays so until its outcome is known. */
function standingsIn(
  entries: readonly StoredEntry[],
  place: ProposalPlace['session'],
): ReadonlyMap<string, Standing> {
  const ended = new Map<string, Standing>();
  const sent = new Map<string, Standing & { readonly state: 'sent'; readonly document: string }>();
  for (const entry of entries) {
    if (entry.what === 'posting-intended' && isOf(entry, place)) {
      const { document, request, time: at } = entry;
      sent.set(`${request} ${document}`, { state: 'sent', document, request, at });
    }
    if (entry.what === 'posting-settled' && isOf(entry, place) && entry.outcome !== 'unknown') {
      const as = entry.entered === undefined ? undefined : parseHandle(entry.entered);
      sent.delete(`${entry.request} ${entry.document}`);
      if (as !== undefined && isMove(as)) ended.set(entry.document, { state: 'entered', as, at: entry.time });
    }
    if (entry.what === 'discarding-settled' && isOf(entry, place) && entry.outcome === 'done')
      ended.set(entry.document, { state: 'discarded', at: entry.time });
  }
  const unsettled = [...sent.values()].map(({ document, ...standing }) => [document, standing] as const);
  return new Map<string, Standing>([...unsettled, ...ended]);
}

function isOf(
  { connection }: { readonly connection: { readonly origin: string; readonly database: string } },
  place: ProposalPlace['session'],
): boolean {
  return connection.origin === place.origin && connection.database === place.database;
}
