import { describe, expect, it } from 'vitest';
import { caller } from '../../support/gate-callers.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import { problemOf } from '../../support/problem-of.ts';

/** An office whose connection is called so. */
async function officeCalled(connection: { name: string | undefined }) {
  const office = await officeWithBill({ connectionName: () => connection.name });
  const detail = async () => {
    office.person.willAnswer('keep');
    await problemOf(caller(office).answer);
    return office.person.shown.at(-1)?.detail ?? '';
  };
  return { office, detail };
}

describe('the dialog of a connection that the person has a name for', () => {
  it('says it below the books that it is in, as it is when they are asked', async () => {
    const connection: { name: string | undefined } = { name: 'Lindenhof, live' };
    const { detail } = await officeCalled(connection);
    expect(await detail()).toMatch(
      /Database: .*\nCompany: .*\nYour name for the connection: Lindenhof, live\n/,
    );
    connection.name = undefined;
    expect(await detail()).not.toContain('Your name for the connection');
  });

  it('holds when the connection is called something else meanwhile: the books are the same', async () => {
    const connection = { name: 'Test books' };
    const { office } = await officeCalled(connection);
    office.person.willAnswer(() => {
      connection.name = 'Live books';
      return Promise.resolve('yes');
    });
    expect((await caller(office).answer).deviations).toEqual([]);
    expect(office.odoo.postings).toEqual([office.move]);
  });
});
