import { expect, it } from 'vitest';
import { openPaperOffice } from '../../support/paper-office.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
it('works', async () => {
  const office = await openPaperOffice({ folder: temporaryFolder() });
  const t = performance.now();
  const d = await office.books.createDraftInvoice({ company: 1, partner: 7, invoiceDate: '2026-01-10', reference: 'X', lines: [{ description: 'Office chairs', price: '480' }, { description: 'b', price: '20.5', quantity: '2' }] });
  console.log(JSON.stringify(d, null, 1), performance.now() - t);
  office.person.willAnswer('post');
  console.log(await office.gate.request(d.view.document, { kind: 'command' }, new AbortController().signal), performance.now() - t);
  console.log(office.person.shown[0]?.detail, office.session.takeCalls());
  expect(1).toBe(1);
});
