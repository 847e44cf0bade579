import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { ON_BOTH, openContract } from './contract.ts';
import { draftAll, draftBill, headerOnly, move } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, postPayment } from './paying.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

const NOTE = { message_type: 'comment', subtype_xmlid: 'mail.mt_note' } as const;
const PDF = Buffer.from('%PDF-1.4 a bill');

async function attach(odoo: Odoo, id: number, more: object = {}): Promise<number> {
  const vals = {
    name: 'bill.pdf',
    datas: PDF.toString('base64'),
    mimetype: 'application/pdf',
    res_model: 'account.move',
    res_id: id,
    ...more,
  };
  return z.tuple([z.int()]).parse(await odoo.call('ir.attachment', 'create', { vals_list: [vals] }))[0];
}

/** Posts a note, and gives its id. */
async function note(odoo: Odoo, id: number, more: object): Promise<number> {
  const answer = await odoo.call('account.move', 'message_post', { ids: [id], ...NOTE, ...more });
  return z.union([z.int(), z.tuple([z.int()]).transform(([only]) => only)]).parse(answer);
}

describe('a note on a document', () => {
  contract('message_post gives its id, in a list', { odoo: [19] }, async (odoo) => {
    const answer = await odoo.call('account.move', 'message_post', {
      ids: [await draftBill(odoo)],
      body: 'x',
      ...NOTE,
    });
    expect(answer).toEqual([expect.any(Number)]);
  });

  contract('message_post gives its id', { odoo: [14] }, async (odoo) => {
    const answer = await odoo.call('account.move', 'message_post', {
      ids: [await draftBill(odoo)],
      body: 'x',
      ...NOTE,
    });
    expect(answer).toEqual(expect.any(Number));
  });

  contract('is a text: markup in it is shown, not obeyed', { odoo: [19] }, async (odoo) => {
    const id = await note(odoo, await draftBill(odoo), { body: 'Approved <b>1 & 2</b>' });
    expect(await odoo.readOne('mail.message', id, ['body', 'author_id', 'message_type'])).toMatchObject({
      body: '<p>Approved &lt;b&gt;1 &amp; 2&lt;/b&gt;</p>',
      message_type: 'comment',
    });
  });

  contract('is markup: a text must be escaped before', { odoo: [14] }, async (odoo) => {
    const id = await note(odoo, await draftBill(odoo), { body: 'Approved <b>1</b>' });
    expect(await odoo.readOne('mail.message', id, ['body'])).toMatchObject({
      body: '<p>Approved <b>1</b></p>',
    });
  });

  contract('is signed by whoever posts it', { odoo: [14, 19] }, async (odoo) => {
    const id = await note(odoo, await draftBill(odoo), { body: 'x' });
    expect(await odoo.readOne('mail.message', id, ['author_id'])).toMatchObject({
      author_id: [expect.any(Number), 'Bea Billing'],
    });
  });

  contract('is found again by words of it, below whatever document', { odoo: [14, 19] }, async (odoo) => {
    const document = await draftBill(odoo);
    const words = odoo.unique('Posted “with” words');
    await note(odoo, document, { body: `${words}. OS account “ä” at “x”` });
    const domain = [
      ['model', 'in', ['account.move', 'account.payment']],
      ['body', 'ilike', words],
    ];
    const found = await odoo.searchRead('mail.message', domain, ['model', 'res_id', 'body']);
    expect(found).toEqual([
      {
        id: expect.any(Number),
        model: 'account.move',
        res_id: document,
        body: `<p>${words}. OS account “ä” at “x”</p>`,
      },
    ]);
  });

  const followers = (odoo: Odoo, id: number) => move(odoo, id, ['message_follower_ids']);
  const unmodelled = 'nobody follows documents in it';

  contract('makes its author no follower', { odoo: [19], notInDemo: unmodelled }, async (odoo) => {
    const id = await draftBill(odoo.as('accountant'));
    const before = await followers(odoo, id);
    await note(odoo, id, { body: 'x' });
    expect(await followers(odoo, id)).toEqual(before);
  });

  contract(
    'makes its author a follower, unless the context says so',
    { odoo: [14], notInDemo: unmodelled },
    async (odoo) => {
      const id = await draftBill(odoo.as('accountant'));
      const before = await followers(odoo, id);
      const quiet = { ids: [id], body: 'x', ...NOTE };
      await odoo.call('account.move', 'message_post', quiet, { mail_create_nosubscribe: true });
      expect(await followers(odoo, id)).toEqual(before);
      await note(odoo, id, { body: 'x' });
      expect(await followers(odoo, id)).not.toEqual(before);
    },
  );

  contract('may stand below a payment', ON_BOTH, async (odoo) => {
    const id = await draftPayment(odoo);
    await postPayment(odoo, id);
    await odoo.call('account.payment', 'message_post', { ids: [id], body: 'Paid', ...NOTE });
    const about = [
      ['model', '=', 'account.payment'],
      ['res_id', '=', id],
      ['body', 'ilike', 'Paid'],
    ];
    expect(await odoo.count('mail.message', about)).toBe(1);
  });

  contract('may be written by a reader', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await note(odoo.as('readonly'), id, { body: 'Seen' })).toBeGreaterThan(0);
  });

  contract(
    'is no evidence: it may be rewritten, and signed with another name',
    { odoo: [19], notInDemo: 'our client never writes to mail.message' },
    async (odoo) => {
      const id = await note(odoo.as('accountant'), await draftBill(odoo), { body: 'Approved' });
      const author_id = odoo.sample.partner('Azure Interior');
      await odoo.call('mail.message', 'write', { ids: [id], vals: { body: 'Refused', author_id } });
      expect(await odoo.readOne('mail.message', id, ['body', 'author_id'])).toMatchObject({
        body: expect.stringContaining('Refused'),
        author_id: [author_id, 'Azure Interior'],
      });
    },
  );
});

