import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { Bookkeeping } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('undo'));
const { admin } = books;
const azure = await books.partner('Azure Interior');
const agent = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
const waiting = new AbortController().signal;

describe.each(protocols)('what was done can be taken back over %s', (protocol: Protocol) => {
  let office: Office;
  let count = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  async function draft(
    more: { type?: 'in_invoice' | 'out_invoice'; key?: string } = {},
  ): Promise<MoveHandle> {
    count += 1;
    const { view } = await office.books.createDraftInvoice({
      type: more.type ?? 'in_invoice',
      company: 1,
      partner: azure,
      invoiceDate: '2026-11-20',
      reference: more.key ?? `U-${count} ${protocol}`,
      idempotencyKey: more.key,
      lines: [{ description: 'Office chairs', quantity: '4', price: '120' }],
    });
    return view.document;
  }

  async function posted(type: 'in_invoice' | 'out_invoice' = 'in_invoice') {
    const document = await draft({ type });
    office.person.willAnswer('yes');
    const { number } = await office.gate.request(document, agent, waiting);
    return { document, number };
  }

  const read = async (document: MoveHandle, ...fields: string[]) =>
    (await admin.read('account.move', [idOf(document)], fields))[0];
  const last = async (what: string) => (await office.entries()).findLast((entry) => entry.what === what);

  describe('a posting', () => {
    it.each(['in_invoice', 'out_invoice'] as const)(
      'of an %s, with the number it had, and nothing else changed',
      async (type) => {
        const { document, number } = await posted(type);
        office.person.willAnswer('yes');
        const undone = await office.gate.requestUndo(document, agent, waiting);
        expect(undone).toMatchObject({ document, number, deviations: [] });
        expect(await read(document, 'state', 'name')).toMatchObject({ state: 'draft', name: number });
        expect(await last('undoing-settled')).toMatchObject({ document, outcome: 'done', deviations: [] });
        const shown = office.person.shown.at(-1);
        expect(shown?.question).toMatch(/^Reset .* to draft\?$/);
        expect(shown?.detail).toContain(`Number: ${number}`);
      },
    );

    it('stays where the person keeps it', async () => {
      const { document } = await posted();
      office.person.willAnswer('keep');
      expect((await problemOf(office.gate.requestUndo(document, agent, waiting))).code).toBe('declined');
      expect(await read(document, 'state')).toMatchObject({ state: 'posted' });
    });

    it('of a draft there is none', async () => {
      const document = await draft();
      const shown = office.person.shown.length;
      const problem = await problemOf(office.gate.requestUndo(document, agent, waiting));
      expect(problem.code).toBe('not_posted');
      expect(office.person.shown).toHaveLength(shown);
    });

    it('says how many were posted after it', async () => {
      const { document } = await posted();
      await posted();
      office.person.willAnswer('keep');
      await problemOf(office.gate.requestUndo(document, agent, waiting));
      expect(office.person.shown.at(-1)?.detail).toMatch(/under later numbers of this journal: [1-9]/);
    });

    // Outsiders cannot mark a document as sent in the demo company.
    if (!isDemo)
      it('that was sent is corrected by a credit note instead, and nobody is asked', async () => {
        const { document } = await posted('out_invoice');
        await admin.write('account.move', [idOf(document)], { is_move_sent: true });
        const problem = await problemOf(office.gate.requestUndo(document, agent, waiting));
        expect(problem.code).toBe('not_undoable');
        expect(problem.person).toContain('It was sent.');
        expect(problem.model).toContain('credit note');
      });

    if (!isDemo)
      it('that Odoo refuses to take back stays posted, in the words of Odoo', async () => {
        const { document } = await posted();
        const lock = testedVersion === '14' ? 'period_lock_date' : 'purchase_lock_date';
        office.person.willAnswer(async () => {
          await admin.write('res.company', [1], { [lock]: '2026-11-21' });
          return 'yes';
        });
        const problem = await problemOf(office.gate.requestUndo(document, agent, waiting));
        await admin.write('res.company', [1], { [lock]: false });
        // What the dialog said of the locks is not so any more: nothing was sent.
        expect(problem.code).toBe('changed_since_review');
        expect(await read(document, 'state')).toMatchObject({ state: 'posted' });
      });
  });

  describe('a draft', () => {
    it('is gone when the person discards it, and stays gone', async () => {
      const document = await draft({ key: `discard ${protocol}` });
      office.person.willAnswer('yes');
      expect(await office.gate.requestDiscard(document, agent, waiting)).toMatchObject({ document });
      expect(await read(document, 'state')).toBeUndefined();
      expect(await last('discarding-settled')).toMatchObject({ document, outcome: 'done' });
      const problem = await problemOf(draft({ key: `discard ${protocol}` }));
      expect(problem.code).toBe('draft_deleted');
      expect(problem.model).toContain('discarded by a person');
    });

    it('stays when the person keeps it', async () => {
      const document = await draft();
      office.person.willAnswer('keep');
      expect((await problemOf(office.gate.requestDiscard(document, agent, waiting))).code).toBe('declined');
      expect(await read(document, 'state')).toMatchObject({ state: 'draft' });
    });

    it('that was changed while the person looked stays', async () => {
      const document = await draft();
      office.person.willAnswer(async () => {
        await admin.write('account.move', [idOf(document)], { ref: `changed ${protocol}` });
        return 'yes';
      });
      const problem = await problemOf(office.gate.requestDiscard(document, agent, waiting));
      expect(problem.code).toBe('changed_since_review');
      expect(await read(document, 'state')).toMatchObject({ state: 'draft' });
    });

    it('that was posted once is not deleted, because its number would be missing', async () => {
      const { document } = await posted();
      office.person.willAnswer('yes');
      await office.gate.requestUndo(document, agent, waiting);
      const problem = await problemOf(office.gate.requestDiscard(document, agent, waiting));
      expect(problem.code).toBe('not_discardable');
      expect(await read(document, 'state')).toMatchObject({ state: 'draft' });
    });

    it('that is posted by now is not deleted', async () => {
      const { document } = await posted();
      const problem = await problemOf(office.gate.requestDiscard(document, agent, waiting));
      expect(problem.code).toBe('not_a_draft');
      expect(await read(document, 'state')).toMatchObject({ state: 'posted' });
    });
  });

  describe('several at once', () => {
    it('are posted with one yes, each with its own digest', async () => {
      const documents = [await draft(), await draft({ type: 'out_invoice' }), await draft()];
      office.person.willAnswer('yes');
      const outcomes = await office.gate.requestAll(documents, agent, waiting);
      expect(outcomes.map((each) => each.document)).toEqual(documents);
      for (const each of outcomes) expect('posted' in each && each.posted.deviations).toEqual([]);
      expect(office.person.shown.at(-1)?.question).toMatch(/^Post 3 documents/);
      const intended = (await office.entries())
        .filter((entry) => entry.what === 'posting-intended')
        .slice(-3);
      expect(new Set(intended.map((entry) => entry.request)).size).toBe(1);
      expect(new Set(intended.map((entry) => entry.digest)).size).toBe(3);
    });

    it('are all kept when one of them was changed while the person looked', async () => {
      const documents = [await draft(), await draft()] as const;
      office.person.willAnswer(async () => {
        await admin.write('account.move', [idOf(documents[1])], { ref: `other ${protocol}` });
        return 'yes';
      });
      const outcomes = await office.gate.requestAll([...documents], agent, waiting);
      for (const each of outcomes)
        expect('problem' in each && each.problem.code).toBe('changed_since_review');
      for (const document of documents)
        expect(await read(document, 'state')).toMatchObject({ state: 'draft' });
    });
  });
});

