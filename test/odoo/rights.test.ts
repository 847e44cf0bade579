import { describe, expect, it, onTestFinished } from 'vitest';
import { readRights } from '../../src/accounting/rights/rights.ts';
import { systemClock } from '../../src/common/clock.ts';
import { connect } from '../../src/odoo/connect.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { isDemo, protocols, startTestedOdoo } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const turns = { take: () => Promise.reject(new Error('Asking for rights does not write.')) };

const BOOKKEEPER = {
  ...{ readBooks: true, draftDocuments: true, draftPayments: true },
  ...{ post: true, enterTransactions: true, saveContacts: true },
};

describe.each(protocols)('what a user may do with the books, over %s', (protocol) => {
  const rights = async (role: string) => {
    const { login, key } = userOf(bed, role);
    const target = { url: bed.url, database: bed.db, login, secret: key, allowPlainHttp: true, protocol };
    const session = await connect(target, { clock: systemClock, turns });
    onTestFinished(() => void session.dispose());
    return readRights(session);
  };

  it('a bookkeeper may do all', async () => {
    expect(await rights('accountant')).toEqual(BOOKKEEPER);
  });

  it('who bills may do all but enter bank transactions and save contacts', async () => {
    expect(await rights('billing')).toEqual({ ...BOOKKEEPER, enterTransactions: false, saveContacts: false });
  });

  it('who reads may do nothing but read', async () => {
    expect(await rights('readonly')).toEqual({
      ...{ readBooks: true, draftDocuments: false, draftPayments: false },
      ...{ post: false, enterTransactions: false, saveContacts: false },
    });
  });

  // The demo company has an accountant in the administrator's place.
  if (!isDemo)
    it('not even the administrator may enter bank transactions', async () => {
      expect(await rights('admin')).toEqual({ ...BOOKKEEPER, enterTransactions: false });
    });
});
