import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { requestData } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import type { ResolvedInvoice } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import { DraftKeys, requestDigest } from '../../../../src/accounting/drafting/once/draft-key.ts';
import type { DraftKey, KeyedRequest } from '../../../../src/accounting/drafting/once/draft-key.ts';
import { DraftMemory } from '../../../../src/accounting/drafting/once/draft-memory.ts';
import { Journal } from '../../../../src/journal/journal.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { problemOf } from '../../../support/problem-of.ts';
import { resolvedBill } from '../../../support/resolved-invoice.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const books = { origin: 'https://books.example.com', database: 'books', login: 'billing' };
const makeKey = (text: string) => createHmac('sha256', 'installation').update(text).digest('hex');
const data = (more: Partial<ResolvedInvoice> = {}) => requestData(resolvedBill(more));

function memory(folder = temporaryFolder(), clock = new ManualClock()) {
  const journal = new Journal(join(folder, 'journal'), clock, {
    process: 1,
    host: 'h',
    account: 'a',
  });
  onTestFinished(() => journal.dispose());
  const keyOf = async (request: KeyedRequest, connection = books) => {
    const memory = new DraftMemory(connection).follow(await journal.entries());
    return new DraftKeys(makeKey, connection).of(request, memory, clock.now());
  };
  const intend = (key: DraftKey, connection = books) =>
    journal.append({
      what: 'draft-intended',
      ...{ connection, company: 1, key: key.key, request: key.request },
      ...{ explicitKey: key.idempotencyKey !== undefined, generation: key.generation, asked: null },
    });
  const found = (key: DraftKey, document: string, connection = books) =>
    journal.append({ what: 'draft-settled', connection, key: key.key, outcome: 'done', document });
  const done = async (key: DraftKey, document: string, connection = books) => {
    await intend(key, connection);
    await found(key, document, connection);
  };
  return { clock, keyOf, intend, found, done };
}

describe('the key of a request without a key of its own', () => {
  it('is the same for the same bill, however it was said', async () => {
    const { keyOf } = memory();
    const one = data({ lines: [{ description: 'A', price: '1', taxes: [2, 3] }], partner: 7 });
    const two = data({ partner: 7, lines: [{ taxes: [3, 2], price: '1', description: 'A' }] });
    expect((await keyOf({ data: one })).key).toBe((await keyOf({ data: two })).key);
  });

  it('is another for another bill, company, database or server', async () => {
    const { keyOf } = memory();
    const keys = await Promise.all([
      keyOf({ data: data() }),
      keyOf({ data: data({ partner: 7 }) }),
      keyOf({ data: data({ reference: '' }) }),
      keyOf({ data: data({ company: { id: 2, name: 'B' } }) }),
      keyOf({ data: data({ type: 'in_refund' }) }),
      keyOf({ data: data({ currency: 2 }) }),
      keyOf({ data: data({ lines: [{ description: 'Chairs', price: '480', taxes: [] }] }) }),
      keyOf({ data: data() }, { ...books, database: 'other' }),
      keyOf({ data: data() }, { ...books, origin: 'https://other.example.com' }),
    ]);
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length);
  });

  it('is a name that Odoo takes for an external id and that says nothing of the bill', async () => {
    const { keyOf } = memory();
    expect((await keyOf({ data: data() })).key).toMatch(/^k[0-9a-f]{40}$/);
  });

  it('remembers what it became', async () => {
    const { keyOf, done } = memory();
    const key = await keyOf({ data: data() });
    expect(key).toMatchObject({ generation: 0, wasTried: false, lapsed: false });
    expect(key.madeAs).toBeUndefined();
    await done(key, 'move/7');
    expect(await keyOf({ data: data() })).toMatchObject({ key: key.key, madeAs: 'move/7', lapsed: false });
  });

  it('remembers it whichever process found the document, however wall time was set in between', async () => {
    const folder = temporaryFolder();
    const [first, second] = [memory(folder), memory(folder, new ManualClock(Date.UTC(2026, 0, 15, 8)))];
    const key = await first.keyOf({ data: data() });
    await first.intend(key);
    await second.found(key, 'move/7');
    expect((await first.keyOf({ data: data() })).madeAs).toBe('move/7');
    expect((await second.keyOf({ data: data() })).madeAs).toBe('move/7');
  });

  it('holds for 24 hours after the asking, not a millisecond longer', async () => {
    const { clock, keyOf, done } = memory();
    await done(await keyOf({ data: data() }), 'move/7');
    clock.advance(24 * HOUR);
    expect((await keyOf({ data: data() })).lapsed).toBe(false);
    clock.advance(1);
    expect((await keyOf({ data: data() })).lapsed).toBe(true);
  });

  it('starts anew with the next bill of the same words, and with every one after', async () => {
    const { clock, keyOf, done } = memory();
    const seen = new Set<string>();
    for (let generation = 0; generation < 4; generation += 1) {
      const found = await keyOf({ data: data() });
      const key = found.lapsed ? new DraftKeys(makeKey, books).next(found) : found;
      expect(key).toMatchObject({ generation, lapsed: false });
      expect(key.madeAs).toBeUndefined();
      seen.add(key.key);
      await done(key, `move/${generation + 1}`);
      expect(await keyOf({ data: data() })).toMatchObject({ key: key.key, generation, lapsed: false });
      clock.advance(25 * HOUR);
    }
    expect(seen.size).toBe(4);
  });

  it('takes no notice of what other databases and other requests became', async () => {
    const { keyOf, done } = memory();
    await done(await keyOf({ data: data({ partner: 7 }) }), 'move/7');
    await done(await keyOf({ data: data() }, { ...books, database: 'other' }), 'move/8', {
      ...books,
      database: 'other',
    });
    expect((await keyOf({ data: data() })).madeAs).toBeUndefined();
  });
});

