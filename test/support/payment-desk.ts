import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle, PaymentHandle } from '../../src/accounting/handle.ts';
import type { Posted } from '../../src/posting/posted.ts';
import { openDemoOffice } from './demo-office.ts';
import { TroubledWire } from './troubled-wire.ts';

const rows = z.array(z.record(z.string(), z.unknown()));

/** A draft payment of a posted bill over 120.00 EUR in the demo company, and a wire on which things go wrong. */
export interface PaymentStory {
  readonly bill: MoveHandle;
  readonly payment: PaymentHandle;
  readonly when: TroubledWire['when'];
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
  const wire = new TroubledWire();
  const { office, dispose } = await openDemoOffice('billing', {
    through: (session) => wire.through(session),
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
    wire.calls.length = 0;
    return {
      ...{ bill, payment, when: wire.when },
      post: () => {
        office.person.willAnswer('yes');
        return office.gate.request(payment, { kind: 'command' }, signal);
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
      sent: (call) => wire.calls.filter((each) => each === call).length,
      settled: async () =>
        (await office.entries()).filter(
          (entry) =>
            (entry.what === 'posting-settled' && entry.document === payment) ||
            (entry.what === 'settling-settled' && entry.by === payment),
        ),
    };
  }
  return { story, dispose };
}
