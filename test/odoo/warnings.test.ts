import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import { idOf, moveHandle } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { Bookkeeping, LINDENHOF } from '../support/bookkeeping.ts';
import { LookUpDesk } from '../support/look-up-desk.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Values } from '../support/odoo-person.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* What a person is warned of before a document is posted: each warning where it is due, and not where it is not. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('warnings'));
const { admin } = books;
const inCompany = { allowed_company_ids: [LINDENHOF] };
/** Bank accounts, lock dates and Auto-post are not for the outside to write there. */
const isClosedInDemo = isDemo;
const is14 = testedVersion === '14';

describe.each(protocols)('a person is warned, over %s', (protocol) => {
  let desk: LookUpDesk;
  let expenses: number;
  let sales: number;
  let inputTax: number;
  beforeAll(async () => {
    desk = await LookUpDesk.open(books.database, protocol);
    expenses = await books.account('690000');
    sales = await books.account('400000');
    inputTax = await books.tax('purchase', '19%');
  });
  afterAll(() => desk.dispose());

  let count = 0;
  const next = () => `W-${protocol}-${(count += 1)}`;

  /** A partner that nobody else uses. */
  async function partner(more: Values = {}): Promise<number> {
    const [id = 0] = await admin.create('res.partner', [{ name: next(), is_company: true, ...more }]);
    return id;
  }

  interface Line {
    readonly price?: number;
    readonly taxes?: readonly number[];
  }
  async function draft(values: Values, line: Line = {}): Promise<MoveHandle> {
    const type = values.move_type ?? 'in_invoice';
    const account_id = type === 'out_invoice' ? sales : expenses;
    const [id = 0] = await admin.create(
      'account.move',
      [
        {
          ...{ move_type: type, ref: next(), invoice_date: '2026-11-20', date: '2026-11-20' },
          invoice_line_ids: [
            [
              0,
              0,
              {
                ...{ name: 'Something', quantity: 1, price_unit: line.price ?? 100, account_id },
                tax_ids: [[6, 0, line.taxes ?? []]],
              },
            ],
          ],
          ...values,
        },
      ],
      inCompany,
    );
    return moveHandle(id);
  }

  async function attach(document: MoveHandle, content: string): Promise<void> {
    const datas = Buffer.from(content).toString('base64');
    const file = { name: 'bill.txt', datas, res_model: 'account.move', res_id: idOf(document) };
    await admin.create('ir.attachment', [file]);
  }

  async function warned(document: MoveHandle, clock = systemClock): Promise<string> {
    return (await desk.warnings(document, LINDENHOF, clock)).join('\n');
  }

  it('of nothing, where nothing is the matter', async () => {
    const vendor = await partner({ vat: 'DE136695976' });
    const document = await draft({ partner_id: vendor }, { taxes: [inputTax] });
    await attach(document, next());
    expect(await warned(document)).toBe('');
  });

  it('of another with the same reference, whatever its case and its year', async () => {
    const partner_id = await partner();
    const ref = next();
    const first = await draft({ partner_id, ref: ref.toUpperCase(), invoice_date: '2025-11-20' });
    const second = await draft({ partner_id, ref: ref.toLowerCase() }, { price: 70 });
    expect(await warned(second)).toContain(
      `Possible duplicate of ${first} (draft): the same partner and reference.`,
    );
    expect(await warned(await draft({ partner_id, ref: `${ref}b` }, { price: 71 }))).not.toContain(
      'Possible duplicate',
    );
  });

  it('of another with the same partner, date and total, once, with its number', async () => {
    const partner_id = await partner();
    const first = await draft({ partner_id });
    await books.post(first);
    const second = await draft({ partner_id });
    const [row] = await admin.read('account.move', [idOf(first)], ['name']);
    const said = await warned(second);
    expect(said).toContain(
      `Possible duplicate of ${first} (${String(row?.name)}): the same partner, date and total.`,
    );
    expect(said.match(/Possible duplicate/g)).toHaveLength(1);
    const others = [
      await draft({ partner_id, invoice_date: '2026-11-19' }),
      await draft({ partner_id: await partner() }),
      await draft({ partner_id }, { price: 101 }),
    ];
    for (const other of others) expect(await warned(other)).not.toContain('Possible duplicate');
  });

  it('of the same file on another document', async () => {
    const partner_id = await partner();
    const content = next();
    const first = await draft({ partner_id });
    const second = await draft({ partner_id }, { price: 7 });
    await attach(first, content);
    await attach(second, content);
    expect(await warned(second)).toMatch(
      new RegExp(`^The file bill\\.txt is attached to Draft Bill .*, ${first}, too\\.`, 'm'),
    );
    const third = await draft({ partner_id }, { price: 8 });
    await attach(third, next());
    expect(await warned(third)).not.toContain('The file');
  });

  if (!isClosedInDemo)
    describe('of bank accounts', () => {
      const monthLater = () => new ManualClock(systemClock.now() + 31 * 24 * 60 * 60_000);
      const account = async (partner_id: number) => {
        const acc_number = next();
        const [id = 0] = await admin.create('res.partner.bank', [{ acc_number, partner_id }]);
        return { id, acc_number };
      };

      it('of the vendor that were added lately, until 30 days have gone', async () => {
        const partner_id = await partner();
        const { acc_number } = await account(partner_id);
        const document = await draft({ partner_id });
        expect(await warned(document)).toMatch(
          new RegExp(`The bank account ${acc_number} of W-.* was added on \\d{4}-\\d\\d-\\d\\d: ask`),
        );
        expect(await warned(document, monthLater())).not.toContain('bank account');
      });

      it('of the company that a contact belongs to, and in a fact of its own', async () => {
        const company = await partner();
        await account(company);
        const contact = await partner({ is_company: false, parent_id: company });
        const snapshot = await desk.read(await draft({ partner_id: contact }), LINDENHOF);
        const plain = await desk.read(await draft({ partner_id: await partner() }), LINDENHOF);
        const { findings } = await desk.lookUp([snapshot, plain]);
        expect(findings.map(({ bankAccountChanged }) => bankAccountChanged)).toEqual([true, false]);
      });

      it('that a bill names, whoever holds them', async () => {
        const { id, acc_number } = await account(await partner());
        const document = await draft({ partner_id: await partner(), partner_bank_id: id });
        expect(await warned(document)).toContain(`The bank account ${acc_number} of`);
      });

      it('but not of who pays us, or gets nothing', async () => {
        const partner_id = await partner();
        await account(partner_id);
        for (const move_type of ['out_invoice', 'in_refund'])
          expect(await warned(await draft({ partner_id, move_type }))).not.toContain('bank account');
      });
    });

  it('of an amount that is unusual for the vendor, and of a bill that comes too soon', async () => {
    const partner_id = await partner();
    for (let month = 1; month <= 10; month += 1) {
      const day = `2026-${String(month).padStart(2, '0')}-10`;
      await books.post(
        await draft({ partner_id, invoice_date: day, date: day }, { price: 100 + (month % 2) }),
      );
    }
    const high = await draft({ partner_id, invoice_date: '2026-11-10', date: '2026-11-10' }, { price: 1000 });
    const said = await warned(high);
    expect(said).toMatch(
      is14
        ? /The amount is unusual for W-.*: the last 10 came to 100\.50 EUR \(± 1\.05\)/
        : /In Odoo's words: The amount for W-.* appears unusual/,
    );
    expect(said).not.toMatch(/The date is unusual|billing frequency/);
    const usual = { partner_id, invoice_date: '2026-11-11', date: '2026-11-11' };
    expect(await warned(await draft(usual, { price: 101.5 }))).not.toContain('unusual');
    const soon = await draft({ partner_id, invoice_date: '2026-10-17', date: '2026-10-17' }, { price: 101 });
    expect(await warned(soon)).toMatch(
      is14
        ? /The date is unusual for W-.*: the last 10 came every 30 days, so the next was not expected before 2026-11-0\d\./
        : /In Odoo's words: The billing frequency for W-.* appears unusual/,
    );
  });

  it('of nothing unusual with fewer than ten bills to compare with', async () => {
    const partner_id = await partner();
    for (let day = 10; day < 19; day += 1)
      await books.post(await draft({ partner_id, invoice_date: `2026-11-${day}`, date: `2026-11-${day}` }));
    expect(await warned(await draft({ partner_id }, { price: 9000 }))).not.toContain('unusual');
  });

  it('of a tax that the fiscal position would replace', async () => {
    const fiscal_position_id = await admin.one('account.fiscal.position', [
      ['name', '=', 'Foreign'],
      ['company_id', '=', LINDENHOF],
    ]);
    const partner_id = await partner({ vat: 'DE136695976' });
    const mapped = await books.tax('purchase', '0% Foreign');
    const given = await draft({ partner_id, fiscal_position_id }, { taxes: [inputTax] });
    expect(await warned(given)).toContain(
      'The tax 19% stands on a line, and the fiscal position would have 0% Foreign there.',
    );
    const right = await draft({ partner_id, fiscal_position_id }, { taxes: [mapped], price: 90 });
    const without = await draft({ partner_id, fiscal_position_id: false }, { taxes: [inputTax], price: 80 });
    for (const document of [right, without]) expect(await warned(document)).not.toContain('fiscal position');
  });

  /** Numbers of one year have nothing to do with those of the next; each protocol has its own. */
  const year = protocol === 'json-2' ? 2027 : 2028;

  it('of numbers that would be out of the order of their dates, where they are ours', async () => {
    const partner_id = await partner();
    const sold = (day: string) =>
      draft({ partner_id, move_type: 'out_invoice', invoice_date: day, date: day });
    const posted = await sold(`${year}-11-25`);
    await books.post(posted);
    const [row] = await admin.read('account.move', [idOf(posted)], ['name']);
    expect(await warned(await sold(`${year}-11-24`))).toContain(
      `of ${year}-11-25 is posted in this journal, and this one has an earlier date but a later number.`,
    );
    expect(String(row?.name)).not.toBe('/');
    expect(await warned(await sold(`${year}-11-26`))).not.toContain('Out of order');
    await books.post(await draft({ partner_id, invoice_date: `${year}-11-25`, date: `${year}-11-25` }));
    expect(await warned(await draft({ partner_id }))).not.toContain('Out of order');
  });

  it('of one that has its number, and whose date is another now', async () => {
    const partner_id = await partner();
    const sold = () =>
      draft({ partner_id, move_type: 'out_invoice', invoice_date: `${year}-11-26`, date: `${year}-11-26` });
    const first = await sold();
    const second = await sold();
    for (const document of [first, second]) await books.post(document);
    await admin.call('account.move', 'button_draft', [[idOf(first)]]);
    expect(await warned(first)).not.toContain('Out of order');
    await admin.write('account.move', [idOf(first)], {
      invoice_date: `${year}-11-27`,
      date: `${year}-11-27`,
    });
    expect(await warned(first)).toContain('this one has a later date but an earlier number.');
    await books.post(first);
  });

  it("of a closed tax period, in Odoo's words", async () => {
    const partner_id = await partner({ vat: 'DE136695976' });
    const words = "Posting moves the accounting date. In Odoo's words: The";
    const last = { partner_id, invoice_date: '2025-12-31', date: '2025-12-31' };
    expect(await warned(await draft(last, { taxes: [inputTax] }))).toContain(words);
    const open = { partner_id, invoice_date: '2026-01-01', date: '2026-01-01' };
    expect(await warned(await draft(open, { taxes: [inputTax] }))).not.toContain(words);
    expect(await warned(await draft(last, { price: 9 }))).not.toContain(words);
  });

  if (!isClosedInDemo)
    it('of a closed period', async () => {
      const partner_id = await partner({ vat: 'DE136695976' });
      const [field, words] = is14
        ? [
            'period_lock_date',
            /locked up to 2026-02-28 for everybody but advisers, and the accounting date is 2026-02-10/,
          ]
        : [
            'purchase_lock_date',
            /Posting moves the accounting date\. In Odoo's words: .*(?:Purchase|02\/28\/2026)/i,
          ];
      const old = { invoice_date: '2026-02-10', date: '2026-02-10' };
      const document = await draft({ partner_id, ...old });
      expect(await warned(document)).not.toMatch(words);
      await admin.write('res.company', [LINDENHOF], { [field]: '2026-02-28' });
      try {
        expect(await warned(document)).toMatch(words);
        const after = { invoice_date: '2026-03-01', date: '2026-03-01' };
        expect(await warned(await draft({ partner_id, ...after }))).not.toMatch(words);
      } finally {
        await admin.write('res.company', [LINDENHOF], { [field]: false });
      }
    });

  if (!isClosedInDemo)
    it('of an entry in a closed period, too', async () => {
      const journal_id = await books.journal('MISC');
      const bank = await books.account('620000');
      const line_ids = [
        [0, 0, { account_id: expenses, debit: 5, credit: 0, name: 'a' }],
        [0, 0, { account_id: bank, debit: 0, credit: 5, name: 'b' }],
      ];
      const values = { move_type: 'entry', journal_id, date: '2026-02-10', ref: next(), line_ids };
      const [id = 0] = await admin.create('account.move', [values], inCompany);
      const field = is14 ? 'period_lock_date' : 'fiscalyear_lock_date';
      expect(await warned(moveHandle(id))).toBe('');
      await admin.write('res.company', [LINDENHOF], { [field]: '2026-02-28' });
      try {
        expect(await warned(moveHandle(id))).toMatch(
          /locked up to 2026-02-28|Posting moves the accounting date/,
        );
      } finally {
        await admin.write('res.company', [LINDENHOF], { [field]: false });
      }
    });

  it('of a vendor without a VAT number, where there is tax', async () => {
    const partner_id = await partner();
    expect(await warned(await draft({ partner_id }, { taxes: [inputTax] }))).toContain('no VAT number');
    expect(await warned(await draft({ partner_id }))).not.toContain('VAT number');
  });

  it('of a vendor document without a reference or a file, and of no other', async () => {
    const partner_id = await partner();
    for (const move_type of ['in_invoice', 'in_refund']) {
      const said = await warned(await draft({ partner_id, move_type, ref: false }));
      expect(said).toContain('No reference');
      expect(said).toContain('Nothing is attached.');
    }
    const sold = await draft({
      partner_id,
      move_type: 'out_invoice',
      ref: false,
      invoice_date: '2026-12-01',
      date: '2026-12-01',
    });
    expect(await warned(sold)).toBe('');
  });

  it('of a customer invoice without a date', async () => {
    const partner_id = await partner();
    const sold = await draft({
      partner_id,
      move_type: 'out_invoice',
      invoice_date: false,
      date: '2026-12-01',
    });
    expect(await warned(sold)).toContain('No invoice date: Odoo takes the day on which it is posted.');
  });

  if (!isClosedInDemo)
    it('of one that Odoo posts by itself', async () => {
      const auto_post = is14 ? true : 'at_date';
      const partner_id = await partner();
      const due = { invoice_date: '2027-11-20', date: '2027-11-20' };
      expect(await warned(await draft({ partner_id, ...due, auto_post }))).toContain('Auto-post is on');
      expect(await warned(await draft({ partner_id, ...due }, { price: 3 }))).not.toContain('Auto-post');
    });

  it('of all of a set with as few requests as of one, and twice the same', async () => {
    const partner_id = await partner();
    const documents = [await draft({ partner_id }), await draft({ partner_id }), await draft({ partner_id })];
    const content = next();
    for (const document of documents) await attach(document, content);
    const snapshots = await Promise.all(documents.map((document) => desk.read(document, LINDENHOF)));
    const one = await desk.lookUp(snapshots.slice(0, 1));
    const all = await desk.lookUp(snapshots);
    expect(one.requests).toHaveLength(is14 ? 5 : 4);
    expect(all.requests.toSorted()).toEqual(one.requests.toSorted());
    expect(all.findings[0]).toEqual(one.findings[0]);
    expect(all.findings.map(({ alike, sameFiles }) => [alike?.length, sameFiles?.length])).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ]);
    expect((await desk.lookUp(snapshots)).findings).toEqual(all.findings);
  });
});
