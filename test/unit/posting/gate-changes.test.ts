import { inEnglish } from '../../../src/common/said.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import { changeField } from '../../support/paper-edits.ts';
import type { FieldOf } from '../../support/paper-edits.ts';
import { BLANK_LINE, BLANK_MOVE, NOT_STORED } from '../../support/paper-fields.ts';
import { problemOf } from '../../support/problem-of.ts';

const VOLATILE = new Set(['write_date', 'write_uid', 'access_token', ...NOT_STORED]);
/** With another company the document is out of sight: a test of its own. */
const fieldsOf = (record: object) =>
  Object.keys(record).filter((field) => !VOLATILE.has(field) && field !== 'company_id');

function ask(office: OfficeWithBill) {
  return office.gate.request(office.document, { kind: 'command' }, new AbortController().signal);
}

/** The person presses Post after something happened to the document. */
function postAfter(office: OfficeWithBill, happens: () => void) {
  office.person.willAnswer(() => {
    happens();
    return Promise.resolve('yes');
  });
  return ask(office);
}

async function lastSettlement(office: OfficeWithBill) {
  return (await office.entries()).findLast(({ what }) => what === 'posting-settled');
}

describe('what changed between the showing and the pressing is not posted', () => {
  it('whatever stored field of whatever record it is', { timeout: 30_000 }, async () => {
    const changes: fc.Arbitrary<FieldOf> = fc.oneof(
      fc.constantFrom(...fieldsOf(BLANK_MOVE)).map((field) => ({ field })),
      fc.record({ line: fc.nat(4), field: fc.constantFrom(...fieldsOf(BLANK_LINE)) }),
    );
    await fc.assert(
      fc.asyncProperty(changes, async (change) => {
        const office = await officeWithBill();
        const problem = await problemOf(
          postAfter(office, () => changeField(office.odoo, office.move, change)),
        );
        expect(problem.code).toBe('changed_since_review');
        expect(problem.person).toMatch(/Changed: .* was .*, is .*\. Look at it again\.$/);
        expect(office.odoo.postings).toEqual([]);
        expect(office.session.calls).not.toContain('account.move.action_post');
      }),
      { numRuns: 25 },
    );
  });

  it.each<[string, (office: OfficeWithBill) => void, string]>([
    [
      'the reference',
      ({ odoo, move }) => odoo.edit(move, { ref: 'INV-2' }),
      'the reference was INV-1, is INV-2',
    ],
    ['the vendor', ({ odoo, move }) => odoo.edit(move, { partner_id: 8 }), 'is Meubles Dupont'],
    [
      'who is paid',
      ({ odoo, move }) => odoo.edit(move, { partner_bank_id: 71 }),
      "the partner's bank account",
    ],
    [
      'an attachment',
      ({ odoo, move }) => void odoo.attach(move, 'b.pdf', 'sha1'),
      'the attachments are others',
    ],
    [
      'posted by another',
      ({ odoo, move }) => odoo.edit(move, { state: 'posted' }),
      'the state was draft, is posted',
    ],
    [
      'an account',
      ({ odoo, move }) =>
        odoo.records.write('account.move.line', odoo.linesOf(move)[0] ?? 0, { account_id: 33 }),
      'the account was 600000 Expenses, is 601000 Paper and Pens on line "Office chairs"',
    ],
    [
      'a line gone',
      ({ odoo, move }) => odoo.edit(move, { line_ids: odoo.linesOf(move).slice(1) }),
      'line "Office chairs" was removed',
    ],
  ])(
    '%s: person and model are told, and the journal says that nothing was tried',
    async (_what, happens, said) => {
      const office = await officeWithBill();
      const problem = await problemOf(postAfter(office, () => happens(office)));
      expect(problem.code).toBe('changed_since_review');
      expect(problem.person).toContain(said);
      expect(problem.model).toContain(said);
      expect(await lastSettlement(office)).toMatchObject({
        outcome: 'not-tried',
        problem: 'changed_since_review',
      });
      expect((await office.entries()).map(({ what }) => what)).not.toContain('posting-intended');
    },
  );

  it.each<[string, (office: OfficeWithBill) => void, string]>([
    ['deleted', ({ odoo, move }) => odoo.discard(move), 'document_not_found'],
    [
      'moved to another company',
      ({ odoo, move }) => odoo.edit(move, { company_id: 2 }),
      'changed_since_review',
    ],
  ])('a document that was %s is not posted, and the journal has an end', async (_what, happens, code) => {
    const office = await officeWithBill();
    expect((await problemOf(postAfter(office, () => happens(office)))).code).toBe(code);
    expect(await lastSettlement(office)).toMatchObject({ outcome: 'not-tried', problem: code });
    expect(office.odoo.postings).toEqual([]);
  });

  it.each<[string, (office: OfficeWithBill) => void]>([
    [
      'the name of the vendor',
      ({ odoo }) => odoo.records.write('res.partner', 7, { display_name: 'Azure GmbH' }),
    ],
    ['its VAT number', ({ odoo }) => odoo.records.write('res.partner', 7, { vat: false })],
    ['the name of an account', ({ odoo }) => odoo.records.write('account.account', 32, { name: 'Costs' })],
    ['a warning', ({ odoo, move }) => odoo.edit(move, { duplicated_ref_ids: [3] })],
  ])('what the dialog showed without being of the document counts too: %s', async (_what, happens) => {
    const office = await officeWithBill();
    const problem = await problemOf(postAfter(office, () => happens(office)));
    expect(problem.code).toBe('changed_since_review');
    expect(problem.person).toContain('a name or a warning that the dialog showed');
    expect(office.odoo.postings).toEqual([]);
  });

  it.each(['not-sent', 'rejected', 'unknown-not-done', { answer: null }, { answer: [{ id: 7 }] }] as const)(
    'nothing is posted when it cannot be read again: %j',
    async (failure) => {
      const office = await officeWithBill();
      const posting = postAfter(office, () => office.session.when('account.move.web_read', failure));
      await expect(posting).rejects.toThrow();
      expect(await lastSettlement(office)).toMatchObject({
        outcome: expect.stringMatching(/^not-(?:tried|sent)$/),
      });
      expect(office.odoo.postings).toEqual([]);
    },
  );
});

