import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, moveHandle } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { pdf, png } from '../support/papers.ts';
import { protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('reviewing');
const admin = await OdooPerson.logIn(database, userOf(database, 'admin'));

describe.each(protocols)('what stands beside a document, over %s', (protocol) => {
  let office: Office;
  let vendor: number;

  beforeAll(async () => {
    const { login, key: secret } = userOf(database, 'billing');
    office = await openOffice({ url: database.url, database: database.db, login, secret, protocol });
    const name = `Tischlerei Birke ${protocol}`;
    [vendor = 0] = await admin.create('res.partner', [{ name, is_company: true }]);
  });
  afterAll(() => office.dispose());

  async function bill(reference: string, date: string, lines: readonly object[]): Promise<MoveHandle> {
    const [id = 0] = await admin.create('account.move', [
      {
        move_type: 'in_invoice',
        partner_id: vendor,
        ref: `${reference} ${protocol}`,
        invoice_date: date,
        // 14 fills no taxes in over RPC, and so nor does this.
        invoice_line_ids: lines.map((line) => [0, 0, { tax_ids: [[6, 0, []]], ...line }]),
      },
    ]);
    return moveHandle(id);
  }
  const chairs = { name: 'Office chairs', quantity: 4, price_unit: 120 };

  async function hang(document: MoveHandle, name: string, content: Uint8Array): Promise<number> {
    const [id = 0] = await admin.create('ir.attachment', [
      {
        name,
        datas: Buffer.from(content).toString('base64'),
        res_model: 'account.move',
        res_id: idOf(document),
      },
    ]);
    return id;
  }

  it('are its files in their order, with their sizes, and what is in them', async () => {
    const document = await bill('FILES', '2026-11-02', [chairs]);
    const [paper, picture] = [await pdf({ pages: [['A bill']] }), png()];
    const first = await hang(document, 'bill.pdf', paper);
    const second = await hang(document, 'picture.png', picture);
    const { surroundings } = office.books;
    expect(await surroundings.files(document)).toEqual([
      { id: first, name: 'bill.pdf', size: paper.length },
      { id: second, name: 'picture.png', size: picture.length },
    ]);
    expect(await surroundings.file(document, first)).toEqual({ type: 'pdf', bytes: paper });
    expect(await surroundings.file(document, second)).toEqual({ type: 'png', bytes: picture });
  });

  it('are no files of other documents', async () => {
    const document = await bill('MINE', '2026-11-02', [chairs]);
    const other = await hang(await bill('OTHER', '2026-11-02', [chairs]), 'other.pdf', await pdf({}));
    expect(await office.books.surroundings.file(document, other)).toEqual({
      type: 'other',
      why: 'it does not hang on this document any more',
    });
  });

  it('is the history with its partner, and the differences from the last document', async () => {
    const draft = await bill('C', '2026-11-20', [
      { ...chairs, price_unit: 150 },
      { name: 'Delivery', quantity: 1, price_unit: 80 },
    ]);
    expect(await office.books.surroundings.history(draft)).toEqual({ documents: [], differences: [] });
    const first = await bill('A', '2026-10-05', [chairs]);
    const second = await bill('B', '2026-11-05', [chairs]);
    for (const past of [first, second]) await admin.call('account.move', 'action_post', [[idOf(past)]]);

    const history = await office.books.surroundings.history(draft);
    const named = (reference: string, date: string) => ({
      number: expect.stringContaining('BILL'),
      reference: `${reference} ${protocol}`,
      ...{ date, total: '480.00', currency: 'EUR' },
    });
    expect(history?.documents).toEqual([
      { document: second, ...named('B', '2026-11-05') },
      { document: first, ...named('A', '2026-10-05') },
    ]);
    expect(history?.differences).toEqual([
      { what: 'Total', here: '680.00 EUR', last: '480.00 EUR' },
      { what: 'Price', line: 'Office chairs', here: '150', last: '120' },
      { what: 'New line', line: 'Delivery', here: '1 × 80' },
    ]);
    const changed = await office.books.surroundings.history(second);
    expect(changed?.documents.map(({ document }) => document)).toEqual([first]);
  });

  it('is read, and nothing is written for it', async () => {
    const document = await bill('UNTOUCHED', '2026-11-20', [chairs]);
    const file = await hang(document, 'bill.pdf', await pdf({}));
    office.takeRequests();
    await office.books.surroundings.history(document);
    await office.books.surroundings.file(document, file);
    const requests = new Set(office.takeRequests());
    for (const request of requests) expect(request).toMatch(/\.(?:web_read|search_read|read)$/);
    expect(requests).toContain('ir.attachment.search_read');
  });
});
