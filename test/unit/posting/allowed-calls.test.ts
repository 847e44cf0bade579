import { describe, expect, it } from 'vitest';
import { CHANGED_FIELDS } from '../../../src/accounting/allowed/changes.ts';
import { booksCalls } from '../../../src/accounting/allowed/books-calls.ts';
import { RIGHTS_CALLS } from '../../../src/accounting/allowed/rights.ts';
import type { AllowList } from '../../../src/odoo/allow-list.ts';
import { postingCalls } from '../../../src/posting/allowed.ts';
import { PARTNER_CALLS } from '../../../src/posting/partners/allowed.ts';

const of = (major: number) => {
  const version = { major, text: `${major}.0` };
  return { books: booksCalls(version), posting: postingCalls(version) };
};
const VERSIONS = [14, 15, 16, 17, 18, 19];

const names = (calls: AllowList) =>
  [...new Set(calls.map(({ model, method }) => `${model}.${method}`))].toSorted();
const writes = (calls: AllowList) => names(calls.filter(({ kind }) => kind === 'write'));

describe('what the rooms may ask of Odoo', () => {
  it('the books: looking things up, reading, and writing drafts', () => {
    expect(names(of(19).books)).toEqual([
      'account.account.search_read',
      'account.analytic.account.search_read',
      'account.bank.statement.line.check_access_rights',
      'account.journal.search_read',
      'account.move.line.search_read',
      'account.move.load',
      'account.move.message_post',
      'account.move.search_read',
      'account.move.web_read',
      'account.move.write',
      'account.payment.load',
      'account.payment.search_read',
      'account.payment.term.search_read',
      'account.tax.search_read',
      'ir.attachment.load',
      'ir.attachment.register_as_main_attachment',
      'ir.attachment.search_read',
      'ir.model.data.check_object_reference',
      'product.product.search_read',
      'res.company.search_read',
      'res.currency.read',
      'res.currency.search_read',
      'res.partner.search_read',
      'res.users.read',
    ]);
  });

  it('the gate: reading everything of a document, and what could be found out about it', () => {
    expect(names(of(19).posting.filter(({ kind }) => kind === 'read'))).toEqual([
      'account.account.search_read',
      'account.analytic.account.search_read',
      'account.bank.statement.line.check_access_rights',
      'account.bank.statement.line.search_read',
      'account.journal.search_read',
      'account.move.fields_get',
      'account.move.line.fields_get',
      'account.move.line.search_read',
      'account.move.search_count',
      'account.move.search_read',
      'account.move.web_read',
      'account.payment.fields_get',
      'account.payment.search_read',
      'account.tax.search_read',
      'ir.attachment.search_read',
      'res.company.search_read',
      'res.currency.search_read',
      'res.partner.bank.search_read',
      'res.partner.search_read',
    ]);
  });

  it('documents are read level by level before 17, and Odoo 14 is asked what its form fills in', () => {
    const added = (newer: AllowList, older: AllowList) =>
      names(older).filter((name) => !names(newer).includes(name));
    expect(added(of(17).books, of(16).books)).toEqual([
      'account.move.line.read',
      'account.move.read',
      'account.tax.read',
    ]);
    expect(added(of(16).books, of(14).books)).toEqual([
      'account.move.line.onchange',
      'account.move.onchange',
    ]);
    expect(added(of(17).posting, of(16).posting)).toEqual([
      'account.account.tag.read',
      'account.move.line.read',
      'account.move.read',
      'account.tax.read',
      'res.currency.read',
      'res.partner.read',
    ]);
  });

  it.each(VERSIONS)(
    'the books write drafts and their papers, with no method that could post, on %d',
    (major) => {
      expect(writes(of(major).books)).toEqual([
        'account.move.load',
        'account.move.message_post',
        'account.move.write',
        'account.payment.load',
        'ir.attachment.load',
        'ir.attachment.register_as_main_attachment',
      ]);
    },
  );

  it.each(VERSIONS)('the gate posts, settles, enters, resets, deletes, notes and changes, on %d', (major) => {
    const { posting } = of(major);
    const entering =
      major < 16
        ? [
            'account.bank.statement.button_post',
            'account.bank.statement.create',
            'account.bank.statement.write',
          ]
        : ['account.bank.statement.line.create'];
    expect(writes(posting)).toEqual([
      ...entering,
      'account.move.action_post',
      'account.move.button_draft',
      'account.move.js_assign_outstanding_line',
      'account.move.message_post',
      'account.move.unlink',
      'account.move.write',
      'account.payment.action_post',
      'account.payment.message_post',
      'account.payment.unlink',
    ]);
    const written = posting.flatMap(({ model, method, fields = [] }) =>
      model === 'account.move' && method === 'write' ? fields : [],
    );
    expect(written).toEqual(CHANGED_FIELDS);
  });

  it('a change carries no state, number, journal, currency or date of posting by itself', () => {
    const forbidden = /^(?:state|name|auto_post|posted_before|payment_state|currency_id|journal_id|line_ids)/;
    expect(CHANGED_FIELDS.filter((field) => forbidden.test(field))).toEqual([]);
  });

  it('a draft carries no state, number, date of posting by itself, company or user', () => {
    const forbidden =
      /^(?:state|name|auto_post.*|posted_before|payment_state|create_uid|company_id|move_id)(?:$|\/)/;
    const documents = ['account.move', 'account.payment'];
    const carried = VERSIONS.flatMap((major) => of(major).books)
      .filter(({ model, kind }) => kind === 'write' && documents.includes(model))
      .flatMap(({ fields = [] }) => fields);
    expect(carried).toContain('invoice_line_ids/price_unit');
    expect(carried.filter((column) => forbidden.test(column))).toEqual([]);
  });

  it('the partner desk: looking for what is there already, and making a contact', () => {
    expect(names(PARTNER_CALLS)).toEqual([
      'ir.model.data.check_object_reference',
      'res.country.search_read',
      'res.partner.check_access_rights',
      'res.partner.load',
      'res.partner.read',
      'res.partner.search_read',
    ]);
    expect(writes(PARTNER_CALLS)).toEqual(['res.partner.load']);
  });

  it('a contact carries no bank account, company, account, term or right to post by itself', () => {
    const forbidden = /^(?:bank|acc_|company|property_|autopost|user_|parent_|active|category|commercial)/;
    const carried = PARTNER_CALLS.flatMap(({ method, fields = [] }) => (method === 'load' ? fields : []));
    expect(carried).toContain('name');
    expect(carried.filter((column) => forbidden.test(column))).toEqual([]);
  });

  it('the look at rights: what may be done, of no record', () => {
    expect(names(RIGHTS_CALLS)).toEqual([
      'account.bank.statement.line.check_access_rights',
      'account.move.check_access_rights',
      'account.payment.check_access_rights',
      'res.partner.check_access_rights',
      'res.users.has_group',
    ]);
    expect(writes(RIGHTS_CALLS)).toEqual([]);
    expect(RIGHTS_CALLS.filter(({ fields }) => fields !== undefined)).toEqual([]);
  });

  it('nobody but the partner desk writes contacts', () => {
    for (const call of VERSIONS.flatMap((major) => [...of(major).books, ...of(major).posting])) {
      if (call.model.startsWith('res.partner')) expect(call.kind).toBe('read');
    }
  });

  it('lines are written with their document only', () => {
    for (const call of VERSIONS.flatMap((major) => [...of(major).books, ...of(major).posting])) {
      if (call.model === 'account.move.line') expect(call.kind).toBe('read');
    }
  });
});
