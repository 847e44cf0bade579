import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/common/problem.ts';
import type { Intent } from '../../../src/journal/open-intents.ts';
import type { Recovered } from '../../../src/posting/recovering/recovered.ts';
import { documentsOf, namesIn } from '../../../src/vscode/recovered-names.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { DIGEST, intended, REQUEST } from '../../support/logged-journal.ts';

const STAMP = {
  ...{ sequence: 1, time: '2026-11-23T09:00:00.000Z', process: 1, host: 'laptop', account: 'anna' },
  ...{ previous: '0'.repeat(64), hash: '1'.repeat(64) },
} as const;

describe('what was cut off is called what people call it', () => {
  let demo: DemoOffice;
  let bill: string;
  beforeAll(async () => {
    demo = await openDemoOffice('accountant');
    const { view } = await demo.office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
      lines: [{ description: 'Chairs', price: '1200', taxes: [] }],
    });
    bill = view.document;
  });
  afterAll(() => demo.dispose());

  const about = (document: string, at: Partial<Intent['connection']> = {}): Recovered => {
    const { origin, database, login } = demo.office.session;
    return {
      intent: { ...intended, ...STAMP, document, connection: { origin, database, login, ...at } },
      became: 'done',
    };
  };
  const namesOf = async (...recovered: Recovered[]) => {
    const reported: unknown[] = [];
    const names = await namesIn(demo.office, recovered, (thrown) => reported.push(thrown));
    return { names: [...names], reported };
  };

  it('a bill, a payment and a proposal, as Odoo and the journal have them now', async () => {
    const { books } = demo.office;
    const date = '2026-11-23';
    const payment = await books.createDraftPayment({
      ...{ company: 1, date, partner: 'Azure Interior', amount: '1428', direction: 'pay', pays: [] },
      idempotencyKey: 'payment',
    });
    const [proposed] = await books.proposeTransactions({
      ...{ company: 1, journal: 'Bank', file: undefined },
      transactions: [
        {
          ...{ date, amount: '-9.90', description: 'Account fee', idempotencyKey: 'fee' },
          counterpart: { kind: 'account', account: '695000' },
        },
      ],
    });
    if (proposed === undefined || proposed instanceof Problem) throw proposed ?? new Error('Nothing.');
    const handles = [bill, payment.view.document, proposed.proposal.document] as const;

    const { names, reported } = await namesOf(...handles.map((document) => about(document)), about(bill));
    expect(reported).toEqual([]);
    expect(names).toEqual([
      [handles[0], 'vendor bill of Azure Interior, 1,200.00 EUR'],
      [handles[1], 'payment to Azure Interior, 1,428.00 EUR'],
      [handles[2], 'bank transaction of Account fee, -9.90 EUR'],
    ]);
  });

  it('by its handle where it is not there any more, or belongs to another Odoo', async () => {
    const { names, reported } = await namesOf(
      about('move/999999'),
      about(bill, { database: 'another' }),
      about(bill, { origin: 'https://books.example.com' }),
    );
    expect(names).toEqual([]);
    expect(reported).toEqual([expect.objectContaining({ code: 'document_not_found' })]);
  });

  it('as nothing where nothing is left of it', () => {
    const { connection } = about(bill).intent;
    const discarding = {
      ...{ ...STAMP, request: REQUEST, connection, document: bill, digest: DIGEST },
      what: 'discarding-intended',
    } as const;
    expect(documentsOf({ intent: discarding, became: 'done' })).toEqual([]);
    expect(documentsOf({ intent: discarding, became: 'not-done' })).toEqual([bill]);
  });
});
