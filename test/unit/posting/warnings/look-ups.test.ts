import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/common/json.ts';
import { OdooError } from '../../../../src/odoo/errors.ts';
import { lookUpCalls } from '../../../../src/posting/review/warnings/allowed.ts';
import type { Findings } from '../../../../src/posting/review/warnings/findings.ts';
import { LookUps } from '../../../../src/posting/review/warnings/look-ups.ts';
import type { Snapshot } from '../../../../src/posting/snapshot/snapshot.ts';
import { cannedClient } from '../../../support/canned-client.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { officeWithBill, snapshotOf } from '../../../support/paper-bill.ts';

const V14 = { major: 14, text: '14.0' };
const V19 = { major: 19, text: '19.0' };

const bill = async (move: Readonly<Record<string, Json>> = {}): Promise<Snapshot> => {
  const snapshot = await snapshotOf(await officeWithBill());
  return { ...snapshot, move: { ...snapshot.move, ...move } };
};

type Answers = Parameters<typeof cannedClient>[1];
const EMPTY: Answers = {
  'account.move.search_read': [],
  'ir.attachment.search_read': [],
  'res.partner.bank.search_read': [],
  'account.tax.search_read': [],
  'account.fiscal.position.tax.search_read': [],
  'res.company.search_read': [],
};

function desk(version: typeof V14, answers: Answers) {
  const client = cannedClient(lookUpCalls(version), { ...EMPTY, ...answers });
  return { client, lookUps: new LookUps(client, version, new ManualClock()) };
}

