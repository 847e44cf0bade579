import { describe, expect, it } from 'vitest';
import { booksCalls } from '../../../../src/accounting/allowed/books-calls.ts';
import { refusals } from '../../../../src/accounting/drafting/invoices/refusals.ts';
import type { Json } from '../../../../src/common/json.ts';
import { cannedClient } from '../../../support/canned-client.ts';
import { AZURE, LINDENHOF } from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import { resolvedBill } from '../../../support/resolved-invoice.ts';
import { problemOf } from '../../../support/problem-of.ts';

const bill = resolvedBill({
  ...{ partner: 9, reference: 'A-1', invoiceDate: '2025-01-05' },
});
const WORDS = ['Cannot create unbalanced journal entry.'];
const OPEN = { id: 1, fiscalyear_lock_date: false, period_lock_date: false };

function explain(major: number, answers: Record<string, Json>) {
  const version = { major, text: `${major}.0` };
  const client = cannedClient(booksCalls(version), answers);
  return refusals(client, version).explain(WORDS, bill);
}

describe('why a draft was refused', () => {
  it('is what Odoo says, from 16 on', async () => {
    expect(await explain(19, {})).toEqual(WORDS);
  });

  it('is looked for on 14, which says "unbalanced" of everything: the reference is there already', async () => {
    const same = { 'account.move.search_read': [{ id: 7, ref: 'A-1' }], 'res.company.search_read': [OPEN] };
    expect(await explain(14, same)).toEqual([
      'There is a document of this vendor with the reference "A-1" and the date 2025-01-05 already, move/7, and this version of Odoo allows no second one.',
    ]);
  });

  it('or the period is locked', async () => {
    const locked = { ...OPEN, fiscalyear_lock_date: '2024-12-31', period_lock_date: '2025-01-31' };
    const answers = { 'account.move.search_read': [], 'res.company.search_read': [locked] };
    expect(await explain(14, answers)).toEqual([
      'The books of Lindenhof GmbH are locked up to 2025-01-31, and this is of 2025-01-05.',
    ]);
  });

  it("or nothing that can be found: then Odoo's words have to do", async () => {
    const answers = { 'account.move.search_read': [], 'res.company.search_read': [OPEN] };
    expect(await explain(14, answers)).toEqual(WORDS);
    expect(await explain(14, {})).toEqual(WORDS);
  });
});

describe("the sentence in which Odoo 14 wraps another's", () => {
  const refused = async (message: string) => {
    const { books, session } = await openPaperOffice();
    session.when('account.move.load', { answer: { ids: false, messages: [{ message }] }, undone: true });
    const request = {
      ...{ type: 'in_invoice' as const, company: LINDENHOF, partner: AZURE },
      lines: [{ description: 'Chairs', price: '480' }],
    };
    return (await problemOf(books.createDraftInvoice(request))).person;
  };

  it('is told without the wrapping, in whatever language that is', async () => {
    const sentence = "Fehler: <class 'odoo.exceptions.UserError'>: Das Konto ist gesperrt.\nBitte wählen.";
    expect(await refused(sentence)).toBe('Odoo refused the draft: Das Konto ist gesperrt.\nBitte wählen.');
  });

  it('is not told when it was written for programmers', async () => {
    const person = await refused("Unknown error during import: <class 'KeyError'>: 'secret_thing'");
    expect(person).toBe('Odoo refused the draft: It met an error of its own; its log says more.');
  });

  it('is told as it is when it is not wrapped', async () => {
    expect(await refused('No matching record found')).toBe(
      'Odoo refused the draft: No matching record found',
    );
  });
});
