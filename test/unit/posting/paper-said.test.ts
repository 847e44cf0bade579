import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../../src/accounting/drafting/invoices/invoice-request.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { problemOf } from '../../support/problem-of.ts';

const agent = { kind: 'agent', saysItIs: 'a test' } as const;

describe('what the agent read on the paper is held against the document in the dialog', () => {
  let room: DemoOffice;
  beforeAll(async () => {
    room = await openDemoOffice();
  });
  afterAll(() => room.dispose());

  let count = 0;
  const dialogOf = async (more: Partial<InvoiceRequest>) => {
    count += 1;
    const { books, gate, person } = room.office;
    const { view } = await books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
      lines: [{ description: 'Chairs', price: '10.03' }],
      reference: `P-${count}`,
      ...more,
    });
    expect((await problemOf(gate.request(view.document, agent, new AbortController().signal))).code).toBe(
      'declined',
    );
    return person.shown.at(-1)?.detail ?? '';
  };

  it('nothing is said when they agree, or when nothing was read', async () => {
    expect(await dialogOf({ expectedTotal: '11.94' })).not.toContain('paper');
    expect(await dialogOf({})).not.toContain('paper');
  });

  it('by how much the total differs', async () => {
    expect(await dialogOf({ expectedTotal: '1011.95' })).toContain(
      'The total is 1,000.01 less than the 1,011.95 EUR that the agent read on the paper.',
    );
    expect(await dialogOf({ expectedTotal: '10.03' })).toContain('The total is 1.91 more than the 10.03 EUR');
  });

  it('which tax is as on the paper, and not as Odoo computed it', async () => {
    const dialog = await dialogOf({
      expectedTotal: '11.95',
      taxAmounts: [{ tax: '19%', amount: '1.92' }],
    });
    expect(dialog).toContain('The tax 19% was set to 1.92, as the agent read it on the paper.');
    expect(dialog).not.toContain('less than');
  });

  it('and no tax is called so that was not set', async () => {
    expect(await dialogOf({ taxAmounts: [{ tax: '19%', amount: '5' }] })).not.toContain('was set to');
  });
});