describe('looking up', () => {
  it('finds nothing where Odoo has nothing', async () => {
    const nothing: Findings = {
      ...{
        alike: [],
        sameFiles: [],
        unusual: [],
        bankAccounts: [],
        replacedTaxes: [],
        locks: [],
        outOfOrder: [],
      },
      bankAccountChanged: false,
    };
    for (const version of [V14, V19])
      expect(await desk(version, {}).lookUps.of(await bill())).toEqual(nothing);
  });

  it('asks as the companies of the documents, and for bank accounts since 30 days ago', async () => {
    const { client, lookUps } = desk(V19, {});
    await lookUps.ofAll([await bill(), await bill()]);
    expect(client.made.map(({ name }) => name).toSorted()).toEqual([
      'account.move.search_read',
      'account.move.search_read',
      'ir.attachment.search_read',
      'res.partner.bank.search_read',
    ]);
    for (const { context } of client.made) expect(context).toEqual({ allowed_company_ids: [1] });
    const banks = client.made.find(({ name }) => name === 'res.partner.bank.search_read');
    expect(JSON.stringify(banks?.args)).toContain('["write_date",">=","2025-12-16 00:00:00"]');
  });

  it('asks nothing for no documents', async () => {
    const { client, lookUps } = desk(V19, {});
    expect(await lookUps.ofAll([])).toEqual([]);
    expect(client.made).toEqual([]);
  });

  it.each(['no_rights', 'refused_by_odoo', 'not_available', 'odoo_failed'] as const)(
    'leaves out what Odoo refuses to look up (%s), and nothing else',
    async (code) => {
      const refuse = () => {
        throw new OdooError('rejected', { code, person: '', model: '' });
      };
      const { lookUps } = desk(V19, { 'res.partner.bank.search_read': refuse });
      const findings = await lookUps.of(await bill());
      expect(findings).not.toHaveProperty('bankAccounts');
      expect(findings).toMatchObject({ alike: [], sameFiles: [], bankAccountChanged: false });
    },
  );

  it('ends when Odoo cannot be reached: nothing is said to be in order then', async () => {
    const lost = () => {
      throw new OdooError('unknown', { code: 'connection_lost', person: '', model: '' });
    };
    const { lookUps } = desk(V19, { 'res.partner.bank.search_read': lost });
    await expect(lookUps.of(await bill())).rejects.toMatchObject({ code: 'connection_lost' });
  });

  describe('on 19', () => {
    it('a fiscal position without taxes takes all of them away', async () => {
      const { lookUps } = desk(V19, {});
      const { replacedTaxes } = await lookUps.of(await bill({ fiscal_position_id: 3 }));
      expect(replacedTaxes).toEqual([
        { tax: 2, by: [] },
        { tax: 3, by: [] },
      ]);
    });

    it('a tax that is one of those that would come is in its place', async () => {
      const taxes = [
        { id: 3, name: '7%', fiscal_position_ids: [3], original_tax_ids: [2] },
        { id: 9, name: '0%', fiscal_position_ids: [4], original_tax_ids: [3] },
      ];
      const { lookUps } = desk(V19, { 'account.tax.search_read': taxes });
      const { replacedTaxes } = await lookUps.of(await bill({ fiscal_position_id: 3 }));
      expect(replacedTaxes).toEqual([{ tax: 2, by: ['7%'] }]);
    });
  });

  describe('on 14', () => {
    it('a pair without a second tax takes the first away', async () => {
      const pairs = [
        { id: 1, position_id: [3, 'Foreign'], tax_src_id: [2, '15%'], tax_dest_id: false },
        { id: 2, position_id: [3, 'Foreign'], tax_src_id: [3, '7%'], tax_dest_id: [3, '7%'] },
      ];
      const { lookUps } = desk(V14, { 'account.fiscal.position.tax.search_read': pairs });
      const { replacedTaxes } = await lookUps.of(await bill({ fiscal_position_id: 3 }));
      expect(replacedTaxes).toEqual([{ tax: 2, by: [] }]);
    });

    it('the books are locked on the last closed day, and open on the next', async () => {
      const locked = (until: string) =>
        desk(V14, {
          'res.company.search_read': [{ id: 1, fiscalyear_lock_date: until, period_lock_date: false }],
        }).lookUps;
      expect((await locked('2026-01-10').of(await bill())).locks).toEqual([
        { of: 'all', until: '2026-01-10' },
      ]);
      expect((await locked('2026-01-09').of(await bill())).locks).toEqual([]);
    });
  });

  describe('numbers out of order', () => {
    const posted = (name: string, date: string, move_type = 'out_invoice') => ({
      ...{ id: 90, name, date, move_type, journal_id: [2, 'Invoices'] },
      sequence_prefix: name.slice(0, name.lastIndexOf('/') + 1),
      sequence_number: Number(name.slice(name.lastIndexOf('/') + 1)),
    });
    const orderOf = async (
      rows: readonly ReturnType<typeof posted>[],
      move: Readonly<Record<string, Json>>,
    ) => {
      // The first question of documents is about duplicates.
      const answer = (args: readonly Json[]) =>
        JSON.stringify(args).includes('sequence_number') ? [...rows] : [];
      const { lookUps } = desk(V19, { 'account.move.search_read': answer });
      const sold = { move_type: 'out_invoice', date: '2026-01-10', name: false, ...move };
      return (await lookUps.of(await bill(sold))).outOfOrder;
    };

    it('in the same year, where numbers begin anew each year', async () => {
      expect(await orderOf([posted('INV/2026/00007', '2026-02-01')], {})).toEqual([
        { number: 'INV/2026/00007', date: '2026-02-01', isBefore: true },
      ]);
      expect(await orderOf([posted('INV/2027/00007', '2027-02-01')], {})).toEqual([]);
    });

    it('in the same month, where they begin anew each month', async () => {
      expect(await orderOf([posted('INV/2026/02/0007', '2026-02-01')], {})).toEqual([]);
      expect(await orderOf([posted('INV/2026/01/0007', '2026-01-11')], {})).toHaveLength(1);
      expect(await orderOf([posted('202601/0007', '2026-01-11')], {})).toHaveLength(1);
    });

    it('of invoices and of credit notes each for themselves', async () => {
      const notes = [posted('RINV/2026/00007', '2026-02-01', 'out_refund')];
      expect(await orderOf(notes, {})).toEqual([]);
      expect(await orderOf(notes, { move_type: 'out_refund' })).toHaveLength(1);
    });

    it('before and after the number that a document has', async () => {
      const own = { name: 'INV/2026/00008', sequence_prefix: 'INV/2026/', sequence_number: 8 };
      expect(
        await orderOf([posted('INV/2026/00007', '2026-02-01'), posted('INV/2026/00009', '2026-01-05')], own),
      ).toEqual([
        { number: 'INV/2026/00007', date: '2026-02-01', isBefore: true },
        { number: 'INV/2026/00009', date: '2026-01-05', isBefore: false },
      ]);
      expect(
        await orderOf([posted('INV/2026/00007', '2026-01-05'), posted('INV/2026/00009', '2026-02-01')], own),
      ).toEqual([]);
    });

    it('are nothing to say of vendor bills', async () => {
      expect(await orderOf([posted('BILL/2026/00007', '2026-02-01')], { move_type: 'in_invoice' })).toEqual(
        [],
      );
    });
  });
});
