import { idOf, isInOdoo, parseHandle } from '../../src/accounting/handle.ts';
import { Problem } from '../../src/common/problem.ts';
import type { Office } from '../support/office.ts';
import type { CrashScene } from './crash-scene.ts';
import { billRequest, CHANGED_REFERENCE } from './deeds.ts';
import type { DeedName } from './deeds.ts';

/** What a deed is about, and how the company itself tells that it was done. */
export interface Story {
  /** @returns the documents, or the references, that it is about */
  readonly prepare: (scene: CrashScene, office: Office) => Promise<readonly string[]>;
  /** Read in the company, without any code of the product: how often it was done. */
  readonly done: (scene: CrashScene, subject: readonly string[]) => number;
  /** How often that is, once all of it is done. */
  readonly all: number;
  /** Whoever wanted it may ask for it once more, and gets what is missing. */
  readonly isRepeatable: boolean;
  /** What is not there can never be known not to come. */
  readonly isUnknowable?: boolean;
}

async function draft(office: Office, reference: string, price?: string): Promise<string> {
  return (await office.books.createDraftInvoice(billRequest(reference, price))).view.document;
}

function odooIds(subject: readonly string[]): number[] {
  return subject.flatMap((each) => {
    const document = parseHandle(each);
    return document !== undefined && isInOdoo(document) ? [idOf(document)] : [];
  });
}

/** Somebody posts them in Odoo itself. */
function postInside(scene: CrashScene, subject: readonly string[]): void {
  for (const id of odooIds(subject)) scene.company.act({ id }, 'post');
}

const bills =
  (...references: string[]): Story['prepare'] =>
  async (_, office) => {
    const documents: string[] = [];
    for (const reference of references) documents.push(await draft(office, reference));
    return documents;
  };

const countMoves = (scene: CrashScene, subject: readonly string[], ...domain: (string | string[])[][]) =>
  scene.count('account.move', [['id', 'in', odooIds(subject)], ...domain]);

const isPosted: Story['done'] = (scene, subject) => countMoves(scene, subject, ['state', '=', 'posted']);

const byReference: Story['done'] = (scene, references) =>
  scene.count('account.move', [['ref', 'in', [...references]]]);

async function propose(office: Office): Promise<readonly string[]> {
  const [outcome] = await office.books.proposeTransactions({
    ...{ company: 1, journal: 'Bank', file: undefined },
    transactions: [
      {
        ...{ date: '2026-11-20', amount: '-9.90', description: 'Account fee', idempotencyKey: 'fee' },
        counterpart: { kind: 'account', account: '695000' },
      },
    ],
  });
  if (outcome === undefined || outcome instanceof Problem)
    throw outcome ?? new Error('Nothing was proposed.');
  return [outcome.proposal.document];
}

const payment: Story['prepare'] = async (scene, office) => {
  const bill = await draft(office, 'PAID');
  postInside(scene, [bill]);
  const [id = 0] = odooIds([bill]);
  const drafted = await office.books.createDraftPayment({
    ...{ company: 1, date: '2026-11-21', idempotencyKey: 'payment' },
    pays: [{ document: `move/${id}` }],
  });
  return [drafted.view.document];
};

export const STORIES: Readonly<Record<DeedName, Story>> = {
  create: { prepare: () => Promise.resolve(['ONE']), done: byReference, all: 1, isRepeatable: true },
  createBatch: {
    prepare: () => Promise.resolve(['B-1', 'B-2', 'B-3']),
    ...{ done: byReference, all: 3, isRepeatable: true },
  },
  change: {
    prepare: bills('OLD'),
    done: (scene, subject) => countMoves(scene, subject, ['ref', '=', CHANGED_REFERENCE]),
    ...{ all: 1, isRepeatable: false },
  },
  post: { prepare: bills('P-1'), done: isPosted, all: 1, isRepeatable: true },
  postTogether: { prepare: bills('P-1', 'P-2'), done: isPosted, all: 2, isRepeatable: true },
  pay: {
    prepare: payment,
    done: (scene, subject) =>
      scene.count('account.payment', [
        ['id', 'in', odooIds(subject)],
        ['state', 'in', ['in_process', 'paid']],
      ]),
    ...{ all: 1, isRepeatable: true },
  },
  settle: {
    prepare: payment,
    done: (scene) =>
      scene.count('account.move', [
        ['ref', '=', 'PAID'],
        ['amount_residual', '=', 0],
      ]),
    ...{ all: 1, isRepeatable: false },
  },
  enter: {
    prepare: (_, office) => propose(office),
    done: (scene) => scene.count('account.bank.statement.line', [['payment_ref', '=', 'Account fee']]),
    ...{ all: 1, isRepeatable: true, isUnknowable: true },
  },
  undo: {
    prepare: async (scene, office) => {
      const documents = await bills('U-1')(scene, office);
      postInside(scene, documents);
      return documents;
    },
    done: (scene, subject) => countMoves(scene, subject, ['state', '=', 'draft']),
    ...{ all: 1, isRepeatable: true },
  },
  discard: {
    prepare: bills('D-1'),
    done: (scene, subject) => 1 - countMoves(scene, subject),
    ...{ all: 1, isRepeatable: true },
  },
  discardProposal: {
    prepare: (_, office) => propose(office),
    done: () => 0,
    ...{ all: 0, isRepeatable: true },
  },
  note: {
    prepare: bills('N-1'),
    done: (scene, subject) =>
      scene.count('mail.message', [
        ['res_id', 'in', odooIds(subject)],
        ['body', 'ilike', 'MCP Odoo journal line'],
      ]),
    ...{ all: 1, isRepeatable: false },
  },
};
