import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import { draftAll, draftBill, headerOnly, loadInto, move, newKey, totals } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Context, Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

/* Hanging a paper on a draft: the file under a key of its own, then a note below the draft that shows it. */

const contract = await openContract();

/** Odoo 19 knows the first word, Odoo 14 the second. */
const NO_IMPORT = { disable_attachment_import: true, no_new_invoice: true } as const;

const sha1 = (content: string): string => createHash('sha1').update(content).digest('hex');

/** A file for a document, with content that no other has. */
function fileFor(odoo: Odoo, id: number, more: Cells & { content?: string } = {}): Cells {
  const { content = odoo.unique('%PDF-1.4'), ...cells } = more;
  return {
    id: newKey(),
    name: 'bill.pdf',
    datas: Buffer.from(content).toString('base64'),
    mimetype: 'application/pdf',
    res_model: 'account.move',
    res_id: `${id}`,
    ...cells,
  };
}

async function hang(odoo: Odoo, cells: Cells): Promise<number> {
  const { ids, messages } = await loadInto(odoo, 'ir.attachment', [cells]);
  if (ids === false) throw new Error(`Odoo took no file: ${JSON.stringify(messages)}`);
  return z.int().parse(ids[0]);
}

function note(odoo: Odoo, id: number, attachment_ids: readonly number[], context: Context = NO_IMPORT) {
  const named = { body: '', message_type: 'comment', subtype_xmlid: 'mail.mt_note', attachment_ids };
  return odoo.call('account.move', 'message_post', { ids: [id], ...named }, context);
}

async function mainFile(odoo: Odoo, id: number): Promise<unknown> {
  const { message_main_attachment_id: main } = await move(odoo, id, ['message_main_attachment_id']);
  return main === false ? false : z.tuple([z.int(), z.string()]).parse(main)[0];
}

const UBL = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:UBLVersionID>2.1</cbc:UBLVersionID>
  <cbc:ID>UBL-78</cbc:ID>
  <cbc:IssueDate>2026-10-05</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
