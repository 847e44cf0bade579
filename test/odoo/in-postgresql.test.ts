import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../src/accounting/handle.ts';
import { Postgresql } from '../beds/odoo/postgresql.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { Bookkeeping } from '../support/bookkeeping.ts';
import { ChangingDesk } from '../support/changing-desk.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* What test/faults/ plays with Odoo's own answers, brought about in its database. */

/** Milliseconds: shorter than the lock is held. */
const PATIENCE = 1_000;
const HELD = 4_000;
/** Nobody gives up. */
const NEVER = new AbortController().signal;

const bed = await startTestedOdoo();

describe.each(protocols)('when Odoo’s own database is in the way, over %s', (protocol) => {
  let books: Bookkeeping;
  let postgresql: Postgresql;
  let office: Office;
  let hasty: Office;
  let desk: ChangingDesk;
  let hastyDesk: ChangingDesk;

  beforeAll(async () => {
    const name = `in-postgresql-${protocol}`;
    books = await Bookkeeping.of(await bed.freshDatabase(name));
    postgresql = new Postgresql(testedVersion, name);
    office = await books.open(protocol);
    hasty = await books.open(protocol, { timeouts: { write: PATIENCE } });
    const azure = await books.partner('Azure Interior');
    desk = new ChangingDesk(office, azure, `${protocol} patient`);
    hastyDesk = new ChangingDesk(hasty, azure, `${protocol} hasty`);
  });
  afterAll(async () => {
    await office.dispose();
    await hasty.dispose();
  });

  const rowOf = (document: string) => `account_move where id = ${document.split('/')[1]}`;
  const reference = async (document: string) => postgresql.run(`select ref from ${rowOf(document)}`);

  it('a change that comes too late for another transaction is begun again by Odoo, and done once', async () => {
    const before = await desk.draft();
    const failures = await postgresql.serializationFailures();
    const id = idOf(before.document);
    const { committed } = await postgresql.hold(
      `update account_move set write_date = write_date where id = ${id}`,
      1_500,
    );
    const changed = await desk.changed(before, { reference: 'AFTER THE OTHER' });
    await committed;
    expect(changed.changes.map(({ field, after }) => [field, after])).toEqual([
      ['reference', 'AFTER THE OTHER'],
    ]);
    expect(await reference(before.document)).toBe('AFTER THE OTHER');
    expect(await postgresql.serializationFailures()).toBeGreaterThan(failures);
  });

  it('a change that waits for a lock longer than we do is called unknown, and found done later', async () => {
    const before = await hastyDesk.draft();
    const { committed } = await postgresql.hold(`select id from ${rowOf(before.document)} for update`, HELD);
    const told = await problemOf(hastyDesk.changed(before, { reference: 'LATE' }));
    expect(told.code).toBe('change_outcome_unknown');
    await committed;
    await expect.poll(() => reference(before.document), { timeout: 10_000 }).toBe('LATE');
    const { recovered } = await hasty.recover();
    expect(recovered.map(({ intent, became }) => [intent.what, became])).toEqual([
      ['change-intended', 'done'],
    ]);
  });

  it('a posting that waits for a lock longer than we do is called unknown, happens once, and is found', async () => {
    const before = await hastyDesk.draft();
    let committed: Promise<string> | undefined;
    hasty.person.willAnswer(async () => {
      ({ committed } = await postgresql.hold(`select id from ${rowOf(before.document)} for update`, HELD));
      return 'yes';
    });
    const asking = hasty.gate.request(before.document, { kind: 'agent', saysItIs: 'a test' }, NEVER);
    expect((await problemOf(asking)).code).toBe('posting_outcome_unknown');
    await committed;
    const state = () => postgresql.run(`select state from ${rowOf(before.document)}`);
    await expect.poll(state, { timeout: 10_000 }).toBe('posted');
    const { recovered } = await hasty.recover();
    expect(recovered.map(({ intent, became }) => [intent.what, became])).toContainEqual([
      'posting-intended',
      'done',
    ]);
  });

  // Over JSON-RPC Odoo remembers that a key was right until its process ends.
  if (protocol === 'json-2')
    it('a key that has expired in the meantime drafts nothing, is tried once, and is said to be it', async () => {
      const { login } = userOf(books.database, 'billing');
      await postgresql.run(
        `update res_users_apikeys set expiration_date = now() - interval '1 hour' where user_id = (select id from res_users where login = '${login}')`,
      );
      const many = await books.count();
      office.takeRequests();
      const told = await problemOf(desk.draft());
      expect(told.code).toBe('credentials_expired');
      expect(office.takeRequests()).toHaveLength(1);
      expect(await books.count()).toBe(many);
    });
});