describe('an electronic bill on a draft without lines', () => {
  const notInDemo = 'it reads no electronic bills';
  const ubl = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ID>UBL-77</cbc:ID>
  <cbc:IssueDate>2026-10-05</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">42.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine>
    <cbc:ID>1</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="EUR">42.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Screws</cbc:Name></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">42.00</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>
</Invoice>`;

  async function noteWithBill(odoo: Odoo, context: object): Promise<unknown> {
    const [id = 0] = await draftAll(odoo, [headerOnly(odoo)]);
    const file = {
      name: 'bill.xml',
      datas: Buffer.from(ubl).toString('base64'),
      mimetype: 'application/xml',
    };
    const attachment_ids = [await attach(odoo, id, file)];
    await odoo.call(
      'account.move',
      'message_post',
      { ids: [id], body: 'x', ...NOTE, attachment_ids },
      { ...context },
    );
    return move(odoo, id, ['amount_total', 'partner_id', 'ref']);
  }

  contract('rewrites the draft', { odoo: [19], notInDemo }, async (odoo) => {
    expect(await noteWithBill(odoo, {})).toMatchObject({
      amount_total: 42,
      partner_id: false,
      ref: 'UBL-77',
    });
  });

  contract('is only a file when the context says so', { odoo: [19], notInDemo }, async (odoo) => {
    expect(await noteWithBill(odoo, { disable_attachment_import: true })).toMatchObject({
      amount_total: 0,
      partner_id: [odoo.sample.partner('Azure Interior'), 'Azure Interior'],
    });
  });
});

describe('a file on a document', () => {
  contract('is found by its document, with a SHA-1 of its content', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const attachment = await attach(odoo, id);
    const domain = [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', id],
    ];
    expect(await odoo.searchRead('ir.attachment', domain, ['name', 'checksum', 'mimetype', 'url'])).toEqual([
      {
        id: attachment,
        name: 'bill.pdf',
        mimetype: 'application/pdf',
        checksum: createHash('sha1').update(PDF).digest('hex'),
        url: false,
      },
    ]);
  });

  for (const [given, kept] of [
    ['text/HTML', 'text/plain'],
    ['image/svg+xml', 'text/plain'],
    ['Application/PDF', 'application/pdf'],
  ]) {
    contract(`called ${given} is kept as ${kept}`, { odoo: [19] }, async (odoo) => {
      const attachment = await attach(odoo, await draftBill(odoo), { mimetype: given });
      expect(await odoo.readOne('ir.attachment', attachment, ['mimetype'])).toMatchObject({ mimetype: kept });
    });
  }

  contract(
    'is not the main one because it is there, but because it is posted',
    { odoo: [14, 19] },
    async (odoo) => {
      const id = await draftBill(odoo);
      const attachment = await attach(odoo, id);
      expect(await move(odoo, id, ['message_main_attachment_id'])).toMatchObject({
        message_main_attachment_id: false,
      });
      await note(odoo, id, { body: 'The bill', attachment_ids: [attachment] });
      expect(await move(odoo, id, ['message_main_attachment_id'])).toMatchObject({
        message_main_attachment_id: [attachment, 'bill.pdf'],
      });
    },
  );

  contract('the sample company has one', { odoo: [14, 19] }, async (odoo) => {
    const [draft = 0] = await odoo.search('account.move', [['ref', '=', 'SW-11-8811']]);
    const domain = [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', draft],
    ];
    expect(await odoo.searchRead('ir.attachment', domain, ['name', 'mimetype'])).toMatchObject([
      { name: 'SW-11-8811.pdf', mimetype: 'application/pdf' },
    ]);
  });

  contract('is not for those who may not see the document', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const attachment = await attach(odoo, id);
    const made = odoo.as('readonly').call('ir.attachment', 'create', {
      vals_list: [{ name: 'x.txt', datas: '', res_model: 'account.move', res_id: id }],
    });
    expect((await faultOf(made)).name).toBe('odoo.exceptions.AccessError');
    expect(await odoo.as('readonly').read('ir.attachment', [attachment], ['name'])).toHaveLength(1);
  });

  contract('can be found by its checksum', { odoo: [19] }, async (odoo) => {
    const content = Buffer.from(odoo.unique('a file'));
    const attachment = await attach(odoo, await draftBill(odoo), { datas: content.toString('base64') });
    const checksum = createHash('sha1').update(content).digest('hex');
    expect(await odoo.search('ir.attachment', [['checksum', '=', checksum]])).toEqual([attachment]);
  });
});
