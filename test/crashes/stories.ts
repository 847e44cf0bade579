import { idOf, isInOdoo, moveHandle, parseHandle } from '../../src/accounting/handle.ts';
import type { CounterpartRequest } from '../../src/accounting/drafting/transactions/transaction-request.ts';
import { Problem } from '../../src/common/problem.ts';
import type { Intent } from '../../src/journal/open-intents.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { Office } from '../support/office.ts';
import type { CrashScene } from './crash-scene.ts';
import { ADDED_LINE, billRequest, CHANGED_REFERENCE, paymentRequest } from './deeds.ts';
import type { WholeDeedName } from './deeds.ts';

/** What a deed is about, and how the company itself tells that it was done. */
export interface Story {
  /** @returns the documents, or the references, that it is about */
  readonly prepare: (scene: CrashScene, office: Office) => Promise<readonly string[]>;
  /** Read in the company, without any code of the product: how often it was done. */
  readonly done: (scene: CrashScene, subject: readonly string[]) => number;
  /** How often that is, once all of it is done. */
  readonly all: number;
  /** Whether whoever wanted it may ask for it once more, and gets what is missing. */
  readonly repeats: 'always' | 'when it was not done' | 'never';
  /** What is not there can never be known not to come. */
  readonly isUnknowable?: boolean;
  /** What the same yes had done before, and what is not written down as done before all of it is. */
  readonly before?: Intent['what'];
  /** There is more to it than Odoo shows: the journal calls it unknown until it is asked for again. */
  readonly isUnfinished?: boolean;
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

/** A bill that is posted and not paid. */
async function openBill(scene: CrashScene, office: Office): Promise<MoveHandle> {
  const bill = await draft(office, 'PAID');
  postInside(scene, [bill]);
  return moveHandle(odooIds([bill])[0] ?? 0);
}

const FEE = { kind: 'account', account: '695000' } as const;

async function propose(
  office: Office,
  amount = '-9.90',
  counterpart: CounterpartRequest = FEE,
): Promise<readonly string[]> {
  const [outcome] = await office.books.proposeTransactions({
    ...{ company: 1, journal: 'Bank', file: undefined },
    transactions: [
      {
        ...{ date: '2026-11-20', amount, description: 'Account fee', idempotencyKey: 'fee' },
        counterpart,
      },
    ],
  });
  if (outcome === undefined || outcome instanceof Problem)
    throw outcome ?? new Error('Nothing was proposed.');
  return [outcome.proposal.document];
}

const payment: Story['prepare'] = async (scene, office) => {
  const drafted = await office.books.createDraftPayment(paymentRequest(await openBill(scene, office)));
  return [drafted.view.document];
};

/** A draft of ours that somebody has touched in Odoo. */
const touched: Story['prepare'] = async (scene, office) => {
  const documents = await bills('OLD')(scene, office);
  scene.company.inside((env) => {
    for (const move of env.model('account.move').browse(odooIds(documents)))
      move.write({ payment_reference: 'as agreed' });
    env.flush();
  });
  return documents;
};

const isSettled: Story['done'] = (scene) =>
  scene.count('account.move', [
    ['ref', '=', 'PAID'],
    ['amount_residual', '=', 0],
  ]);

const isChanged: Story['done'] = (scene, subject) =>
  countMoves(scene, subject, ['ref', '=', CHANGED_REFERENCE]);

const hasNewLine: Story['done'] = (scene, subject) =>
  scene.count('account.move.line', [
    ['move_id', 'in', odooIds(subject)],
    ['name', '=', ADDED_LINE],
  ]);

export const STORIES: Readonly<Record<WholeDeedName, Story>> = {
  create: { prepare: () => Promise.resolve(['ONE']), done: byReference, all: 1, repeats: 'always' },
  createBatch: {
    prepare: () => Promise.resolve(['B-1', 'B-2', 'B-3']),
    ...{ done: byReference, all: 3, repeats: 'always' },
  },
  draftPayment: {
    prepare: async (scene, office) => [await openBill(scene, office)],
    done: (scene) => scene.count('account.payment', [['date', '=', '2026-11-21']]),
    ...{ all: 1, repeats: 'always' },
  },
  change: {
    ...{ prepare: bills('OLD'), done: isChanged, all: 1, repeats: 'when it was not done' },
  },
  addLine: {
    ...{ prepare: bills('OLD'), done: hasNewLine, all: 1, repeats: 'when it was not done' },
  },
  changeApproved: {
    ...{ prepare: touched, done: isChanged, all: 1, repeats: 'when it was not done' },
  },
  addLineApproved: {
    ...{ prepare: touched, done: hasNewLine, all: 1, repeats: 'when it was not done' },
  },
  attach: {
    prepare: bills('PAPER'),
    done: (scene, subject) =>
      scene.count('ir.attachment', [
        ['res_model', '=', 'account.move'],
        ['res_id', 'in', odooIds(subject)],
      ]),
    ...{ all: 1, repeats: 'always', isUnfinished: true },
  },
  contact: {
    prepare: () => Promise.resolve(['Kleinholz Frachten']),
    done: (scene, names) => scene.count('res.partner', [['name', 'in', [...names]]]),
    ...{ all: 1, repeats: 'always' },
  },
  post: { prepare: bills('P-1'), done: isPosted, all: 1, repeats: 'always' },
  postTogether: { prepare: bills('P-1', 'P-2'), done: isPosted, all: 2, repeats: 'always' },
  pay: {
    prepare: payment,
    done: (scene, subject) =>
      scene.count('account.payment', [
        ['id', 'in', odooIds(subject)],
        ['state', 'in', ['in_process', 'paid']],
      ]),
    ...{ all: 1, repeats: 'always' },
  },
  settle: {
    prepare: payment,
    ...{ done: isSettled, all: 1, repeats: 'never', before: 'posting-intended' },
  },
  settleEntered: {
    prepare: async (scene, office) =>
      propose(office, '-120', { kind: 'document', document: await openBill(scene, office) }),
    ...{ done: isSettled, all: 1, repeats: 'never', before: 'posting-intended' },
  },
  enter: {
    prepare: (_, office) => propose(office),
    done: (scene) => scene.count('account.bank.statement.line', [['payment_ref', '=', 'Account fee']]),
    ...{ all: 1, repeats: 'always', isUnknowable: true },
  },
  undo: {
    prepare: async (scene, office) => {
      const documents = await bills('U-1')(scene, office);
      postInside(scene, documents);
      return documents;
    },
    done: (scene, subject) => countMoves(scene, subject, ['state', '=', 'draft']),
    ...{ all: 1, repeats: 'always' },
  },
  discard: {
    prepare: bills('D-1'),
    done: (scene, subject) => 1 - countMoves(scene, subject),
    ...{ all: 1, repeats: 'always' },
  },
  discardProposal: {
    prepare: (_, office) => propose(office),
    done: () => 0,
    ...{ all: 0, repeats: 'always' },
  },
  note: {
    prepare: bills('N-1'),
    done: (scene, subject) =>
      scene.count('mail.message', [
        ['res_id', 'in', odooIds(subject)],
        ['body', 'ilike', 'MCP Odoo journal line'],
      ]),
    ...{ all: 1, repeats: 'never' },
  },
};
