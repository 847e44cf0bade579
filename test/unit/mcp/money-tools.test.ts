import { describe, expect, it } from 'vitest';
import type { Tool } from '../../../src/mcp/tool.ts';
import { createDraftEntry } from '../../../src/mcp/tools/create-draft-entry.ts';
import { createDraftPayment } from '../../../src/mcp/tools/create-draft-payment.ts';
import { createDraftTransaction } from '../../../src/mcp/tools/create-draft-transaction.ts';

/** What a tool says to arguments that it cannot take. */
function refusal(tool: Tool, given: unknown): string {
  const taken = tool.take(given);
  if (!('refused' in taken)) throw new Error('It was taken.');
  return taken.refused.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

const debit = { account: '630000', debit: 120 };
const credit = { account: 62, credit: '120.00' };
const entry = (change: object = {}) => ({ date: '2026-12-31', lines: [debit, credit], ...change });

describe('create_draft_entry', () => {
  it('takes amounts as numbers and as texts, accounts as ids and as codes', () => {
    expect(createDraftEntry.take(entry())).toHaveProperty('run');
  });

  it.each([
    ['one line', { lines: [debit] }, 'lines: must be at least 2'],
    ['no lines', { lines: [] }, 'lines: must be at least 2'],
    ['a thousand lines', { lines: Array.from({ length: 1_000 }, () => debit) }, 'lines: must be at most 200'],
    ['both sides', { lines: [{ ...debit, credit: 5 }, credit] }, 'give exactly one of debit and credit'],
    ['neither side', { lines: [{ account: 7 }, credit] }, 'give exactly one of debit and credit'],
    ['a comma', { lines: [{ ...debit, debit: '1,50' }, credit] }, 'lines.0.debit: must be a plain decimal'],
    [
      'no number',
      { lines: [{ ...debit, debit: Number.NaN }, credit] },
      'lines.0.debit: must be a plain decimal',
    ],
    ['ten decimals', { lines: [{ ...debit, debit: '0.1234567891' }, credit] }, 'must be a plain decimal'],
    ['taxes', { lines: [{ ...debit, taxes: [1] }, credit] }, 'Unrecognized key'],
    ['a day that is none', { date: '2026-02-30' }, 'date: must be a date that exists'],
    ['approval', { approved: true }, 'Unrecognized key'],
    ['a line break', { reference: 'a\nb' }, 'must be one line without control characters'],
  ])('refuses %s', (_what, change, why) => {
    expect(refusal(createDraftEntry, entry(change))).toContain(why);
  });
});

describe('create_draft_payment', () => {
  const payment = (change: object) => ({ date: '2026-12-01', pays: [{ document: 'move/7' }], ...change });

  it('takes what it pays by its handle', () => {
    expect(createDraftPayment.take(payment({}))).toHaveProperty('run');
  });

  it.each([
    ['a payment', { pays: [{ document: 'payment/7' }] }, 'must be the handle of a bill'],
    ['a proposal', { pays: [{ document: 'proposal/ab12cd34' }] }, 'must be the handle of a bill'],
    ['an id that cannot be', { pays: [{ document: 'move/9999999999' }] }, 'must be the handle of a bill'],
    ['another direction', { direction: 'sideways' }, 'direction'],
    ['no date', { date: undefined }, 'date'],
  ])('refuses %s', (_what, change, why) => {
    expect(refusal(createDraftPayment, payment(change))).toContain(why);
  });
});

describe('create_draft_transaction', () => {
  const line = { date: '2026-11-20', amount: -9.9, description: 'Fee', counterpart: 'suspense', row: 2 };
  const proposed = (change: object) => ({
    journal: 'Bank',
    file: 'nov.csv',
    transactions: [{ ...line, ...change }],
  });

  it.each([['suspense'], [{ account: '695000' }], [{ document: 'move/7' }]])(
    'takes %j against it',
    (counterpart) => {
      expect(createDraftTransaction.take(proposed({ counterpart }))).toHaveProperty('run');
    },
  );

  it.each([
    ['two counterparts', { counterpart: { account: 7, document: 'move/7' } }, 'counterpart'],
    ['no counterpart', { counterpart: undefined }, 'counterpart'],
    ['another word for it', { counterpart: 'unknown' }, 'counterpart: must be {"account": ...}'],
    ['row 0', { row: 0 }, 'row'],
    ['an empty description', { description: ' ' }, 'description: must not be empty'],
  ])('refuses %s', (_what, change, why) => {
    expect(refusal(createDraftTransaction, proposed(change))).toContain(why);
  });

  it('refuses more than a hundred', () => {
    const many = { ...proposed({}), transactions: Array.from({ length: 101 }, () => line) };
    expect(refusal(createDraftTransaction, many)).toContain('transactions');
  });
});
