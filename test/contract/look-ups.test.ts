import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, loadInto, newKey, post } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';

/* What is looked up about a document before it is posted, besides reading it. */

const contract = await openContract();

/** Bills of a vendor whom the sample leaves alone, posted on each of these days. */
async function posted(odoo: Odoo, vendor: string, days: readonly string[]): Promise<void> {
  const rows = days.map((day) =>
    bill(odoo, {
      ...{ 'partner_id/.id': vendor, invoice_date: day, date: day },
      'invoice_line_ids/price_unit': day.endsWith('1-10') ? '101.00' : '100.00',
    }),
  );
  await post(odoo, await draftAll(odoo, rows));
}

describe('what is unusual for a vendor', () => {
  const WARNINGS = ['abnormal_amount_warning', 'abnormal_date_warning'];
  const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((month) => `2027-${String(month).padStart(2, '0')}-10`);

  contract('is said of its bills after ten others, in a text', { odoo: [19] }, async (odoo) => {
    const { ids } = await loadInto(odoo.as('accountant'), 'res.partner', [
      { id: newKey(), name: odoo.unique('Vendor'), is_company: '1' },
    ]);
    const vendor = `${ids === false ? 0 : (ids[0] ?? 0)}`;
    const warnings = async (day: string, price: string): Promise<Row | undefined> => {
      const own = { 'partner_id/.id': vendor, invoice_date: day, date: day };
      const id = await draftBill(odoo, { ...own, 'invoice_line_ids/price_unit': price });
      return (await odoo.searchRead('account.move', [['id', '=', id]], WARNINGS))[0];
    };
    await posted(odoo, vendor, MONTHS.slice(0, 9));
    const none = { abnormal_amount_warning: false, abnormal_date_warning: false };
    expect(await warnings('2027-10-10', '900.00')).toMatchObject(none);
    await posted(odoo, vendor, MONTHS.slice(9));
    expect(await warnings('2027-11-10', '100.50')).toMatchObject(none);
    expect(await warnings('2027-11-10', '900.00')).toMatchObject({
      abnormal_date_warning: false,
      abnormal_amount_warning: expect.stringMatching(
        /^The amount for Vendor.* appears unusual\. Based on your historical data, the expected amount is 119\.12\u00A0€ \(± 0\.75\u00A0€\)\.\nPlease verify if this amount is accurate\.$/,
      ),
    });
    expect(await warnings('2027-10-20', '100.00')).toMatchObject({
      abnormal_amount_warning: false,
      abnormal_date_warning: expect.stringMatching(
        /^The billing frequency for Vendor.* appears unusual\. Based on your historical data, the expected next invoice date is not before 11\/05\/2027 \(every 30 \(± 4\) days\)\.\n/,
      ),
    });
  });
});

describe('what else is searched', () => {
  contract('files by their content, with the name of their document', { odoo: [14, 19] }, async (odoo) => {
    const content = odoo.unique('%PDF-1.4');
    const id = await draftBill(odoo);
    await loadInto(odoo, 'ir.attachment', [
      {
        ...{ id: newKey(), name: 'bill.pdf', datas: Buffer.from(content).toString('base64') },
        ...{ mimetype: 'application/pdf', res_model: 'account.move', res_id: `${id}` },
      },
    ]);
    const checksum = createHash('sha1').update(content).digest('hex');
    const domain = [
      ['res_model', '=', 'account.move'],
      ['checksum', 'in', [checksum, 'another']],
    ];
    const [move] = await odoo.read('account.move', [id], ['display_name']);
    expect(await odoo.searchRead('ir.attachment', domain, ['res_id', 'res_name', 'checksum'])).toMatchObject([
      { res_id: id, res_name: move?.display_name, checksum },
    ]);
  });

  contract('bank accounts by holder and by when they were changed', { odoo: [14, 19] }, async (odoo) => {
    const holder = odoo.sample.partner('Azure Interior');
    const domain = [
      ['write_date', '>=', '2020-01-01 00:00:00'],
      '|',
      ['partner_id', 'in', [holder]],
      ['id', 'in', []],
    ];
    const fields = ['acc_number', 'partner_id', 'create_date', 'write_date'];
    expect(await odoo.searchRead('res.partner.bank', domain, fields)).toEqual([]);
  });

  contract('what a fiscal position makes of a tax: 19 asks the taxes', { odoo: [19] }, async (odoo) => {
    const position = await positionOf(odoo);
    const fields = ['name', 'fiscal_position_ids', 'original_tax_ids'];
    const taxes = await odoo.searchRead('account.tax', [['fiscal_position_ids', 'in', [position]]], fields);
    expect(taxes).toContainEqual({
      id: odoo.sample.tax('purchase 0% Foreign'),
      name: '0% Foreign',
      fiscal_position_ids: [position],
      original_tax_ids: [odoo.sample.tax('purchase 19%'), odoo.sample.tax('purchase 7%')],
    });
  });

  contract('and 14 has a list of pairs', { odoo: [14] }, async (odoo) => {
    const position = await positionOf(odoo);
    const fields = ['position_id', 'tax_src_id', 'tax_dest_id'];
    const pairs = await odoo.searchRead(
      'account.fiscal.position.tax',
      [['position_id', 'in', [position]]],
      fields,
    );
    expect(pairs).toContainEqual(
      expect.objectContaining({
        position_id: [position, 'Foreign'],
        tax_src_id: [odoo.sample.tax('purchase 19%'), '19%'],
        tax_dest_id: [odoo.sample.tax('purchase 0% Foreign'), '0% Foreign'],
      }),
    );
  });

  contract('posted documents by number and date', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const domain = [
      ...[
        ['state', '=', 'posted'],
        ['sequence_number', '>', 0],
        ['id', '=', id],
      ],
      ...[
        ['date', '>', '2026-11-19'],
        ['date', '<=', '2026-12-31'],
      ],
    ];
    const fields = ['name', 'date', 'sequence_prefix', 'sequence_number'];
    const [row] = await odoo.searchRead('account.move', domain, fields);
    expect(row).toMatchObject({ date: '2026-11-20', sequence_prefix: 'BILL/2026/11/' });
    expect(row?.name).toBe(`BILL/2026/11/${String(row?.sequence_number).padStart(4, '0')}`);
  });
});

async function positionOf(odoo: Odoo): Promise<unknown> {
  const domain = [
    ['name', '=', 'Foreign'],
    ['company_id', '=', odoo.sample.company()],
  ];
  return (await odoo.searchRead('account.fiscal.position', domain, ['name']))[0]?.id;
}
