import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle, PaymentHandle } from '../../src/accounting/handle.ts';
import { systemClock } from '../../src/common/clock.ts';
import { consumeOnce } from '../../src/journal/consume-once.ts';
import { Journal } from '../../src/journal/journal.ts';
import { Turnstile } from '../../src/posting/asking/turnstile.ts';
import { Gate } from '../../src/posting/gate.ts';
import type { Posted } from '../../src/posting/posted.ts';
import { openDemoOffice } from './demo-office.ts';
import { ScriptedApprover } from './scripted-approver.ts';
import { troubledSession } from './troubled-session.ts';
import type { Trouble } from './troubled-session.ts';

const rows = z.array(z.record(z.string(), z.unknown()));

/** A draft payment of a posted bill over 120.00 EUR in the demo company, and a wire on which things go wrong. */
export interface PaymentStory {
  readonly bill: MoveHandle;
  readonly payment: PaymentHandle;
  readonly when: (call: string, trouble: Trouble, nth?: number) => void;
  /** The person says yes; what comes of it is Odoo's. */
  readonly post: () => Promise<Posted>;
  /** Somebody else posts the payment in Odoo. */
  readonly postElsewhere: () => Promise<void>;
  /** Somebody else pays the bill. */
  readonly payElsewhere: () => Promise<void>;
  /** What is open of the bill. */
  readonly open: () => Promise<unknown>;
  readonly state: () => Promise<unknown>;
  /** How often a call was sent, or was to be. */
  readonly sent: (call: string) => number;
  /** What the journal has of posting the payment, and of settling with it. */
  readonly settled: () => Promise<readonly unknown[]>;
}

export interface PaymentDesk {
  readonly story: () => Promise<PaymentStory>;
  readonly dispose: () => Promise<void>;
}

export async function openPaymentDesk(): Promise<PaymentDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-payments-'));
  const { office, dispose } = await openDemoOffice('billing', { folder });
  const identity = { process: process.pid, host: 'test', account: 'tester' };
  const journal = new Journal(join(folder, 'journal'), systemClock, identity);
  const { session, when, calls } = troubledSession(office.session);
  const person = new ScriptedApprover();
  const gate = new Gate({
    session,
    companies: () => office.books.companies(),
    approver: person,
    dialogs: new Turnstile(),
    journal,
    consume: (approval) => consumeOnce(join(folder, 'consumed'), approval),
    clock: systemClock,
  });
  const odoo = office.session.clientFor([
    { model: 'account.move', method: 'action_post', kind: 'write' },
    { model: 'account.payment', method: 'action_post', kind: 'write' },
    { model: 'account.move', method: 'search_read', kind: 'read', fields: ['amount_residual'] },
    { model: 'account.payment', method: 'search_read', kind: 'read', fields: ['state'] },
  ]);
  const post = (model: string, id: number) => odoo.call(model, 'action_post', { args: [[id]] });
  const valueOf = async (model: string, id: number, field: string) => {
    const found = await odoo.call(model, 'search_read', {
      args: [[['id', '=', id]]],
      kwargs: { fields: [field] },
    });
    return rows.parse(found)[0]?.[field];
  };
  const { records } = await office.books.findRecords({ kind: 'partner', text: 'Azure Interior' });
  let count = 0;
  const draft = async (bill: MoveHandle) => {
    count += 1;
    const asked = { company: 1, date: '2026-12-01', idempotencyKey: `key ${count}` };
    return (await office.books.createDraftPayment({ ...asked, pays: [{ document: bill }] })).view.document;
  };

  async function story(): Promise<PaymentStory> {
    count += 1;
    const { view } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      ...{ company: 1, partner: records[0]?.id, reference: `R-${count}`, invoiceDate: '2026-11-20' },
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
    });
    const bill = view.document;
    await post('account.move', idOf(bill));
    const payment = await draft(bill);
    const signal = new AbortController().signal;
    calls.length = 0;
    return {
      ...{ bill, payment, when },
      post: () => {
        person.willAnswer('yes');
        return gate.request(payment, { kind: 'command' }, signal);
      },
      postElsewhere: async () => {
        await post('account.payment', idOf(payment));
      },
      payElsewhere: async () => {
        const other = await draft(bill);
        office.person.willAnswer('yes');
        await office.gate.request(other, { kind: 'command' }, signal);
      },
      open: () => valueOf('account.move', idOf(bill), 'amount_residual'),
      state: () => valueOf('account.payment', idOf(payment), 'state'),
      sent: (call) => calls.filter((each) => each === call).length,
      settled: async () =>
        (await journal.entries()).filter(
          (entry) =>
            (entry.what === 'posting-settled' && entry.document === payment) ||
            (entry.what === 'settling-settled' && entry.by === payment),
        ),
    };
  }
  return {
    story,
    dispose: async () => {
      await journal.dispose();
      await dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
