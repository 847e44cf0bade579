import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { moveHandle, parseHandle } from '../../../src/accounting/handle.ts';
import { Problem } from '../../../src/common/problem.ts';
import { calledWith } from '../../../src/vscode/commands/called-with.ts';
import { refusedRow } from '../../../src/vscode/commands/refused-row.ts';
import { DraftNode } from '../../../src/vscode/drafts/draft-node.ts';
import { RefusedNode } from '../../../src/vscode/drafts/refused-node.ts';
import { BOOKS } from '../../support/some-connections.ts';

const OTHER = { ...BOOKS, name: 'Other', database: 'other' };

function row(id: number, connection = BOOKS): DraftNode {
  const draft: DraftSummary = {
    document: moveHandle(id),
    type: 'in_invoice',
    company: { id: 1, name: 'My Company' },
    total: '121.00',
    currency: 'EUR',
  };
  return new DraftNode(connection, draft, false, { isWaiting: false, isRefused: false, warnings: [] });
}

function documentsOf(called: ReturnType<typeof calledWith>): readonly string[] {
  switch (called.kind) {
    case 'nothing':
      return [];
    case 'rows':
      return called.rows.map(({ document }) => document);
    case 'document':
      return [called.document];
  }
}

/** Made from our own class, as far as one can without its constructor. */
function forgedRow(id: number): unknown {
  const forged: unknown = Object.create(DraftNode.prototype, { row: { value: { id: `move/${id}` } } });
  return forged;
}

/** What another extension may pass: no row of ours, any value, and such as look like ours. */
const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true, withTypedArray: true, withBigInt: true }),
  fc.anything().map((draft) => ({ draft, row: { id: 'move/7' }, children: [] })),
  fc.integer().map(forgedRow),
  fc.integer().map((id) => new Proxy(row(Math.abs(id)), {})),
  fc.string().map((text) => `move/${text}`),
  fc.func(fc.anything()),
);

describe('what a command is called with', () => {
  it('is nothing, a document or a row, and all else is refused in words', () => {
    fc.assert(
      fc.property(hostile, hostile, (argument, selected) => {
        try {
          const called = calledWith(argument, selected);
          expect(['nothing', 'document']).toContain(called.kind);
          const named = typeof argument === 'string' ? [parseHandle(argument)] : [];
          expect(documentsOf(called)).toEqual(named);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(Problem);
          expect(thrown).toMatchObject({ code: 'invalid_arguments' });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is a row of ours alone, whatever else is passed beside it', () => {
    fc.assert(
      fc.property(hostile, fc.array(hostile), (anything, selected) => {
        const own = row(7);
        expect(documentsOf(calledWith(own, anything))).toEqual(['move/7']);
        expect(documentsOf(calledWith(own, [own, ...selected]))).toEqual(['move/7']);
      }),
    );
  });

  it('is all selected rows, each once, when it is called on one of them', () => {
    const [one, two, three] = [row(1), row(2), row(3)];
    expect(documentsOf(calledWith(two, [one, two, two, three]))).toEqual(['move/1', 'move/2', 'move/3']);
  });

  it('is the row under the pointer, when that is not among the selected', () => {
    expect(documentsOf(calledWith(row(1), [row(2), row(3)]))).toEqual(['move/1']);
  });

  it('is never selected rows without one of them', () => {
    expect(calledWith(undefined, [row(1)])).toEqual({ kind: 'nothing' });
    expect(documentsOf(calledWith('move/5', [row(1)]))).toEqual(['move/5']);
    expect(() => calledWith([row(1)])).toThrow(Problem);
  });
});

describe('lifting a refusal', () => {
  it('is for a row of the drafts view, and for nothing that another extension can pass', () => {
    expect(refusedRow(row(7))).toMatchObject({ connection: BOOKS, document: 'move/7' });
    expect(refusedRow(new RefusedNode(OTHER, 'move/8'))).toEqual({
      connection: OTHER,
      document: 'move/8',
      title: 'move/8',
    });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.constant('move/7'), fc.constant(undefined)), (argument) => {
        expect(() => refusedRow(argument)).toThrow(Problem);
      }),
      { numRuns: 1000 },
    );
  });
});