describe('an entry that was drafted with its reversal', () => {
  it('is posted together with it', async () => {
    const office = await books.open();
    const [expense, accrual] = [await books.account('500000'), await books.account('200000')];
    const { view, reversal } = await office.books.createDraftEntry({
      company: 1,
      date: '2026-10-31',
      reverseOn: '2026-11-01',
      reference: 'Accrual',
      lines: [
        { account: expense, side: 'debit', amount: '80' },
        { account: accrual, side: 'credit', amount: '80', partner: azure },
      ],
    });
    office.person.willAnswer('yes');
    const posted = await office.gate.request(view.document, agent, waiting);
    expect(posted).toMatchObject({
      document: view.document,
      with: [
        { document: reversal?.document, posted: { number: expect.stringMatching(/2026/), deviations: [] } },
      ],
    });
    expect(office.person.shown.at(-1)?.question).toMatch(/^Post 2 documents/);
    const states = await admin.read(
      'account.move',
      [idOf(view.document), reversal === undefined ? 0 : idOf(reversal.document)],
      ['state'],
    );
    expect(states.map(({ state }) => state)).toEqual(['posted', 'posted']);
    await office.dispose();
  });

  it('and stays a draft with it when Odoo refuses one of them', async () => {
    const office = await books.open();
    const [expense, accrual] = [await books.account('500000'), await books.account('200000')];
    const { view, reversal } = await office.books.createDraftEntry({
      company: 1,
      date: '2026-10-31',
      reverseOn: '2026-11-01',
      reference: 'Accrual that is refused',
      lines: [
        { account: expense, side: 'debit', amount: '81' },
        { account: accrual, side: 'credit', amount: '81', partner: azure },
      ],
    });
    const other = reversal === undefined ? 0 : idOf(reversal.document);
    office.person.willAnswer(async () => {
      // Posted in Odoo meanwhile: then neither is what was shown.
      await admin.call('account.move', 'action_post', [[other]]);
      return 'yes';
    });
    const outcomes = await office.gate.requestAll([view.document], agent, waiting);
    expect(outcomes).toHaveLength(2);
    for (const outcome of outcomes)
      expect('problem' in outcome && outcome.problem.code).toBe('changed_since_review');
    expect(await admin.read('account.move', [idOf(view.document)], ['state'])).toMatchObject([
      { state: 'draft' },
    ]);
    await office.dispose();
  });
});
