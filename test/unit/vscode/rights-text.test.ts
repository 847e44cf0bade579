import { describe, expect, it } from 'vitest';
import type { Rights } from '../../../src/accounting/rights/rights.ts';
import { rightsText } from '../../../src/vscode/rights-text.ts';

const ALL: Rights = {
  ...{ readBooks: true, draftDocuments: true, draftPayments: true },
  ...{ post: true, enterTransactions: true, saveContacts: true },
};
const NONE: Rights = {
  ...{ readBooks: false, draftDocuments: false, draftPayments: false },
  ...{ post: false, enterTransactions: false, saveContacts: false },
};

function textOf(rights: Partial<Rights>, { base = ALL, major = 19, postedBy = '' } = {}) {
  const version = { major, text: `${major}.0` };
  const whose = { version, postedBy: postedBy === '' ? undefined : postedBy };
  return rightsText({ ...base, ...rights }, whose);
}

describe('what a person is told of their rights', () => {
  it('is what they may do, and no more where they may do all', () => {
    expect(textOf({})).toEqual({
      brief:
        'You may draft bills, invoices and entries, draft payments, post what you approve, enter bank transactions and save new contacts.',
      lines: [
        'Yes: draft bills, invoices and entries.',
        'Yes: draft payments.',
        'Yes: post what you approve.',
        'Yes: enter bank transactions.',
        'Yes: save new contacts.',
      ],
      isShort: false,
    });
  });

  it('names the group that gives what is missing, and who gives groups', () => {
    const { brief, lines, isShort } = textOf({ enterTransactions: false, saveContacts: false });
    expect(brief).toMatch(/ You may not: enter bank transactions, save new contacts\.$/);
    expect(lines.slice(3)).toEqual([
      'No: enter bank transactions. Ask for the group “Basic” of Accounting.',
      'No: save new contacts. Ask for the group “Creation” of Contact.',
      'Administrators of Odoo give groups under Settings > Users.',
    ]);
    expect(isShort).toBe(false);
  });

  it('calls groups as Odoo 14 does there', () => {
    const { lines } = textOf({}, { base: NONE, major: 14 });
    for (const group of ['“Billing”', '“Show Full Accounting Features”', '“Contact Creation”'])
      expect(lines.join(' ')).toContain(group);
  });

  it('tells apart who only reads and who sees nothing', () => {
    expect(textOf({ readBooks: true }, { base: NONE }).brief).toMatch(/^You may read the books, and change/);
    expect(textOf({}, { base: NONE }).brief).toMatch(/^You may not even read the books\./);
  });

  it('warns where drafting or posting is missing', () => {
    expect(textOf({ post: false }).isShort).toBe(true);
    expect(textOf({ draftDocuments: false }).isShort).toBe(true);
  });

  it('says who else posts, and does not ask for that right then', () => {
    const { brief, lines, isShort } = textOf({ post: false }, { postedBy: 'chief' });
    expect(brief).toContain('chief posts what you approve.');
    expect(lines.join(' ')).not.toContain('Ask for');
    expect(isShort).toBe(false);
  });
});
