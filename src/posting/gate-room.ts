import type { Handle, OdooHandle } from '../accounting/handle.ts';
import type { OdooClient } from '../odoo/client.ts';
import { LOOK_AGAIN_AFTER } from '../odoo/look-after.ts';
import { postingCalls } from './allowed.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { RequestJournal } from './asking/request-journal.ts';
import { ChangeWriter } from './changing/change-writer.ts';
import { ChatterNotes } from './chatter/chatter-notes.ts';
import type { NoteFacts } from './chatter/chatter-notes.ts';
import type { DiscardableKind } from './discarding/discardable.ts';
import { DraftsInOdoo } from './discarding/drafts-in-odoo.ts';
import { HeldDrafts } from './discarding/held-drafts.ts';
import { filesOfMove, filesOfPayment, whyMoveStays, whyPaymentStays } from './discarding/why-it-stays.ts';
import type { GateParts } from './gate-parts.ts';
import { DraftReader } from './moves/draft-reader.ts';
import { MovePoster } from './moves/move-poster.ts';
import { MoveReader } from './moves/move-reader.ts';
import { PostableMoves } from './moves/postable-moves.ts';
import { withReversals } from './moves/with-reversals.ts';
import type { Together } from './moves/with-reversals.ts';
import { PostablePayments } from './payments/postable-payments.ts';
import type { PostableKind } from './postable.ts';
import { PostingJournal } from './posting-journal.ts';
import { PostingWriters } from './posting-writers.ts';
import type { PostingWriter } from './posting-writers.ts';
import { PostableProposals } from './proposals/postable-proposals.ts';
import { PapersSaid } from './review/paper-said.ts';
import { LookUps } from './review/warnings/look-ups.ts';
import { SnapshotReader } from './snapshot/snapshot-reader.ts';
import { Undoer } from './undoing/undoer.ts';

type GateRoomParts = Pick<
  GateParts,
  'session' | 'companies' | 'journal' | 'clock' | 'lookAgainAfter' | 'secondKey'
>;

/** What does the work behind the gate, on one connection. Nobody but the gate has it. */
export interface GateRoom {
  /** Can do all that the gate may do. */
  readonly client: OdooClient;
  /** Where it is written down what was asked, and what came of it. */
  readonly requests: RequestJournal;
  /** The client that posts, once a person has said yes. */
  readonly writer: (request: PersonRequest) => Promise<PostingWriter>;
  readonly note: (document: OdooHandle, facts: NoteFacts) => Promise<unknown>;
  /** The drafts that are posted with these: an entry that was drafted with its reversal goes with it. */
  readonly together: (documents: readonly Handle[]) => Promise<Together>;
  readonly drafts: DraftReader;
  readonly changes: ChangeWriter;
  readonly undoer: Undoer;
  readonly postable: readonly PostableKind[];
  readonly discardable: readonly DiscardableKind[];
}

export function gateRoom(parts: GateRoomParts): GateRoom {
  const { session, companies, journal, clock, lookAgainAfter = LOOK_AGAIN_AFTER, secondKey } = parts;
  const looking = { clock, lookAgainAfter };
  const calls = postingCalls(session.version);
  const client = session.clientFor(calls);
  const snapshots = new SnapshotReader(client, session.version, clock, new PapersSaid(journal, session));
  const reader = new MoveReader(snapshots, companies);
  // To post, a person has to see more than the document itself says.
  const lookUps = new LookUps(client, session.version, clock);
  const lookedUp = new MoveReader(snapshots, companies, lookUps);
  const notes = new ChatterNotes({ client, session, journal });
  const drafts = new DraftReader(reader);
  const requests = new RequestJournal(journal, session);
  const room = { ...looking, session, client, reader, journal: requests };
  const postings = new PostingJournal(requests);
  const poster = new MovePoster({ ...looking, reader: lookedUp, after: reader, journal: postings });
  const writers = new PostingWriters({ session, client, calls, journal: requests, secondKey });
  const payments = new PostablePayments({ ...looking, client, session, journal, requests, companies });
  const proposals = new PostableProposals({
    client,
    session,
    journal,
    requests,
    clock,
    companies,
    enteredBy: secondKey === undefined ? session.uid : undefined,
  });
  return {
    client,
    requests,
    writer: (request) => writers.open(request),
    note: (document, facts) => notes.note(document, facts),
    together: (documents) => withReversals(documents, { session, journal, drafts }),
    drafts,
    changes: new ChangeWriter(room),
    undoer: new Undoer({ ...room, note: (document, facts) => notes.note(document, facts) }),
    postable: [new PostableMoves(new DraftReader(lookedUp), poster), payments, proposals],
    discardable: [
      new DraftsInOdoo({
        model: 'account.move',
        ...looking,
        client,
        kind: new PostableMoves(drafts, poster),
        whyNot: whyMoveStays,
        filesOf: filesOfMove,
        journal: requests,
      }),
      new DraftsInOdoo({
        model: 'account.payment',
        ...looking,
        client,
        kind: payments,
        whyNot: whyPaymentStays,
        filesOf: filesOfPayment,
        journal: requests,
      }),
      new HeldDrafts(proposals, requests),
    ],
  };
}
