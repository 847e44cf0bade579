import { describe, expect, it } from 'vitest';
import type { PaperFiles } from '../../../../src/accounting/papers/files/paper-files.ts';
import { officeWithBill } from '../../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../../support/paper-bill.ts';
import type { PaperOfficeOptions } from '../../../support/paper-office.ts';
import { problemOf } from '../../../support/problem-of.ts';

const LOAD = 'ir.attachment.load';
const NOTE = 'account.move.message_post';
const READ = 'account.move.web_read';
const SEARCH = 'ir.attachment.search_read';

/** A workspace where every file has its own name for content. */
const papers: PaperFiles = {
  open: (path) =>
    Promise.resolve({ path, name: path, bytes: new Uint8Array(Buffer.from(`%PDF-1.7 ${path}`)) }),
};
const open = (options: PaperOfficeOptions = {}) => officeWithBill({ papers, ...options });
const attach = (office: OfficeWithBill, path = 'a.pdf') =>
  office.books.attachFile({ document: office.document, path });
const entries = async (office: OfficeWithBill) =>
  (await office.entries()).filter(({ what }) => what.startsWith('file-'));
const copies = (office: OfficeWithBill, name = 'a.pdf') =>
  office.odoo.records.rows('ir.attachment').filter((row) => row.name === name).length;

describe('hanging a paper on a draft', () => {
  it('takes one look before, two writes, and one look after', async () => {
    const office = await open();
    const attached = await attach(office);
    expect(attached).toMatchObject({ alreadyThere: false, notes: [] });
    expect(office.session.takeCalls().toSorted()).toEqual([READ, SEARCH, LOAD, NOTE, READ].toSorted());
    expect(await entries(office)).toMatchObject([
      { what: 'file-intended', path: 'a.pdf' },
      { what: 'file-settled', outcome: 'done' },
    ]);
  });

  it('is done when it is asked for again: nothing is written', async () => {
    const office = await open();
    await attach(office);
    office.session.takeCalls();
    expect(await attach(office)).toMatchObject({ alreadyThere: true });
    expect(office.session.takeCalls().toSorted()).toEqual([READ, SEARCH].toSorted());
  });

  it('says so when Odoo changes the draft meanwhile, and takes it for ours no longer', async () => {
    const office = await open();
    office.session.when(NOTE, () => office.odoo.edit(office.move, { ref: 'UBL-77' }));
    const { notes } = await attach(office);
    expect(notes).toEqual([
      'Odoo changed the draft when the file was attached: reference was "INV-1", is "UBL-77".',
    ]);
    expect((await problemOf(attach(office, 'b.pdf'))).code).toBe('not_own_draft');
  });

  it('says so when it is not known whether Odoo shows the file', async () => {
    const office = await open();
    office.session.when(NOTE, 'unknown-not-done');
    expect((await attach(office)).notes.join()).toContain('not known whether Odoo shows it');
  });
});

describe('when the answer gets lost', () => {
  it('and the file is there, it is found by its content and sent once', async () => {
    const office = await open();
    office.session.when(LOAD, 'unknown-done');
    expect(await attach(office)).toMatchObject({ alreadyThere: false });
    expect(copies(office)).toBe(1);
    expect((await entries(office)).at(-1)).toMatchObject({ outcome: 'done' });
  });

  it('and the file is not there, the outcome is unknown; asking again attaches it', async () => {
    const office = await open();
    office.session.when(LOAD, 'unknown-not-done');
    expect((await problemOf(attach(office))).code).toBe('attach_outcome_unknown');
    expect((await entries(office)).at(-1)).toMatchObject({ outcome: 'unknown' });
    expect(await attach(office)).toMatchObject({ alreadyThere: false });
    expect(copies(office)).toBe(1);
  });

  it('and the file comes late, it is one all the same', async () => {
    const office = await open();
    office.session.when(LOAD, 'unknown-late');
    await problemOf(attach(office));
    office.session.arriveLate();
    await attach(office);
    expect(copies(office)).toBe(1);
    expect(office.session.calls.filter((call) => call === NOTE)).toHaveLength(1);
  });

  it('or nothing was sent or taken, that is journalled, and asking again attaches it', async () => {
    for (const failure of ['not-sent', 'rejected'] as const) {
      const office = await open();
      office.session.when(LOAD, failure);
      await problemOf(attach(office));
      expect((await entries(office)).at(-1)).toMatchObject({ what: 'file-settled', outcome: failure });
      expect(await attach(office)).toMatchObject({ alreadyThere: false });
      expect(copies(office)).toBe(1);
    }
  });

  it('and we died before the file was shown, it is shown the next time', async () => {
    const office = await open();
    office.session.when(NOTE, () => {
      throw new Error('The machine died.');
    });
    await attach(office).catch(() => undefined);
    office.session.takeCalls();
    expect(await attach(office)).toMatchObject({ alreadyThere: false });
    expect(office.session.calls).toContain(NOTE);
    expect(office.session.calls).not.toContain(LOAD);
    expect(copies(office)).toBe(1);
  });
});
