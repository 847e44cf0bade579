import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { cii, ubl } from '../support/e-invoices.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { pdf, png } from '../support/papers.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('papers');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);

const files = z.array(z.object({ id: z.int(), name: z.string(), mimetype: z.string(), datas: z.string() }));
const filesOn = async (document: MoveHandle) => {
  const domain = [
    ['res_model', '=', 'account.move'],
    ['res_id', '=', idOf(document)],
  ];
  const fields = ['name', 'mimetype', 'datas'];
  return files.parse(await admin.call('ir.attachment', 'search_read', [domain], { fields, order: 'id' }));
};
const mainOf = async (document: MoveHandle) => {
  const rows = await admin.call('account.move', 'read', [[idOf(document)], ['message_main_attachment_id']]);
  const main = z.union([z.literal(false), z.tuple([z.int(), z.string()])]);
  return z.array(z.object({ message_main_attachment_id: main })).parse(rows)[0]?.message_main_attachment_id;
};

describe.each(protocols)('papers over %s', (protocol) => {
  let office: Office;
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-papers-'));
    const { login, key: secret } = user('billing');
    office = await openOffice(
      { url: database.url, database: database.db, login, secret, protocol },
      { papers: new FolderFiles(() => [folder]) },
    );
  });
  afterAll(async () => {
    await office.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A path that no other test has, with a content that no other paper has. */
  async function paper(fields: Parameters<typeof pdf>[0] = {}): Promise<string> {
    count += 1;
    return put(
      `bills/${count}.pdf`,
      await pdf({ pages: [[`Bill ${count} ${protocol} ${Math.random()}`]], ...fields }),
    );
  }
  function put(path: string, content: string | Uint8Array): string {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    return path;
  }
  async function draft() {
    count += 1;
    const { view } = await office.books.createDraftInvoice({
      ...{
        type: 'in_invoice',
        company: 1,
        partner: azure,
        invoiceDate: '2026-11-20',
        reference: `P-${count} ${protocol}`,
      },
      lines: [{ description: 'Office chairs', quantity: '3', price: '120' }],
    });
    return view;
  }
  const entries = async () => (await office.entries()).filter(({ what }) => what.startsWith('file-'));

  it('hang on an own draft: whole, shown beside it, and the draft stays as it is', async () => {
    const { document, digest } = await draft();
    const path = await paper();
    const attached = await office.books.attachFile({ document, path });
    expect(attached).toMatchObject({ document, path, alreadyThere: false, digest, notes: [] });
    const [file] = await filesOn(document);
    expect(file).toMatchObject({ name: path.slice('bills/'.length), mimetype: 'application/pdf' });
    const read = await new FolderFiles(() => [folder]).open(path);
    expect(Buffer.from(file?.datas ?? '', 'base64').equals(Buffer.from(read.bytes))).toBe(true);
    expect(await mainOf(document)).toEqual([file?.id, file?.name]);
    expect((await office.books.getDocument(document)).digest).toBe(digest);
  });

  it('hang there once, however often it is asked for, by whatever path', async () => {
    const { document } = await draft();
    const path = await paper();
    await office.books.attachFile({ document, path });
    expect(await office.books.attachFile({ document, path })).toMatchObject({ alreadyThere: true });
    const copy = put('copy.pdf', (await new FolderFiles(() => [folder]).open(path)).bytes);
    expect(await office.books.attachFile({ document, path: copy })).toMatchObject({ alreadyThere: true });
    expect(await filesOn(document)).toHaveLength(1);
    const [one, two] = [await paper(), await draft()];
    const both = [1, 2].map(() => office.books.attachFile({ document: two.document, path: one }));
    await Promise.allSettled(both);
    expect(await filesOn(two.document)).toHaveLength(1);
  });

  it('are journalled with path and hash, before and after', async () => {
    const before = (await entries()).length;
    const { document } = await draft();
    const path = await paper();
    const { sha256 } = await office.books.attachFile({ document, path });
    expect((await entries()).slice(before)).toMatchObject([
      { what: 'file-intended', document, path, sha256 },
      { what: 'file-settled', document, path, sha256, outcome: 'done', attachment: expect.any(Number) },
    ]);
  });

  it('leave the draft ours to change', async () => {
    const { document, digest } = await draft();
    await office.books.attachFile({ document, path: await paper() });
    const outcome = await office.books.updateDraft({ document, digest, reference: `Q-${count} ${protocol}` });
    expect(outcome).toHaveProperty('changed');
    expect(await office.books.attachFile({ document, path: await paper() })).toMatchObject({
      alreadyThere: false,
    });
  });

  it('are not what an electronic invoice makes of the draft', async () => {
    const { document, digest } = await draft();
    const xml = put(`xml/${count}.xml`, cii({ number: `X-${count}`, total: '1.00' }));
    const facturX = await paper({ files: [{ name: 'factur-x.xml', content: ubl() }] });
    for (const path of isDemo ? [facturX] : [xml, facturX]) {
      expect(await office.books.attachFile({ document, path })).toMatchObject({ digest, notes: [] });
    }
  });

  it('do not hang on what others made, changed, post by themselves or have posted', async () => {
    const path = await paper();
    const others = async (change: (id: number) => Promise<unknown>) => {
      const { document } = await draft();
      await change(idOf(document));
      const problem = await problemOf(office.books.attachFile({ document, path }));
      expect(problem).toMatchObject({ code: 'not_own_draft' });
      expect(await filesOn(document)).toEqual([]);
      return problem.person;
    };
    const write = (values: object) => (id: number) => admin.write('account.move', [id], { ...values });
    expect(await others(write({ ref: `changed ${protocol}` }))).toContain('changed it');
    if (!isDemo) {
      const byDate = { 14: true, 19: 'at_date' }[testedVersion];
      expect(await others(write({ auto_post: byDate, date: '2027-12-01' }))).toContain('by itself');
    }
    const post = (id: number) => admin.call('account.move', 'action_post', [[id]]);
    expect(await others(post)).toContain('It is posted.');
    const [theirs = 0] = await admin.create('account.move', [{ move_type: 'in_invoice', partner_id: azure }]);
    const problem = await problemOf(office.books.attachFile({ document: `move/${theirs}`, path }));
    expect(problem).toMatchObject({ code: 'not_own_draft' });
    expect(await filesOn(`move/${theirs}`)).toEqual([]);
  });

  it('that a person took away do not come back', async () => {
    const { document } = await draft();
    const path = await paper();
    await office.books.attachFile({ document, path });
    const ids = (await filesOn(document)).map(({ id }) => id);
    await admin.call('ir.attachment', 'unlink', [ids]);
    const problem = await problemOf(office.books.attachFile({ document, path }));
    expect(problem.person).toContain('somebody has removed it');
    expect(await filesOn(document)).toEqual([]);
  });

  it('say on which documents they hang', async () => {
    const [one, two] = [await draft(), await draft()];
    const path = await paper();
    expect((await office.books.readPaper({ path })).attachedTo).toEqual([]);
    await office.books.attachFile({ document: one.document, path });
    await office.books.attachFile({ document: two.document, path });
    office.takeRequests();
    expect((await office.books.readPaper({ path })).attachedTo).toEqual([two.document, one.document]);
    expect(office.takeRequests()).toEqual(['ir.attachment.search_read']);
  });

  it('say what they are for us: bills of others, invoices of ours', async () => {
    const [company] = await office.books.companies();
    const ours = company?.name ?? '';
    const theirs = put('in.xml', cii({ buyer: ours, buyerVat: '' }));
    expect(await office.books.readPaper({ path: theirs })).toMatchObject({ suggestedKind: 'vendor_bill' });
    const sold = put('out.xml', cii({ seller: ours, sellerVat: '', buyer: 'Somebody', type: '381' }));
    expect(await office.books.readPaper({ path: sold })).toMatchObject({
      suggestedKind: 'customer_credit_note',
    });
  });

  it('are shown as images, and as what they are', async () => {
    const path = put(`photo-${protocol}.png`, png());
    const { document } = await draft();
    await office.books.attachFile({ document, path });
    expect(await filesOn(document)).toMatchObject([{ mimetype: 'image/png' }]);
    expect(await office.books.readPaper({ path })).toMatchObject({
      type: 'png',
      image: { mimetype: 'image/png' },
    });
  });
});