describe('the key of a request with an idempotency key', () => {
  it('holds for ever', async () => {
    const { clock, keyOf, done } = memory();
    const request = { data: data(), idempotencyKey: 'bill-1' };
    const key = await keyOf(request);
    await done(key, 'move/7');
    clock.advance(10 * 365 * 24 * HOUR);
    expect(await keyOf(request)).toMatchObject({
      key: key.key,
      idempotencyKey: 'bill-1',
      madeAs: 'move/7',
      lapsed: false,
    });
  });

  it('does not depend on the words, so that the same key with another bill is refused', async () => {
    const { keyOf, intend } = memory();
    await intend(await keyOf({ data: data(), idempotencyKey: 'bill-1' }));
    const other = keyOf({ data: data({ partner: 8 }), idempotencyKey: 'bill-1' });
    expect((await problemOf(other)).code).toBe('key_used_differently');
  });

  it('becomes another when a person wants a second one, and never that of another text', async () => {
    const { keyOf } = memory();
    const keys = new DraftKeys(makeKey, books);
    const key = await keyOf({ data: data(), idempotencyKey: 'a' });
    const next = keys.next(key);
    expect(next).toMatchObject({ generation: 1, idempotencyKey: 'a', lapsed: false });
    const alike = ['a\n1', '1\na', 'a1', ' a'].map((idempotencyKey) =>
      keyOf({ data: data(), idempotencyKey }),
    );
    const others = await Promise.all(alike);
    expect(others.map((other) => other.key)).not.toContain(next.key);
    expect(next.key).not.toBe(key.key);
  });

  it('is free again in another database', async () => {
    const { keyOf, intend } = memory();
    await intend(await keyOf({ data: data(), idempotencyKey: 'bill-1' }));
    const elsewhere = { ...books, database: 'other' };
    await expect(
      keyOf({ data: data({ partner: 8 }), idempotencyKey: 'bill-1' }, elsewhere),
    ).resolves.toBeDefined();
  });

  it('never meets the key of a request without one, even if it looks like it', async () => {
    const { keyOf } = memory();
    const implicit = await keyOf({ data: data() });
    const digest = requestDigest(data());
    for (const idempotencyKey of [digest, `${digest}\n0`, `request\n${digest}\n0`, implicit.key]) {
      expect((await keyOf({ data: data(), idempotencyKey })).key).not.toBe(implicit.key);
    }
  });

  it('is another for another text', { timeout: 30_000 }, async () => {
    const { keyOf } = memory();
    const texts = fc.string({ unit: 'binary', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(texts, texts, async (a, b) => {
        fc.pre(a !== b);
        const [one, two] = await Promise.all(
          [a, b].map((idempotencyKey) => keyOf({ data: data(), idempotencyKey })),
        );
        expect(one?.key).not.toBe(two?.key);
      }),
      { numRuns: 20 },
    );
  });
});
