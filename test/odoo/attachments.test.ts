import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { Bookkeeping, LINDENHOF } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { pdf, png } from '../support/papers.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

/* A draft with its papers, in one call. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('attachments'));

describe.each(protocols)('papers that come with an invoice, over %s', (protocol) => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-attachments-'));
  let office: Office;
  let numbers = 0;
  beforeAll(async () => {
    office = await books.open(protocol, { papers: new FolderFiles(() => [folder]) });
  });
  afterAll(async () => {
    await office.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const bill = (): InvoiceRequest => ({
    ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
    reference: `PAPER-${protocol}-${(numbers += 1)}`,
    lines: [{ description: 'Chairs', price: '100', account: '600000', taxes: ['19%'] }],
  });
  async function paper(name: string, content?: string | Uint8Array): Promise<string> {
    writeFileSync(join(folder, name), content ?? (await pdf({ pages: [[`${name} ${Math.random()}`]] })));
    return name;
  }
  const filesOn = async (document: MoveHandle) => {
    const ids = await books.admin.search('ir.attachment', [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', idOf(document)],
    ]);
    const rows = await books.admin.read('ir.attachment', ids, ['name']);
    return rows.map(({ name }) => name).toSorted();
  };
  const draft = (request: InvoiceRequest, attachments: readonly string[]) =>
    office.books.createDraftInvoice(request, undefined, attachments);

  it('hang on the draft, and the draft is as it was asked for and stays ours', async () => {
    const paths = [await paper('bill.pdf'), await paper('delivery.png', png(2))];
    const { view, attached, notes } = await draft(bill(), paths);
    expect(attached).toEqual(paths);
    expect(notes).toEqual([]);
    expect(await filesOn(view.document)).toEqual(['bill.pdf', 'delivery.png']);
    expect((await office.books.getDocument(view.document)).digest).toBe(view.digest);
    expect(view).toMatchObject({ total: '119.00', lines: [{ description: 'Chairs' }] });
    const asked = { document: view.document, digest: view.digest, reference: `CHANGED-${protocol}` };
    expect(await office.books.updateDraft(asked)).toHaveProperty('changed');
  });

  it('hang there once, however often the request comes, and those that are missing come with a repeat', async () => {
    const [request, first] = [bill(), await paper('first.pdf')];
    const { view } = await draft(request, [first]);
    const again = await draft(request, [first, first, await paper('second.pdf')]);
    expect(again).toMatchObject({ replayed: true, attached: [first, 'second.pdf'] });
    expect(await filesOn(view.document)).toEqual(['first.pdf', 'second.pdf']);
  });

  it.each([
    ['a path outside', '../secret.pdf', 'paper_refused'],
    ['a file that is not there', 'nowhere.pdf', 'paper_not_found'],
    ['a key that is called a PDF', 'key.pdf', 'paper_refused'],
  ])('keep the draft from being made when one cannot be opened: %s', async (_what, path, code) => {
    await paper('key.pdf', '-----BEGIN PRIVATE KEY-----\nMIIE\n');
    const [request, good] = [bill(), await paper('good.pdf')];
    expect((await problemOf(draft(request, [good, path]))).code).toBe(code);
    expect(await books.documentsWith(request.reference ?? '')).toEqual([]);
  });

  it('are told when they cannot hang on what a person has changed; the draft is answered all the same', async () => {
    const request = bill();
    const { view } = await draft(request, []);
    await books.admin.write('account.move', [idOf(view.document)], { narration: 'by hand' });
    const { attached, notes, replayed } = await draft(request, [await paper('late.pdf')]);
    expect({ attached, replayed }).toEqual({ attached: [], replayed: true });
    expect(notes.at(-1)).toMatch(/^attachments: Nothing was attached to move\/\d+: /);
    expect(await filesOn(view.document)).toEqual([]);
  });
});
