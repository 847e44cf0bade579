import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { consumeOnce } from '../../../../src/journal/consume-once.ts';
import { Journal } from '../../../../src/journal/journal.ts';
import { PartnerDesk } from '../../../../src/posting/partners/partner-desk.ts';
import type { PartnerDeskParts } from '../../../../src/posting/partners/partner-desk.ts';
import { REQUEST_LIFE_MS } from '../../../../src/posting/asking/request-life.ts';
import { Turnstile } from '../../../../src/posting/asking/turnstile.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { PaperContacts } from '../../../support/paper-contacts.ts';
import type { Mishap } from '../../../support/paper-contacts.ts';
import { problemOf } from '../../../support/problem-of.ts';
import { ScriptedApprover } from '../../../support/scripted-approver.ts';
import { ScriptedForm } from '../../../support/scripted-form.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const LOAD = 'res.partner.load';

function open(more: Partial<PartnerDeskParts> = {}) {
  const folder = temporaryFolder();
  const clock = new ManualClock();
  const journal = new Journal(join(folder, 'journal'), clock, {
    process: 1,
    host: 'test',
    account: 'tester',
  });
  onTestFinished(() => journal.dispose());
  const [odoo, person, form] = [new PaperContacts(), new ScriptedApprover(), new ScriptedForm()];
  const desk = new PartnerDesk({
    session: odoo,
    companies: () => Promise.resolve([{ id: 1, name: 'Lindenhof GmbH' }]),
    ...{ form, approver: person, dialogs: new Turnstile(), journal, clock, lookAgainAfter: [0, 0] },
    consume: (approval) => consumeOnce(join(folder, 'consumed'), approval),
    ...more,
  });
  const propose = (name = 'Acme Freight', signal = new AbortController().signal) =>
    desk.propose(
      { values: { name, isCompany: true, country: 'DE' } },
      { kind: 'agent', saysItIs: 'a test' },
      signal,
    );
  const entries = async () => (await journal.entries()).filter(({ what }) => what.startsWith('partner-'));
  const sent = () => odoo.made.filter((name) => name === LOAD).length;
  return { odoo, person, form, clock, desk, propose, entries, sent };
}

describe('a contact that a person saves', () => {
  it('is asked about with the name that the connection has by then', async () => {
    const connection: { name?: string } = {};
    const { person, propose } = open({ connectionName: () => connection.name });
    person.willAnswer('keep', 'keep');
    await problemOf(propose());
    connection.name = 'Lindenhof, live';
    await problemOf(propose('Beta Freight'));
    const [without, named] = person.shown.map(({ detail }) => detail);
    expect(without).not.toContain('Your name for the connection');
    expect(named).toContain('Your name for the connection: Lindenhof, live');
  });

  it('is sent once, with the columns that were filled in, under a key that the journal knew before', async () => {
    const { odoo, person, propose, entries, sent } = open();
    person.willAnswer('yes');
    let journalled: string | undefined;
    odoo.onLoad = async () => {
      journalled = (await entries()).at(-1)?.what;
    };
    const settled = await propose();
    expect(settled).toMatchObject({ id: 100, saved: true, deviations: [] });
    expect(journalled).toBe('partner-intended');
    const [contact] = odoo.contacts;
    expect(Object.keys(contact?.values ?? {})).toEqual(['id', 'name', 'is_company', 'country_id/.id']);
    const all = await entries();
    expect(all.map(({ what }) => what)).toEqual([
      'partner-asked',
      'partner-answered',
      'partner-intended',
      'partner-settled',
    ]);
    expect(all[2]).toMatchObject({ key: contact?.key.replace('__mcp_odoo__.', ''), company: 1 });
    expect(all[3]).toMatchObject({ outcome: 'done', partner: 100 });
    expect(sent()).toBe(1);
  });

  it('is found under its key when the answer was lost, and not sent again', async () => {
    const { odoo, person, propose, entries, sent } = open();
    odoo.mishap = 'answer lost';
    person.willAnswer('yes');
    expect(await propose()).toMatchObject({ id: 100, saved: true });
    expect(sent()).toBe(1);
    expect((await entries()).at(-1)).toMatchObject({ outcome: 'done', partner: 100 });
  });

  it.each<[Mishap, string, string]>([
    ['request lost', 'contact_outcome_unknown', 'unknown'],
    ['gone for good', 'contact_outcome_unknown', 'unknown'],
    ['refused', 'refused_by_odoo', 'rejected'],
  ])('is settled as what is known of it when it was %s', async (mishap, code, outcome) => {
    const { odoo, person, propose, entries, sent } = open();
    odoo.mishap = mishap;
    person.willAnswer('yes');
    const problem = await problemOf(propose());
    expect(problem.code).toBe(code);
    expect(person.told).toEqual([problem.person]);
    expect(sent()).toBe(1);
    expect((await entries()).at(-1)).toMatchObject({ what: 'partner-settled', outcome, problem: code });
  });

  it("quotes Odoo's refusal on one line", async () => {
    const { odoo, person, propose } = open();
    odoo.mishap = 'refused';
    person.willAnswer('yes');
    expect((await problemOf(propose())).person).toContain('It says: “Contacts may not be.”');
  });
});

