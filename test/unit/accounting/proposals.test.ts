import { createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { Problem } from '../../../src/common/problem.ts';
import { DraftProposals } from '../../../src/accounting/listing/draft-proposals.ts';
import { listDrafts } from '../../../src/accounting/listing/list-drafts.ts';
import type { BankTransaction } from '../../../src/accounting/proposals/bank-transaction.ts';
import { Proposals } from '../../../src/accounting/proposals/proposals.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const fee = (row: number, more: Partial<BankTransaction> = {}): BankTransaction => ({
  kind: 'bank_transaction',
  company: { id: 1, name: 'Lindenhof GmbH' },
  journal: { id: 9, name: 'Bank' },
  date: '2026-11-20',
  amount: '-9.90',
  currency: { id: 1, name: 'EUR', places: 2 },
  description: 'Account fee',
  partner: null,
  counterpart: { kind: 'suspense' },
  source: { kind: 'file', file: 'november.csv', row },
  ...more,
});

/** Several processes that share one journal folder. */
function processes(count: number, database = 'books') {
  const folder = join(temporaryFolder(), 'journal');
  const session = { origin: 'https://books.example.com', database, login: 'accountant@example.com' };
  return Array.from({ length: count }, (_, index) => {
    const journal = new Journal(folder, systemClock, { process: index, host: 'test', account: 'tester' });
    onTestFinished(() => journal.dispose());
    const makeKey = (text: string) => createHmac('sha256', 'secret').update(text).digest('hex');
    const open = (other: Partial<typeof session> = {}) =>
      new Proposals({ session: { ...session, ...other }, journal, makeKey });
    return { proposals: open(), open, journal };
  });
}

const codes = (outcomes: Awaited<ReturnType<Proposals['hold']>>) =>
  outcomes.map((outcome) => (outcome instanceof Problem ? outcome.code : outcome.document));

describe('a bank transaction is held once', () => {
  it('two equal lines of a file are two, and the same line is one', async () => {
    const [{ proposals } = never()] = processes(1);
    const [first, second, third] = codes(await proposals.hold([fee(2), fee(3), fee(2)]));
    expect(first).not.toBe(second);
    expect(third).toBe(first);
    expect((await proposals.waiting()).map(({ document }) => document)).toEqual([second, first]);
  });

  it('under one key only as it was first asked for, whatever Odoo calls its records by now', async () => {
    const [{ proposals } = never()] = processes(1);
    const [first] = codes(await proposals.hold([fee(2)]));
    expect(codes(await proposals.hold([fee(2, { amount: '-9.91' })]))).toEqual(['key_used_differently']);
    expect(codes(await proposals.hold([fee(2, { journal: { id: 9, name: 'Bank (renamed)' } })]))).toEqual([
      first,
    ]);
    expect((await proposals.waiting()).length).toBe(1);
  });

  it('by several processes at the same moment, and one of two that differ is told so', async () => {
    const offices = processes(4);
    const same = await Promise.all(offices.map(({ proposals }) => proposals.hold([fee(2)])));
    expect(new Set(same.flatMap(codes)).size).toBe(1);
    const [one = never(), other = never()] = offices;
    const different = await Promise.all([
      one.proposals.hold([fee(5, { amount: '-1.00' })]),
      other.proposals.hold([fee(5, { amount: '-2.00' })]),
    ]);
    expect(different.flatMap(codes).toSorted()).toEqual([
      'key_used_differently',
      expect.stringContaining('proposal/'),
    ]);
    const held = (await one.proposals.waiting()).filter(
      ({ transaction }) => transaction.source.kind === 'file',
    );
    expect(new Set(held.map(({ document }) => document)).size).toBe(held.length);
  });

  it('for its own database only', async () => {
    const [{ proposals, open } = never()] = processes(1);
    await proposals.hold([fee(2)]);
    expect(await open({ database: 'other' }).waiting()).toEqual([]);
    expect(codes(await open({ database: 'other' }).hold([fee(2)]))).not.toEqual(
      codes(await proposals.hold([fee(2)])),
    );
  });
});

describe('proposals are listed page by page', () => {
  it('the newest first, each once, of companies that may be seen', async () => {
    const [{ proposals } = never()] = processes(1);
    const trading = { company: { id: 2, name: 'Lindenhof Trading BV' } };
    await proposals.hold([...[1, 2, 3, 4, 5, 6, 7].map((row) => fee(row)), fee(8, trading)]);
    const sources = [new DraftProposals(proposals)];
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listDrafts(sources, { limit: 3, after }, { allowed_company_ids: [1] });
      seen.push(...page.drafts.map(({ document }) => document));
      after = page.next;
    } while (after !== undefined);
    const own = (await proposals.waiting()).filter(({ transaction }) => transaction.company.id === 1);
    expect(seen).toEqual(own.map(({ document }) => document));
    expect(seen.length).toBe(7);
  });

  it('none twice when the last one of a page is entered or discarded before the next page is read', async () => {
    const [{ proposals, journal } = never()] = processes(1);
    const held = codes(await proposals.hold([1, 2, 3, 4].map((row) => fee(row))));
    const sources = [new DraftProposals(proposals)];
    const context = { allowed_company_ids: [1] };
    const first = await listDrafts(sources, { limit: 2 }, context);
    await journal.append({
      what: 'discarding-settled',
      request: randomUUID(),
      connection: { origin: 'https://books.example.com', database: 'books', login: 'ada' },
      document: held[2] ?? '',
      outcome: 'done',
    });
    const second = await listDrafts(sources, { limit: 2, after: first.next }, context);
    const seen = [...first.drafts, ...second.drafts].map(({ document }) => document);
    expect(seen).toEqual(held.toReversed());
    expect(second.next).toBeUndefined();
  });

  it('and not from a place that this installation does not know', async () => {
    const [{ proposals } = never(), { open } = never()] = processes(2);
    await proposals.hold([fee(1), fee(2)]);
    const { next } = await listDrafts(
      [new DraftProposals(proposals)],
      { limit: 1 },
      { allowed_company_ids: [1] },
    );
    const elsewhere = [new DraftProposals(open({ database: 'other' }))];
    await expect(listDrafts(elsewhere, { after: next }, { allowed_company_ids: [1] })).rejects.toMatchObject({
      code: 'invalid_arguments',
    });
  });
});

function never(): never {
  throw new Error('There is no such process.');
}
