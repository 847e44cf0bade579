import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cii } from '../support/e-invoices.ts';
import { pdf } from '../support/papers.ts';
import { BILL_OF_PAPIER } from '../support/some-bills.ts';
import { billsClerk } from './bills-clerk.ts';
import { Story, TITLES } from './story.ts';

/** Three bills to Lindenhof: of a vendor that Odoo knows, of a new one, and one that is posted already. */
const BILLS: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'ahorn-3311.pdf': () =>
    pdf({
      pages: [
        [
          'Tischlerei Ahorn GmbH',
          'Werkstattgasse 5',
          '04229 Leipzig',
          'Rechnung TA-3311 vom 19.11.2026',
          '2 Regale, Eiche, je 315,00: 630,00',
          'Umsatzsteuer 19 %: 119,70',
          'Gesamtbetrag: 749,70 EUR',
        ],
      ],
      files: [
        {
          name: 'factur-x.xml',
          content: cii({
            number: 'TA-3311',
            date: '20261119',
            seller: 'Tischlerei Ahorn GmbH',
            sellerVat: 'DE287654308',
            lines: [{ name: 'Shelf, oak', quantity: '2', price: '315.00', net: '630.00', vat: '19' }],
            ...{ lineTotal: '630.00', net: '630.00', taxBase: '630.00' },
            ...{ tax: '119.70', total: '749.70', payable: '749.70' },
          }),
        },
      ],
    }),
  'azure-10588.pdf': () =>
    pdf({
      pages: [
        [
          'Azure Interior',
          'VAT number: DE136695976',
          'To: Lindenhof GmbH',
          'Invoice: AI-10588',
          'Date: 2026-10-12',
          'Office chairs   10 x 120.00   1200.00',
          'VAT 19 %   228.00',
          'Total EUR   1428.00',
        ],
      ],
    }),
  'papier-1377.pdf': () => pdf({ pages: [BILL_OF_PAPIER] }),
};

const attachments = z.array(z.object({ id: z.int(), name: z.string(), checksum: z.string() }));

describe('an agent that is given a folder of papers', () => {
  let story: Story;
  const sha1 = new Map<string, string>();
  beforeAll(async () => {
    story = await Story.begin('story-papers');
    await mkdir(join(story.bed.workspace, 'bills'));
    for (const [name, make] of Object.entries(BILLS)) {
      const bytes = await make();
      sha1.set(name, createHash('sha1').update(bytes).digest('hex'));
      await writeFile(join(story.bed.workspace, 'bills', name), bytes);
    }
  });
  afterAll(() => story.end());

  it('drafts what is new, has the person save the new vendor, and says what is there already', async () => {
    const { admin } = story;
    const before = await admin.search('account.move', []);
    const posted = () => admin.search('account.move', [['state', '=', 'posted']]);
    const postedBefore = await posted();
    const window = await story.openConnected('papers', 'accountant');
    const prompt = 'draft the bills in the folder bills';
    story.model.expectTurn(prompt, billsClerk(story.bed.workspace, 'bills'));
    await window.chat.send(prompt);

    await window.chat.confirmation(TITLES.proposePartner);
    await window.screenshot('9 the agent proposes a vendor');
    await window.chat.allowOnce(TITLES.proposePartner);
    const { quickInput } = window;
    const step = (field: string) => `New Contact in Odoo: ${field}`;
    expect(await quickInput.value(step('Name'))).toBe('Tischlerei Ahorn GmbH');
    await window.screenshot('9 contact name');
    await quickInput.accept(step('Name'));
    await quickInput.read(step('Kind'));
    await window.screenshot('9 contact kind');
    await quickInput.accept(step('Kind'));
    expect(await quickInput.value(step('VAT number'))).toBe('DE287654308');
    await window.screenshot('9 contact vat');
    await quickInput.accept(step('VAT number'));
    await quickInput.accept(step('ZIP code'));
    await quickInput.accept(step('City'));
    await quickInput.read(step('Country'));
    await window.screenshot('9 contact country');
    await quickInput.accept(step('Country'));
    const question = await window.modal.read('Save contact “Tischlerei Ahorn GmbH” in Odoo?');
    await window.screenshot('9 contact dialog');
    expect(question.focused).toBe("Don't Save");
    for (const fact of ['VAT number: DE287654308', '04229', 'Leipzig', 'Country: Germany'])
      expect(question.detail).toContain(fact);
    expect(await admin.search('res.partner', [['name', '=', 'Tischlerei Ahorn GmbH']])).toEqual([]);
    await window.modal.press('Save Contact');

    await window.chat.confirmation(TITLES.createDraftInvoice);
    await window.screenshot('9 the agent drafts');
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.confirmation(TITLES.attachFile);
    await window.screenshot('9 the agent attaches');
    await window.chat.allowOnce(TITLES.attachFile);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.allowOnce(TITLES.attachFile);
    const answer = await window.chat.finalText('All bills are read.');
    await window.screenshot('9 papers done');
    expect(answer).toContain('duplicate_found');
    const drafts = window.view('Drafts');
    await drafts.waitForRow(/749\.70 EUR.* TA-3311/);
    await drafts.waitForRow(/431\.26 EUR.* 2026\/1377/);

    const made = (await admin.search('account.move', [])).filter((id) => !before.includes(id));
    const fields = ['ref', 'state', 'move_type', 'partner_id', 'company_id', 'invoice_date', 'amount_total'];
    const bills = await admin.read('account.move', made, fields);
    expect(bills).toHaveLength(2);
    expect(await posted()).toEqual(postedBefore);
    const bill = { state: 'draft', move_type: 'in_invoice', company_id: [1, 'Lindenhof GmbH'] };
    expect(bills).toContainEqual({
      ...bill,
      id: expect.anything(),
      ref: 'TA-3311',
      partner_id: [expect.anything(), 'Tischlerei Ahorn GmbH'],
      invoice_date: '2026-11-19',
      amount_total: 749.7,
    });
    expect(bills).toContainEqual({
      ...bill,
      id: expect.anything(),
      ref: '2026/1377',
      partner_id: [expect.anything(), 'Papier & Mehr OHG'],
      invoice_date: '2026-11-20',
      amount_total: 431.26,
    });
    const vendor = await admin.one('res.partner', [['name', '=', 'Tischlerei Ahorn GmbH']]);
    const [saved] = await admin.read(
      'res.partner',
      [vendor],
      ['vat', 'zip', 'city', 'country_code', 'is_company'],
    );
    expect(saved).toMatchObject({
      vat: 'DE287654308',
      zip: '04229',
      city: 'Leipzig',
      country_code: 'DE',
      is_company: true,
    });
    for (const [reference, name] of [
      ['TA-3311', 'ahorn-3311.pdf'],
      ['2026/1377', 'papier-1377.pdf'],
    ] as const) {
      const id = await admin.one('account.move', [['ref', '=', reference]]);
      const hung = await admin.search('ir.attachment', [
        ['res_model', '=', 'account.move'],
        ['res_id', '=', id],
      ]);
      const files = attachments.parse(await admin.read('ir.attachment', hung, ['name', 'checksum']));
      expect(files).toEqual([{ id: hung[0], name, checksum: sha1.get(name) }]);
      // The one that Odoo shows beside the document.
      expect(await admin.read('account.move', [id], ['message_main_attachment_id'])).toEqual([
        { id, message_main_attachment_id: [hung[0], name] },
      ]);
    }
    expect(await admin.search('ir.attachment', [['name', '=', 'azure-10588.pdf']])).toEqual([]);
  });
});
