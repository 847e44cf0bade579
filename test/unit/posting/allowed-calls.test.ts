import { describe, expect, it } from 'vitest';
import { BOOKS_CALLS, DRAFT_COLUMNS } from '../../../src/accounting/allowed.ts';
import type { AllowList } from '../../../src/odoo/allow-list.ts';
import { POSTING_CALLS } from '../../../src/posting/allowed.ts';

const names = (calls: AllowList) => calls.map(({ model, method }) => `${model}.${method}`);
const writes = (calls: AllowList) => names(calls.filter(({ kind }) => kind === 'write'));

/** Methods that post, number, settle, send, cancel or delete, on any of the models that do it. */
const POSTS =
  /(?:post|confirm|validate|reconcile|assign|send|pay|reverse|cancel|draft|unlink|reset|create|write|copy|button|action|execute|run)/;

describe('what the rooms may ask of Odoo', () => {
  it('the books: looking things up, reading, and loading drafts', () => {
    expect(names(BOOKS_CALLS)).toEqual([
      'res.users.read',
      'res.company.search_read',
      'res.currency.search_read',
      'account.journal.search_read',
      'res.partner.search_read',
      'account.account.search_read',
      'account.tax.search_read',
      'account.move.search_read',
      'account.move.web_read',
      'ir.model.data.check_object_reference',
      'account.move.load',
    ]);
  });

  it('the gate: reading everything of a document, and posting it', () => {
    expect(names(POSTING_CALLS)).toEqual([
      'account.move.fields_get',
      'account.move.line.fields_get',
      'account.move.web_read',
      'ir.attachment.search_read',
      'account.move.action_post',
    ]);
  });

  it('the books write nothing but drafts, with no method that could post', () => {
    expect(writes(BOOKS_CALLS)).toEqual(['account.move.load']);
    expect(BOOKS_CALLS.filter(({ method }) => POSTS.test(method))).toEqual([]);
  });

  it('the gate writes nothing: it posts', () => {
    expect(writes(POSTING_CALLS)).toEqual(['account.move.action_post']);
  });

  it('a draft carries no state, number, date of posting by itself, currency or user', () => {
    const forbidden =
      /^(?:state|name|auto_post|posted_before|payment_state|currency_id|create_uid|company_id|line_ids)/;
    expect(DRAFT_COLUMNS.filter((column) => forbidden.test(column))).toEqual([]);
  });

  it('lines are written with their document only', () => {
    for (const call of [...BOOKS_CALLS, ...POSTING_CALLS]) {
      if (call.model === 'account.move.line') expect(call.kind).toBe('read');
    }
  });
});
