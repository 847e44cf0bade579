import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { moveHandle } from '../../../src/accounting/handle.ts';
import type { Handle } from '../../../src/accounting/handle.ts';
import { PersonRequest } from '../../../src/posting/asking/person-request.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { draftsRoots } from '../../../src/vscode/drafts/drafts-roots.ts';
import { OpenQuestions } from '../../../src/vscode/drafts/open-questions.ts';
import type { TreeNode } from '../../../src/vscode/drafts/tree-node.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const books: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};
const otherBooks = { ...books, database: 'others' };

function draft(id: number): DraftSummary {
  return {
    document: moveHandle(id),
    type: 'in_invoice',
    company: { id: 1, name: 'My Company' },
    partner: { id: 9, name: 'Azure Interior' },
    total: '121.00',
    currency: 'EUR',
  };
}

/** A gate at which this waits and this is refused. */
class Door {
  waiting: readonly PersonRequest[] = [];
  refused: readonly Handle[] = [];
  lift(document: Handle): void {
    this.refused = this.refused.filter((each) => each !== document);
  }
}

function setUp() {
  const clock = new ManualClock();
  const connection: { current: ConnectionProfile | undefined } = { current: books };
  const questions = new OpenQuestions(connection);
  const door = new Door();
  questions.heard(books, door);
  const agent = { kind: 'agent', saysItIs: 'copilot' } as const;
  const ask = (about: PersonRequest['about'], ...documents: Handle[]) => {
    const request = new PersonRequest(about, documents, agent, clock);
    request.join(new AbortController().signal);
    door.waiting = [...door.waiting, request];
    return request;
  };
  const roots = (drafts: DraftSummary[] = [draft(7)]) => draftsRoots({ drafts, hasMore: false }, questions);
  return { clock, connection, questions, door, ask, roots };
}

const labels = (nodes: readonly TreeNode[]) => nodes.map(({ row }) => row.label);
const below = (nodes: readonly TreeNode[], label: string) =>
  nodes.find(({ row }) => row.label === label)?.children.map(({ row }) => row) ?? [];

/** Where each thing that waits is, and who asks. */
const whereabouts = ([group]: readonly TreeNode[]) =>
  (group?.children ?? []).flatMap(({ children }) =>
    children.map(({ row }) => `${row.label} ${row.description}`),
  );

describe('the tree of drafts', () => {
  it('has the drafts by kind, and nothing on top while nothing waits', () => {
    expect(labels(setUp().roots())).toEqual(['Vendor Bills']);
  });

  it('has on top what waits for the person: what is asked, where it is and who asks', () => {
    const { ask, roots } = setUp();
    const request = ask('posting', 'move/7');
    request.subject = { document: 'move/7', label: 'vendor bill of Azure Interior, 121.00 EUR' };
    request.state = 'under review';
    expect(labels(roots())).toEqual(['Waiting for your approval', 'Vendor Bills']);
    expect(below(roots(), 'Waiting for your approval')).toMatchObject([
      {
        label: 'Post vendor bill of Azure Interior, 121.00 EUR',
        icon: 'bell',
        spoken: expect.stringMatching(
          /^Waiting for your approval: Post vendor bill of Azure .*In the review, asked by an agent/,
        ),
      },
    ]);
    expect(whereabouts(roots())).toEqual(['In the review asked by an agent (says it is “copilot”)']);
  });

  it('says what each sort of question would do', () => {
    const { ask, roots } = setUp();
    ask('change', 'move/1');
    ask('discarding', 'move/2');
    ask('undoing', 'move/3');
    ask('posting', 'move/4', 'move/5');
    expect(below(roots(), 'Waiting for your approval').map(({ label }) => label)).toEqual([
      'Change move/1',
      'Discard move/2',
      'Reset to draft: move/3',
      'Post move/4, move/5',
    ]);
  });

  it('says when nobody waits for the answer any more', () => {
    const { clock, door, roots } = setUp();
    const request = new PersonRequest('posting', ['move/7'], { kind: 'command' }, clock);
    const caller = new AbortController();
    let told = 0;
    request.onState = () => (told += 1);
    request.join(caller.signal);
    door.waiting = [request];
    expect(whereabouts(roots())).toEqual(['In the queue asked by a VS Code command']);
    const before = told;
    caller.abort();
    expect(told).toBeGreaterThan(before);
    expect(whereabouts(roots())).toEqual(['Open, nobody waits for the answer asked by a VS Code command']);
  });

  it('marks a draft that waits, in words and with an icon', () => {
    const { ask, roots } = setUp();
    ask('posting', 'move/7');
    expect(below(roots([draft(7), draft(8)]), 'Vendor Bills')).toMatchObject([
      { description: 'waiting · 121.00 EUR', icon: 'bell', spoken: expect.stringMatching(/, waiting$/) },
      { description: '121.00 EUR', icon: 'file' },
    ]);
  });

  it('marks a draft that the person refused twice, and only its menu can lift that', () => {
    const { door, roots } = setUp();
    door.refused = ['move/7'];
    const [row] = below(roots(), 'Vendor Bills');
    expect(row).toMatchObject({ description: 'not asked again · 121.00 EUR', icon: 'bell-slash' });
    expect(row?.context?.split(' ')).toContain('refused');
    expect(below(roots([draft(8)]), 'Vendor Bills')[0]?.context?.split(' ')).not.toContain('refused');
  });

  it('has a row at the end for what was refused and is no draft: there it can be lifted', () => {
    const { door, roots } = setUp();
    door.refused = ['move/7', 'move/99'];
    expect(labels(roots())).toEqual(['Vendor Bills', 'Not asked again']);
    expect(below(roots(), 'Not asked again')).toMatchObject([{ label: 'move/99', context: 'refused' }]);
  });

  it('shows what waits at another connection, and takes none of its drafts for one here', () => {
    const { connection, door, ask, roots, questions } = setUp();
    ask('posting', 'move/7');
    door.refused = ['move/7'];
    connection.current = otherBooks;
    expect(labels(roots())).toEqual(['Waiting for your approval', 'Vendor Bills']);
    expect(below(roots(), 'Vendor Bills')).toMatchObject([{ description: '121.00 EUR', icon: 'file' }]);
    expect(questions.whoMayNotAsk('move/7')).toEqual([]);
  });

  it('lifts a refusal at the gate that keeps it', () => {
    const { door, questions } = setUp();
    door.refused = ['move/7', 'move/8'];
    for (const gate of questions.whoMayNotAsk('move/7')) gate.lift('move/7');
    expect(questions.refused).toEqual(['move/8']);
  });

  it('opens in Odoo what is there: a proposal is not', () => {
    const { roots } = setUp();
    const context = (changed: Partial<DraftSummary>) =>
      roots([{ ...draft(7), ...changed }])[0]?.children[0]?.row.context;
    expect(context({})).toBe('draft inOdoo');
    expect(context({ document: 'payment/7', type: 'payment' })).toBe('draft inOdoo');
    expect(context({ document: 'proposal/0123abcd', type: 'bank_transaction' })).toBe('draft');
  });
});
