import type { MoveHandle } from '../../src/accounting/handle.ts';
import { postingCalls } from '../../src/posting/allowed.ts';
import { SnapshotReader } from '../../src/posting/snapshot/snapshot-reader.ts';
import { AZURE, LINDENHOF, TAX_7, TRADING } from './paper-company.ts';
import { openPaperOffice } from './paper-office.ts';
import type { PaperOffice, PaperOfficeOptions } from './paper-office.ts';

/** An office with a draft bill of two lines, two taxes and a paper, ready to be posted. */
export type OfficeWithBill = PaperOffice & { readonly document: MoveHandle; readonly move: number };

export async function officeWithBill(options: PaperOfficeOptions = {}): Promise<OfficeWithBill> {
  const office = await openPaperOffice(options);
  const bill = await draftBill(office, 'INV-1');
  office.session.takeCalls();
  return { ...office, ...bill };
}

/** One more bill in the same office. */
export async function draftBill(office: PaperOffice, reference: string) {
  const { view } = await office.books.createDraftInvoice({
    type: 'in_invoice',
    ...{ company: LINDENHOF, partner: AZURE, reference, invoiceDate: '2026-01-10', dueDate: '2026-02-10' },
    lines: [
      { description: 'Office chairs', price: '480.10', taxes: [2] },
      { description: 'Paper, A4', price: '3.335', quantity: '3', discount: '10', taxes: [TAX_7] },
    ],
  });
  const move = Number(view.document.slice('move/'.length));
  office.odoo.attach(move, `${reference}.pdf`, `sha1 of ${reference}`);
  return { document: view.document, move };
}

/** The document as the gate reads it. */
export function snapshotOf(office: OfficeWithBill) {
  const { session, clock } = office;
  const reader = new SnapshotReader(
    session.clientFor(postingCalls(session.version)),
    session.version,
    clock,
    {
      of: () => Promise.resolve(undefined),
    },
  );
  return reader.read(office.document, [LINDENHOF, TRADING]);
}