</Invoice>`;

describe('a file that is loaded under a key', () => {
  contract('hangs on its document once, however often it is loaded', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const content = odoo.unique('%PDF-1.4');
    const cells = fileFor(odoo, id, { content });
    const file = await hang(odoo, cells);
    expect(await hang(odoo, { ...cells, name: 'other.pdf' })).toBe(file);
    const domain = [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', id],
      ['checksum', '=', sha1(content)],
    ];
    expect(await odoo.searchRead('ir.attachment', domain, ['name', 'mimetype', 'file_size'])).toEqual([
      { id: file, name: 'bill.pdf', mimetype: 'application/pdf', file_size: content.length },
    ]);
  });

  contract('is counted on its document', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const other = await draftBill(odoo);
    const count = async (of: number) =>
      (await move(odoo, of, ['message_attachment_count'])).message_attachment_count;
    expect([await count(id), await count(other)]).toEqual([0, 0]);
    await hang(odoo, fileFor(odoo, id));
    await hang(odoo, fileFor(odoo, id));
    expect([await count(id), await count(other)]).toEqual([2, 0]);
  });

  contract('leaves the document alone', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const fields = ['ref', 'amount_total', 'write_date', 'message_main_attachment_id'];
    const before = await move(odoo, id, fields);
    await hang(odoo, fileFor(odoo, id));
    expect(await move(odoo, id, fields)).toEqual(before);
  });

  contract('is found on every document that has it', { odoo: [14, 19] }, async (odoo) => {
    const content = odoo.unique('%PDF-1.4');
    const ids = [await draftBill(odoo), await draftBill(odoo)];
    for (const id of ids) await hang(odoo, fileFor(odoo, id, { content }));
    const domain = [
      ['res_model', '=', 'account.move'],
      ['res_id', '!=', 0],
      ['checksum', '=', sha1(content)],
    ];
    for (const who of [odoo, odoo.as('readonly')]) {
      const found = await who.searchRead('ir.attachment', domain, ['res_id'], { order: 'id' });
      expect(found.map(({ res_id }) => res_id)).toEqual(ids);
    }
  });

  contract('is kept as plain text when it is XML', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const file = await hang(
      odoo,
      fileFor(odoo, id, { name: 'bill.xml', mimetype: 'application/xml', content: UBL }),
    );
    expect(await odoo.readOne('ir.attachment', file, ['mimetype', 'checksum'])).toMatchObject({
      mimetype: 'text/plain',
      checksum: sha1(UBL),
    });
  });

  contract('is not taken from those who may not change the document', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const { ids, messages } = await loadInto(odoo.as('readonly'), 'ir.attachment', [fileFor(odoo, id)]);
    expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
    expect(await odoo.count('ir.attachment', [['res_id', '=', id]])).toBe(0);
  });
});

describe('a note with a file', () => {
  contract('makes the first one the main one, and the others not', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const [first, second] = [await hang(odoo, fileFor(odoo, id)), await hang(odoo, fileFor(odoo, id))];
    expect(await mainFile(odoo, id)).toBe(false);
    await note(odoo, id, [first]);
    await note(odoo, id, [second]);
    expect(await mainFile(odoo, id)).toBe(first);
  });

  contract('prefers a PDF to an image, and an image to a text', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const text = await hang(odoo, fileFor(odoo, id, { name: 'a.txt', mimetype: 'text/plain' }));
    const image = await hang(odoo, fileFor(odoo, id, { name: 'a.png', mimetype: 'image/png' }));
    const pdf = await hang(odoo, fileFor(odoo, id));
    await note(odoo, id, [text, image, pdf]);
    expect(await mainFile(odoo, id)).toBe(pdf);
  });

  contract(
    'leaves a draft as it is, with and without lines, even when the file is an electronic bill',
    { odoo: [14, 19] },
    async (odoo) => {
      const [empty = 0] = await draftAll(odoo, [headerOnly(odoo)]);
      for (const [id, total] of [
        [await draftBill(odoo), '100.00 + 19.00 = 119.00'],
        [empty, '0.00 + 0.00 = 0.00'],
      ] as const) {
        const before = await move(odoo, id, ['ref', 'partner_id', 'invoice_date', 'currency_id']);
        const xml = { name: 'bill.xml', mimetype: 'application/xml', content: UBL };
        const file = await hang(odoo, fileFor(odoo, id, xml));
        await note(odoo, id, [file]);
        expect(await totals(odoo, id)).toBe(total);
        expect(await move(odoo, id, ['ref', 'partner_id', 'invoice_date', 'currency_id'])).toEqual(before);
        expect(await mainFile(odoo, id)).toBe(file);
      }
    },
  );

  contract('is the only note that comes of it', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const domain = [
      ['model', '=', 'account.move'],
      ['res_id', '=', id],
      ['attachment_ids', '!=', false],
    ];
    const before = await odoo.count('mail.message', domain.slice(0, 2));
    await note(odoo, id, [await hang(odoo, fileFor(odoo, id))]);
    expect(await odoo.count('mail.message', domain.slice(0, 2))).toBe(before + 1);
    expect(await odoo.count('mail.message', domain)).toBe(1);
  });

  contract(
    'is followed by one of Odoo about what it did not import, when nobody says not to',
    { odoo: [14] },
    async (odoo) => {
      const id = await draftBill(odoo);
      const domain = [
        ['model', '=', 'account.move'],
        ['res_id', '=', id],
      ];
      const before = await odoo.count('mail.message', domain);
      const file = await hang(odoo, fileFor(odoo, id));
      await note(odoo, id, [file], {});
      expect(await odoo.count('mail.message', domain)).toBe(before + 2);
    },
  );

  contract('is refused to who has no e-mail address', { odoo: [14] }, async (odoo) => {
    const one = odoo.as('billing-one');
    const { partner_id } = await one.readOne('res.users', await one.uid(), ['partner_id', 'email']);
    const partner = z.tuple([z.int(), z.string()]).parse(partner_id)[0];
    const admin = odoo.as('admin');
    const { email } = await admin.readOne('res.partner', partner, ['email']);
    await admin.call('res.partner', 'write', { ids: [partner], vals: { email: false } });
    try {
      const id = await draftBill(one);
      const file = await hang(one, fileFor(one, id));
      expect((await faultOf(note(one, id, [file]))).name).toBe('odoo.exceptions.UserError');
      await one.call('ir.attachment', 'register_as_main_attachment', { ids: [file] });
      expect(await mainFile(one, id)).toBe(file);
    } finally {
      await admin.call('res.partner', 'write', { ids: [partner], vals: { email } });
    }
  });
});

describe('a file that is registered as the main one', () => {
  contract('is that without a note, and takes the place of another', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const [first, second] = [await hang(odoo, fileFor(odoo, id)), await hang(odoo, fileFor(odoo, id))];
    for (const file of [first, second]) {
      await odoo.call('ir.attachment', 'register_as_main_attachment', { ids: [file] });
      expect(await mainFile(odoo, id)).toBe(file);
    }
  });

  contract('is not, by who may not change the document: nothing is said', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const file = await hang(odoo, fileFor(odoo, id));
    await odoo.as('readonly').call('ir.attachment', 'register_as_main_attachment', { ids: [file] });
    expect(await mainFile(odoo, id)).toBe(false);
  });
});