describe('what changes at any time is no change', () => {
  it.each(['write_date', 'write_uid', 'access_token'])('%s', async (field) => {
    const office = await officeWithBill();
    const posted = await postAfter(office, () => changeField(office.odoo, office.move, { field }));
    expect(posted.deviations).toEqual([]);
    expect(office.odoo.postings).toEqual([office.move]);
  });

  it("another document's change", async () => {
    const office = await officeWithBill();
    const posted = await postAfter(office, () => void office.odoo.attach(1, 'b.pdf', 'sha1'));
    expect(posted.number).toBe('BILL/2026/00001');
  });
});

describe('what posting does not explain is told after it', () => {
  it('to the caller, and to the journal', async () => {
    const office = await officeWithBill();
    office.session.when('account.move.action_post', () => {
      // The milliseconds between the last look and the posting cannot be closed, only noticed.
      office.odoo.edit(office.move, { date: '2026-02-01' });
    });
    office.person.willAnswer('yes');
    const { deviations } = await ask(office);
    const inJournal = deviations.map(inEnglish);
    expect(inJournal).toEqual(['the accounting date was 2026-01-10, is 2026-02-01']);
    expect(await lastSettlement(office)).toMatchObject({ outcome: 'done', deviations: inJournal });
  });

  it('to the person too, when an agent had asked', async () => {
    const office = await officeWithBill();
    office.session.when('account.move.action_post', () =>
      office.odoo.edit(office.move, { date: '2026-02-01' }),
    );
    office.person.willAnswer('yes');
    const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
    await office.gate.request(office.document, agent, new AbortController().signal);
    expect(office.person.told).toEqual([expect.stringContaining('the accounting date was 2026-01-10')]);
  });
});