describe('a contact is not saved', () => {
  it('after five minutes, whatever is pressed then, and the person is told', async () => {
    const { person, clock, propose, entries, sent } = open();
    person.willAnswer(() => {
      clock.advance(REQUEST_LIFE_MS);
      return Promise.resolve('yes');
    });
    expect((await problemOf(propose())).code).toBe('approval_expired');
    expect(person.told).toEqual(['Nobody answered in time, so the contact “Acme Freight” was not saved.']);
    expect((await entries()).at(-1)).toMatchObject({ what: 'partner-answered', answer: 'expired' });
    expect(sent()).toBe(0);
  });

  it('when the form is still open after five minutes: no further question is asked', async () => {
    const { person, form, clock, propose, sent } = open();
    form.willFill((prefilled) => {
      clock.advance(REQUEST_LIFE_MS);
      return Promise.resolve(prefilled);
    });
    expect((await problemOf(propose())).code).toBe('approval_expired');
    expect(person.shown).toEqual([]);
    expect(sent()).toBe(0);
  });

  it('when the approval was used before', async () => {
    const { person, propose, sent } = open({ consume: () => Promise.resolve(false) });
    person.willAnswer('yes');
    expect((await problemOf(propose())).code).toBe('approval_failed');
    expect(sent()).toBe(0);
  });

  it('when the dialog throws', async () => {
    const { person, propose, entries, sent } = open();
    person.willAnswer(() => Promise.reject(new Error('no window')));
    expect((await problemOf(propose())).code).toBe('approval_failed');
    expect((await entries()).at(-1)).toMatchObject({ answer: 'failed' });
    expect(sent()).toBe(0);
  });

  it('when the caller leaves before the form is done', async () => {
    const { form, propose, sent } = open();
    const caller = new AbortController();
    form.willFill((prefilled, _hints, signal) => {
      caller.abort();
      expect(signal.aborted).toBe(true);
      return Promise.resolve(prefilled);
    });
    expect((await problemOf(propose('Acme Freight', caller.signal))).code).toBe('caller_left');
    expect(sent()).toBe(0);
  });
});

describe('one dialog at a time', () => {
  it('shows the form of a contact only when another dialog is closed', async () => {
    const dialogs = new Turnstile();
    const { form, person, propose } = open({ dialogs });
    let close = (): void => undefined;
    const other = dialogs.pass(
      new AbortController().signal,
      () => new Promise<void>((resolve) => (close = resolve)),
    );
    person.willAnswer('yes');
    const proposed = propose();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(form.shown).toEqual([]);
    close();
    await other;
    expect((await proposed).saved).toBe(true);
  });
});