if (testedVersion === '14' && !isDemo)
  describe('a user without an e-mail address on Odoo 14', () => {
    it('attaches without the note that Odoo refuses, and is told so', async () => {
      const { login, key: secret } = user('billing');
      const who = [['login', '=', login]];
      const users = await admin.call('res.users', 'search_read', [who], { fields: ['partner_id', 'email'] });
      const [row] = z
        .array(
          z.object({
            partner_id: z.tuple([z.int(), z.string()]),
            email: z.union([z.string(), z.literal(false)]),
          }),
        )
        .parse(users);
      const partner = row?.partner_id[0] ?? 0;
      const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-papers-'));
      writeFileSync(join(folder, 'a.pdf'), await pdf({ pages: [['No e-mail']] }));
      const office = await openOffice(
        { url: database.url, database: database.db, login, secret },
        { papers: new FolderFiles(() => [folder]) },
      );
      await admin.write('res.partner', [partner], { email: false });
      try {
        const { view } = await office.books.createDraftInvoice({
          ...{ type: 'in_invoice', company: 1, partner: azure, reference: 'No e-mail' },
          lines: [{ description: 'Chairs', price: '120' }],
        });
        const { notes, digest } = await office.books.attachFile({ document: view.document, path: 'a.pdf' });
        expect(notes.join()).toContain('without one');
        expect(digest).toBe(view.digest);
        expect(await mainOf(view.document)).toMatchObject([expect.any(Number), 'a.pdf']);
      } finally {
        await admin.write('res.partner', [partner], { email: row?.email ?? false });
        await office.dispose();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
