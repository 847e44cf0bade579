import { describe, expect, it } from 'vitest';
import { booksCalls } from '../../../src/accounting/allowed/books-calls.ts';
import type { AllowList } from '../../../src/odoo/allow-list.ts';
import { postingCalls } from '../../../src/posting/allowed.ts';

const of = (major: number) => {
  const version = { major, text: `${major}.0` };
  return { books: booksCalls(version), posting: postingCalls(version) };
};
const VERSIONS = [14, 15, 16, 17, 18, 19];

const names = (calls: AllowList) =>
  [...new Set(calls.map(({ model, method }) => `${model}.${method}`))].toSorted();
const writes = (calls: AllowList) => names(calls.filter(({ kind }) => kind === 'write'));

/** Methods that post, number, settle, send, cancel or delete, on any of the models that do it. */
const POSTS =
  /(?:post|confirm|validate|reconcile|assign|send|pay|reverse|cancel|draft|unlink|reset|create|write|copy|button|action|execute|run)/;

describe('what the rooms may ask of Odoo', () => {
  it('the books: looking things up, reading, and loading drafts', () => {
    expect(names(of(19).books)).toEqual([
      'account.account.search_read',
      'account.journal.search_read',
      'account.move.load',
      'account.move.search_read',
      'account.move.web_read',
      'account.tax.search_read',
      'ir.model.data.check_object_reference',
      'res.company.search_read',
      'res.currency.search_read',
      'res.partner.search_read',
      'res.users.read',
    ]);
  });

  it('the gate: reading everything of a document, and posting it', () => {
    expect(names(of(19).posting)).toEqual([
      'account.move.action_post',
      'account.move.fields_get',
      'account.move.line.fields_get',
      'account.move.web_read',
      'ir.attachment.search_read',
    ]);
  });

  it('documents are read level by level before 17, and Odoo 14 is asked what its form fills in', () => {
    const added = (newer: AllowList, older: AllowList) =>
      names(older).filter((name) => !names(newer).includes(name));
    expect(added(of(17).books, of(16).books)).toEqual([
      'account.move.line.read',
      'account.move.read',
      'account.tax.read',
      'res.currency.read',
    ]);
    expect(added(of(16).books, of(14).books)).toEqual([
      'account.move.line.onchange',
      'account.move.onchange',
    ]);
    expect(added(of(17).posting, of(14).posting)).toEqual([
      'account.account.tag.read',
      'account.move.line.read',
      'account.move.read',
      'account.tax.read',
      'res.currency.read',
      'res.partner.read',
    ]);
  });

  it.each(VERSIONS)('the books write nothing but drafts, with no method that could post, on %d', (major) => {
    const { books } = of(major);
    expect(writes(books)).toEqual(['account.move.load']);
    expect(books.filter(({ method }) => POSTS.test(method))).toEqual([]);
  });

  it.each(VERSIONS)('the gate writes nothing, it posts, on %d', (major) => {
    expect(writes(of(major).posting)).toEqual(['account.move.action_post']);
  });

  it('a draft carries no state, number, date of posting by itself, currency or user', () => {
    const forbidden =
      /^(?:state|name|auto_post|posted_before|payment_state|currency_id|create_uid|company_id|line_ids)/;
    const loaded = VERSIONS.flatMap((major) => of(major).books)
      .filter(({ method }) => method === 'load')
      .flatMap(({ fields = [] }) => fields);
    expect(loaded).toContain('invoice_line_ids/price_unit');
    expect(loaded.filter((column) => forbidden.test(column))).toEqual([]);
  });

  it('lines are written with their document only', () => {
    for (const call of VERSIONS.flatMap((major) => [...of(major).books, ...of(major).posting])) {
      if (call.model === 'account.move.line') expect(call.kind).toBe('read');
    }
  });
});
