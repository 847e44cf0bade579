import type { Clock } from '../common/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { OdooSession } from '../odoo/session.ts';
import { postingCalls } from './allowed.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { ChangeWriter } from './changing/change-writer.ts';
import { ChatterNotes } from './chatter/chatter-notes.ts';
import type { NoteFacts } from './chatter/chatter-notes.ts';
import { DiscardJournal } from './discarding/discard-journal.ts';
import type { DiscardableKind } from './discarding/discardable.ts';
import { DraftsInOdoo } from './discarding/drafts-in-odoo.ts';
import { HeldDrafts } from './discarding/held-drafts.ts';
import { filesOfMove, filesOfPayment, whyMoveStays } from './discarding/why-it-stays.ts';
import { isMove } from '../accounting/handle.ts';
import type { Handle, MoveHandle, OdooHandle } from '../accounting/handle.ts';
import { reversalPairs } from '../accounting/drafting/entries/reversal-pairs.ts';
import { DraftReader } from './moves/draft-reader.ts';
import { MovePoster } from './moves/move-poster.ts';
import { MoveReader } from './moves/move-reader.ts';
import { PostableMoves } from './moves/postable-moves.ts';
import { PostablePayments } from './payments/postable-payments.ts';
import type { PostableKind } from './postable.ts';
import { PostingWriters } from './posting-writers.ts';
import type { PostingWriter } from './posting-writers.ts';
import { PostableProposals } from './proposals/postable-proposals.ts';
import { PapersSaid } from './review/paper-said.ts';
import { LookUps } from './review/warnings/look-ups.ts';
import type { SecondKey } from './second-key.ts';
import { SnapshotReader } from './snapshot/snapshot-reader.ts';
import { Undoer } from './undoing/undoer.ts';

interface GateRoomParts {
  readonly session: OdooSession;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly secondKey?: SecondKey;
}

/** What does the work behind the gate, on one connection. Nobody but the gate has it. */
export interface GateRoom {
  /** Can do all that the gate may do. */
  readonly client: OdooClient;
  /** The client that posts, once a person has said yes. */
  readonly writer: (request: PersonRequest) => Promise<PostingWriter>;
  readonly note: (document: OdooHandle, facts: NoteFacts) => Promise<unknown>;
  /** The drafts that are posted with these: an entry that was drafted with its reversal goes with it. */
  readonly together: (documents: readonly Handle[]) => Promise<readonly Handle[]>;
  readonly drafts: DraftReader;
  readonly changes: ChangeWriter;
  readonly undoer: Undoer;
  readonly postable: readonly PostableKind[];
  readonly discardable: readonly DiscardableKind[];
}

export function gateRoom(parts: GateRoomParts): GateRoom {
  const { session, companies, journal, clock, secondKey } = parts;
  const calls = postingCalls(session.version);
  const client = session.clientFor(calls);
  const snapshots = new SnapshotReader(client, session.version, clock, new PapersSaid(journal, session));
  const reader = new MoveReader(snapshots, companies);
  // To post, a person has to see more than the document itself says.
  const lookUps = new LookUps(client, session.version, clock);
  const lookedUp = new MoveReader(snapshots, companies, lookUps);
  const notes = new ChatterNotes({ client, session, journal });
  const drafts = new DraftReader(reader);
  const room = { session, client, reader, journal };
  const poster = new MovePoster({ ...room, reader: lookedUp, after: reader });
  const writers = new PostingWriters({ session, client, calls, journal, secondKey });
  const discards = new DiscardJournal(journal, session);
  const payments = new PostablePayments({ client, session, journal, clock, companies });
  const proposals = new PostableProposals({
    client,
    session,
    journal,
    clock,
    companies,
    enteredBy: secondKey === undefined ? session.uid : undefined,
  });
  return {
    client,
    writer: (request) => writers.open(request),
    note: (document, facts) => notes.note(document, facts),
    together: async (documents) => {
      const pairs = reversalPairs(await journal.entries(), session);
      const others = documents.filter(isMove).flatMap((document) => pairs.get(document) ?? []);
      const missing = [...new Set(others)].filter((other) => !documents.includes(other));
      const isDraft = (other: MoveHandle) =>
        drafts.read([other]).then(
          () => true,
          () => false,
        );
      const there = await Promise.all(missing.map(async (other) => ((await isDraft(other)) ? [other] : [])));
      return [...documents, ...there.flat()];
    },
    drafts,
    changes: new ChangeWriter(room),
    undoer: new Undoer({ ...room, note: (document, facts) => notes.note(document, facts) }),
    postable: [new PostableMoves(new DraftReader(lookedUp), poster), payments, proposals],
    discardable: [
      new DraftsInOdoo({
        model: 'account.move',
        client,
        kind: new PostableMoves(drafts, poster),
        whyNot: whyMoveStays,
        filesOf: filesOfMove,
        journal: discards,
      }),
      new DraftsInOdoo({
        model: 'account.payment',
        client,
        kind: payments,
        whyNot: () => undefined,
        filesOf: filesOfPayment,
        journal: discards,
      }),
      new HeldDrafts(proposals, discards),
    ],
  };
}
