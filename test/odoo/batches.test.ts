import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftedInvoice } from '../../src/accounting/drafting/invoices/drafted-invoices.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { Problem } from '../../src/common/problem.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { Bookkeeping, LINDENHOF, TRADING } from '../support/bookkeeping.ts';
import { ChildScript } from '../support/child-script.ts';
import type { Office } from '../support/office.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* Many documents in one call: each is dealt with by itself, however few requests it takes. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('batches'));
const { admin } = books;

/** What became of each: the document's reference, or the code of the problem. */
const told = (outcomes: readonly (DraftedInvoice | Problem)[]) =>
  outcomes.map((each) => (each instanceof Problem ? each.code : (each.view.reference ?? '')));
const documents = (outcomes: readonly (DraftedInvoice | Problem)[]) =>
  outcomes.map((each) => (each instanceof Problem ? each.code : each.view.document));

describe.each(protocols)('drafting many over %s', (protocol) => {
  let office: Office;
  let calls = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  /** Bills with references of this test alone: "B-json-2-3/7". */
  function bills(count: number, more: (index: number) => Partial<InvoiceRequest> = () => ({})) {
    calls += 1;
    return Array.from({ length: count }, (_, index): InvoiceRequest => {
      const reference = `B-${protocol}-${calls}/${index + 1}`;
      return {
        ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', reference },
        ...{ invoiceDate: '2026-11-20', lines: [{ description: reference, price: `${index + 1}.5` }] },
        ...more(index),
      };
    });
  }
  const references = (requests: readonly InvoiceRequest[]) => requests.map(({ reference = '' }) => reference);
  const draftMany = (requests: readonly (InvoiceRequest | Problem)[]) =>
    office.books.createDraftInvoices(requests, () => undefined);

  it('makes a hundred, batch by batch, and tells how far it is', async () => {
    const requests = bills(100, (index) => ({
      partner: index % 2 === 0 ? 'Azure Interior' : 'Meubles Dupont',
      lines: [
        { description: 'A', price: '10', quantity: `${index + 1}` },
        { description: 'B', price: '0.5' },
      ],
    }));
    const progress: number[] = [];
    const outcomes = await office.books.createDraftInvoices(requests, (done) => progress.push(done));
    expect(progress).toEqual([0, 20, 40, 60, 80]);
    expect(told(outcomes)).toEqual(references(requests));
    expect(new Set(documents(outcomes)).size).toBe(100);
    for (const [index, each] of outcomes.entries())
      expect(each).toMatchObject({
        replayed: false,
        view: {
          untaxed: `${(index + 1) * 10}.50`,
          lines: [{ quantity: `${index + 1}` }, { description: 'B' }],
        },
      });
    // And once more: nothing is made.
    const before = await books.count();
    expect(documents(await draftMany(requests))).toEqual(documents(outcomes));
    expect(await books.count()).toBe(before);
  });

  it('asks little of Odoo once it knows the partner', async () => {
    await draftMany(bills(1));
    office.takeRequests();
    await draftMany(bills(20));
    const requests = office.takeRequests();
    const most = { 14: 6, 19: 3 }[testedVersion];
    expect(requests.length, requests.join(' ')).toBeLessThanOrEqual(most);
    expect(requests.filter((request) => request === 'account.move.load')).toHaveLength(1);
  });

  it('asks for a vendor once, however many bills name it', async () => {
    const fresh = await books.open(protocol);
    await fresh.books.companies();
    fresh.takeRequests();
    await fresh.books.createDraftInvoices(
      bills(20, () => ({ partner: 'Deco Addict' })),
      () => undefined,
    );
    // By its name, and for the company it belongs to.
    expect(fresh.takeRequests().filter((request) => request === 'res.partner.search_read')).toHaveLength(2);
    await fresh.dispose();
  });

  it('makes all kinds together, for both companies, with whatever columns they need', async () => {
    const requests = bills(8, (index) => ({
      type: (['in_invoice', 'in_refund', 'out_invoice', 'out_refund'] as const)[index % 4] ?? 'in_invoice',
      ...(index > 3 && { company: TRADING }),
      ...(index % 2 === 0 && { dueDate: '2026-12-24', narration: `Note ${index}` }),
      lines: [
        {
          ...{ description: 'x', price: '20', discount: index % 3 === 0 ? '10' : undefined },
          account: index % 4 < 2 ? '620000' : '400000',
          taxes: [],
        },
      ],
    }));
    const outcomes = await draftMany(requests);
    expect(told(outcomes)).toEqual(references(requests));
    expect(outcomes.map((each) => (each instanceof Problem ? each : each.view.total))).toEqual(
      requests.map((_, index) => (index % 3 === 0 ? '18.00' : '20.00')),
    );
    expect(outcomes.flatMap((each) => (each instanceof Problem ? [] : each.notes))).toEqual([]);
  });

  it('takes no good one with a bad one, whatever is wrong with it, and names each rightly', async () => {
    const nonsense = new Problem({ code: 'invalid_arguments', person: 'x', model: 'x' });
    const bad: Record<number, Partial<InvoiceRequest>> = {
      1: { partner: 'Nobody at All' },
      3: { lines: [{ description: 'x', price: '1', account: 999_999 }] },
      5: { company: undefined },
      7: { lines: [{ description: 'x', price: '-1' }] },
      21: { lines: [{ description: 'x', price: '1', taxes: [999_999] }] },
    };
    const requests = bills(25, (index) => bad[index] ?? {});
    const asked = requests.map((request, index) => (index === 9 ? nonsense : request));
    const expected = references(requests).map((reference, index) => {
      if (index === 9 || index === 7) return 'invalid_arguments';
      if (index === 5) return 'company_needed';
      return index in bad ? 'record_not_found' : reference;
    });
    expect(told(await draftMany(asked))).toEqual(expected);
    for (const [index, request] of requests.entries())
      expect(await books.documentsWith(request.reference ?? '')).toHaveLength(
        expected[index] === request.reference ? 1 : 0,
      );
  });

  if (!isDemo)
    it('takes no good one with one that only Odoo refuses', async () => {
      const [fees, supplies] = [await refusedAccount(), await books.account('620000')];
      for (const bad of [[0], [1], [0, 2], [1, 2, 3], [0, 1, 2, 3]]) {
        const requests = bills(4, (index) => ({
          lines: [{ description: 'Fees', price: '3', account: bad.includes(index) ? fees : supplies }],
        }));
        const outcomes = await draftMany(requests);
        expect(told(outcomes)).toEqual(
          requests.map(({ reference }, index) => (bad.includes(index) ? 'refused_by_odoo' : reference)),
        );
        const words = { 14: 'forces to provide a secondary currency', 19: 'company' }[testedVersion];
        for (const each of outcomes) if (each instanceof Problem) expect(each.model).toContain(words);
      }
    });

  /** An account that is fine as far as we can tell, and Odoo refuses. */
  async function refusedAccount(): Promise<number> {
    const code = `69${testedVersion}${protocols.indexOf(protocol)}`;
    const context = { allowed_company_ids: [LINDENHOF, TRADING] };
    const values = { code, name: 'Fees' };
    if (testedVersion === '14') {
      // It takes no amounts but those in dollars.
      const [{ user_type_id: type } = {}] = await admin.read(
        'account.account',
        [await books.account('620000')],
        ['user_type_id'],
      );
      const currency_id = await admin.one('res.currency', [['name', '=', 'USD']]);
      const account = {
        ...values,
        company_id: LINDENHOF,
        currency_id,
        user_type_id: Array.isArray(type) && type[0],
      };
      return (await admin.create('account.account', [account], context))[0] ?? 0;
    }
    // It is looked up, and then taken from the company.
    const codes = [LINDENHOF, TRADING].map((company_id) => [0, 0, { company_id, code }]);
    const shared = { company_ids: [[6, 0, [LINDENHOF, TRADING]]], code_mapping_ids: codes };
    const account = { name: 'Fees', account_type: 'expense', ...shared };
    const [id = 0] = await admin.create('account.account', [account], context);
    const line = { description: 'Fees', price: '3' };
    const fresh = await draftMany(bills(1, () => ({ lines: [{ ...line, account: id }, line] })));
    expect(told(fresh)).toEqual(['lines_inconsistent']);
    await admin.write('account.account', [id], { company_ids: [[6, 0, [TRADING]]] }, context);
    return id;
  }

  if (testedVersion === '14')
    it('takes no good one with one that is dated in a locked year', async () => {
      const requests = bills(3, (index) => ({
        company: TRADING,
        ...(index === 1 && { invoiceDate: '2025-05-20' }),
      }));
      const outcomes = await draftMany(requests);
      expect(told(outcomes)).toEqual([requests[0]?.reference, 'refused_by_odoo', requests[2]?.reference]);
      const refused = outcomes[1];
      expect(refused instanceof Problem && refused.person).toContain('are locked up to 2025-12-31');
    });

  it('makes what one call asks for twice once, and says which one it is', async () => {
    const [first, second, third, fourth] = bills(4);
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      throw new Error('Four bills.');
    const { reference: _, ...unnumbered } = third;
    const requests = [
      ...[first, second, first],
      { ...second, reference: second.reference?.toLowerCase(), lines: [{ description: 'y', price: '9' }] },
      ...[unnumbered, unnumbered],
      ...bills(20),
      ...[fourth, unnumbered, second],
    ];
    const outcomes = await draftMany(requests);
    const problems = outcomes.flatMap((each, index) =>
      each instanceof Problem ? [[index + 1, each.code, /number \d+/.exec(each.model)?.[0]]] : [],
    );
    expect(problems).toEqual([
      [3, 'key_used_differently', 'number 1'],
      [4, 'duplicate_found', 'number 2'],
      [6, 'key_used_differently', 'number 5'],
      [28, 'key_used_differently', 'number 5'],
      [29, 'key_used_differently', 'number 2'],
    ]);
    expect(await books.documentsWith(second.reference ?? '')).toHaveLength(1);
  });

  it('makes equal ones under keys of their own, once each, old and new ones mixed', async () => {
    const keyed = (count: number) =>
      bills(1).flatMap(({ reference: _, ...request }) =>
        Array.from({ length: count }, (__, index) => ({
          ...request,
          idempotencyKey: `${protocol} ${calls} ${index + 1}`,
        })),
      );
    const requests = keyed(6);
    const old = await draftMany(requests.filter((_, index) => index % 2 === 0));
    const all = await draftMany(requests);
    expect(documents(all.filter((_, index) => index % 2 === 0))).toEqual(documents(old));
    expect(all.map((each) => each instanceof Problem || each.replayed)).toEqual(
      requests.map((_, index) => index % 2 === 0),
    );
    expect(new Set(documents(all)).size).toBe(6);
    const other = requests.map((request) => ({ ...request, lines: [{ description: 'z', price: '5' }] }));
    expect(new Set(told(await draftMany(other)))).toEqual(new Set(['key_used_differently']));
  });

  it('makes none twice when the process is killed in the middle', async () => {
    const requests = bills(60);
    const folder = temporaryFolder();
    const { login, key: secret } = userOf(books.database, 'billing');
    const target = { url: books.database.url, database: books.database.db, login, secret };
    const child = new ChildScript('batch-drafter.ts', [
      ...[folder, JSON.stringify(target), JSON.stringify(requests)],
    ]);
    while ((await child.line()) !== 'batch 40');
    // Somewhere in the third batch.
    await new Promise((resolve) => setTimeout(resolve, 60 + 60 * Math.random()));
    await child.kill();
    const repeated = await books.open(protocol, { folder });
    const outcomes = await repeated.books.createDraftInvoices(requests, () => undefined);
    expect(told(outcomes)).toEqual(references(requests));
    expect(outcomes.slice(0, 40).every((each) => !(each instanceof Problem) && each.replayed)).toBe(true);
    const named = await admin.search('account.move', [['ref', 'in', references(requests)]]);
    expect(named).toHaveLength(60);
    await repeated.dispose();
  });

  it('keeps what was made when the caller leaves', async () => {
    const requests = bills(60);
    const caller = new AbortController();
    const outcomes = await office.books.createDraftInvoices(
      requests,
      (done) => {
        if (done === 40) caller.abort();
      },
      caller.signal,
    );
    expect(told(outcomes.slice(0, 40))).toEqual(references(requests.slice(0, 40)));
    expect(new Set(told(outcomes.slice(40)))).toEqual(new Set(['cancelled']));
    expect(told(await draftMany(requests))).toEqual(references(requests));
  });
});
