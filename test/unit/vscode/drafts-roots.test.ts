import { asItIs } from '../../../src/common/said.ts';
import { subjectNamed } from '../../../src/posting/review/subject.ts';
import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { moveHandle } from '../../../src/accounting/handle.ts';
import type { Handle } from '../../../src/accounting/handle.ts';
import { PersonRequest } from '../../../src/posting/asking/person-request.ts';
import { asProblem } from '../../../src/common/problem.ts';
import { connectionProblems } from '../../../src/vscode/connections/problems.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { ConnectionNode } from '../../../src/vscode/drafts/connection-node.ts';
import { draftsRoots } from '../../../src/vscode/drafts/drafts-roots.ts';
import type { ShownDrafts } from '../../../src/vscode/drafts/shown-drafts.ts';
import { OpenQuestions } from '../../../src/vscode/drafts/open-questions.ts';
import type { TreeNode } from '../../../src/vscode/drafts/tree-node.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BOOKS, DEMO, SomeConnections } from '../../support/some-connections.ts';

const OTHER: ConnectionProfile = { ...BOOKS, name: 'Other', database: 'others' };

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

/** What is known of a connection whose drafts were read. */
function known(connection: ConnectionProfile, drafts: readonly DraftSummary[]): ShownDrafts {
  const state = drafts.length === 0 ? 'empty' : 'ready';
  return { connection, list: { drafts, hasMore: false, problem: undefined, state } };
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
  const connections = new SomeConnections(BOOKS);
  const questions = new OpenQuestions(connections);
  const door = new Door();
  questions.heard(BOOKS, door);
  const agent = { kind: 'agent', saysItIs: 'copilot' } as const;
  const ask = (about: PersonRequest['about'], ...documents: Handle[]) => {
    const request = new PersonRequest(about, documents, agent, clock);
    request.join(new AbortController().signal);
    door.waiting = [...door.waiting, request];
    return request;
  };
  const roots = (drafts: DraftSummary[] = [draft(7)]) =>
    draftsRoots(
      connections.all.map((connection) => known(connection, drafts)),
      questions,
    );
  return { clock, connections, questions, door, ask, roots };
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
    request.subject = subjectNamed('move/7', asItIs('vendor bill of Azure Interior, 121.00 EUR'));
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

  it('shows what waits at a connection that is gone, and takes none of its drafts for one here', () => {
    const { connections, door, ask, roots, questions } = setUp();
    ask('posting', 'move/7');
    door.refused = ['move/7'];
    connections.all = [OTHER];
    expect(labels(roots())).toEqual(['Waiting for your approval', 'Vendor Bills']);
    expect(below(roots(), 'Vendor Bills')).toMatchObject([{ description: '121.00 EUR', icon: 'file' }]);
    expect(questions.whoMayNotAsk(OTHER, 'move/7')).toEqual([]);
  });

  it('lifts a refusal at the gate that keeps it', () => {
    const { door, questions } = setUp();
    door.refused = ['move/7', 'move/8'];
    for (const gate of questions.whoMayNotAsk(BOOKS, 'move/7')) gate.lift('move/7');
    expect(questions.of(BOOKS).refused).toEqual(['move/8']);
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

describe('the tree of several connections', () => {
  const several = () => {
    const window = setUp();
    window.connections.all = [BOOKS, OTHER, DEMO];
    return window;
  };

  it('has a row for each, told apart by words: its name, where it is, and DEMO', () => {
    expect(
      several()
        .roots()
        .map(({ row }) => [row.label, row.description, row.spoken]),
    ).toEqual([
      [
        'books.example.com',
        'https://books.example.com',
        'Connection, books.example.com, https://books.example.com',
      ],
      ['Other', 'https://books.example.com', 'Connection, Other, https://books.example.com'],
      [
        'Demo company',
        'DEMO · http://127.0.0.1:4711',
        'Connection, Demo company, DEMO, http://127.0.0.1:4711',
      ],
    ]);
  });

  it('has menus for the person’s own ones, and others for the demo company', () => {
    expect(
      several()
        .roots()
        .map(({ row }) => row.context),
    ).toEqual(['saved', 'saved', 'demo']);
  });

  it('has the same document of two connections in two rows, which VS Code tells apart', () => {
    const { roots } = several();
    const ids = (nodes: readonly TreeNode[]): string[] =>
      nodes.flatMap(({ row, children }) => [row.id, ...ids(children)]);
    const all = ids(roots());
    expect(new Set(all).size).toBe(all.length);
    expect(ids(roots())).toEqual(all);
  });

  it('shows what waits and what is refused below the connection that it is of, and only there', () => {
    const { door, ask, roots } = several();
    ask('posting', 'move/7');
    door.refused = ['move/99'];
    const [first, second] = roots();
    expect(labels(first?.children ?? [])).toEqual([
      'Waiting for your approval',
      'Vendor Bills',
      'Not asked again',
    ]);
    expect(labels(second?.children ?? [])).toEqual(['Vendor Bills']);
    expect(below(second?.children ?? [], 'Vendor Bills')).toMatchObject([{ icon: 'file' }]);
  });

  it('shows on top what still waits at a connection that is gone', () => {
    const { connections, ask, roots } = several();
    ask('posting', 'move/7');
    connections.all = [OTHER, DEMO];
    expect(labels(roots())).toEqual(['Waiting for your approval', 'Other', 'Demo company']);
  });

  it('says of each whether it has no drafts, was not read, or is not up to date, and keeps its rows', () => {
    const { questions } = several();
    const problem = connectionProblems.secretMissing(OTHER.origin);
    const [read, loading, offline] = draftsRoots(
      [
        known(BOOKS, []),
        { ...known(DEMO, []), list: { ...known(DEMO, []).list, state: 'loading' } },
        { connection: OTHER, list: { drafts: [draft(7)], hasMore: true, problem, state: 'ready' } },
      ],
      questions,
    );
    expect(labels(read?.children ?? [])).toEqual(['No drafts']);
    expect(labels(loading?.children ?? [])).toEqual(['Not read yet']);
    expect(offline?.row).toMatchObject({
      description: 'not up to date · https://books.example.com',
      spoken: expect.stringContaining('not up to date'),
    });
    expect(labels(offline?.children ?? [])).toEqual([problem.person, 'Vendor Bills', 'Load more drafts...']);
  });

  it('leads from a key that is gone to entering another one for that connection', () => {
    const { questions } = several();
    const commandAt = (connection: ConnectionProfile, thrown: unknown) => {
      const list = { drafts: [], hasMore: false, problem: asProblem(thrown), state: 'failed' } as const;
      const roots = draftsRoots([known(BOOKS, []), { connection, list }], questions);
      return roots[1]?.children[0]?.row.command;
    };
    const gone = connectionProblems.secretMissing(OTHER.origin);
    expect(commandAt(OTHER, gone)).toEqual({
      command: 'mcpOdoo.enterNewKey',
      title: 'Enter New Key...',
      arguments: ['Other'],
    });
    expect(commandAt(DEMO, gone)).toBeUndefined();
    expect(commandAt(OTHER, new Error('a fault of ours'))).toBeUndefined();
  });

  it('forgets a gate with its connection, and one that another one took the place of, but not while it asks', () => {
    const { connections, questions, door, ask } = setUp();
    door.refused = ['move/7'];
    const later = new Door();
    ask('posting', 'move/8');
    questions.heard(BOOKS, later);
    expect(questions.whoMayNotAsk(BOOKS, 'move/7')).toEqual([door]);
    door.waiting = [];
    questions.heard(BOOKS, later);
    expect(questions.whoMayNotAsk(BOOKS, 'move/7')).toEqual([]);
    later.refused = ['move/7'];
    connections.all = [OTHER];
    questions.connectionsChanged();
    connections.all = [BOOKS];
    expect(questions.of(BOOKS).refused).toEqual([]);
  });

  it('loads more of the connection at whose end one asks', () => {
    const { questions } = several();
    const list = { ...known(OTHER, [draft(7)]).list, hasMore: true };
    const [, root] = draftsRoots([known(BOOKS, []), { connection: OTHER, list }], questions);
    const more = root?.children.at(-1);
    expect(more?.row.command?.arguments).toEqual([more]);
    expect(more).toHaveProperty('connection', OTHER);
  });

  it('has rows that nobody else can make', () => {
    const [row] = several().roots();
    expect(ConnectionNode.isOne(row)).toBe(true);
    expect(ConnectionNode.isOne(new Proxy({ ...row }, {}))).toBe(false);
    expect(ConnectionNode.isOne(Object.create(ConnectionNode.prototype))).toBe(false);
  });
});
