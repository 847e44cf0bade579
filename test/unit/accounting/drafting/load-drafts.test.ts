import { describe, expect, it } from 'vitest';
import { booksCalls } from '../../../../src/accounting/allowed/books-calls.ts';
import { loadDrafts } from '../../../../src/accounting/drafting/once/load-drafts.ts';
import type { Json } from '../../../../src/common/json.ts';
import { cannedClient } from '../../../support/canned-client.ts';

/** Three documents of two lines each. */
const columns = ['id', 'ref', 'invoice_line_ids/name'];
const tables = ['a', 'b', 'c'].map((key) => ({
  columns,
  rows: [
    [`__mcp_odoo__.${key}`, key, 'first'],
    ['', '', 'second'],
  ],
}));
const CELL = { field: 'partner_id' };
const at = (record: number) => ({ record, rows: { from: 2 * record, to: 2 * record + 1 } });

async function loaded(major: number, messages: readonly Json[], count = 3) {
  const version = { major, text: `${major}.0` };
  const client = cannedClient(booksCalls(version), {
    'account.move.load': { ids: false, messages: [...messages] },
  });
  const company = { id: 1, name: 'Lindenhof GmbH' };
  const batch = { model: 'account.move', company, tables: tables.slice(0, count), version } as const;
  const answer = await loadDrafts(client, { ...batch, lastCheck: () => Promise.resolve() });
  if (answer.outcome !== 'rejected') throw new Error(answer.outcome);
  return { words: answer.words, of: Object.fromEntries(answer.wordsOf) };
}

describe('which documents of a batch Odoo refuses', () => {
  it.each([14, 16, 19])('are those with cells that %i cannot read', async (major) => {
    const messages = [
      { message: 'No such partner.', ...CELL, ...at(1) },
      { message: 'No number.', field: 'invoice_line_ids', record: 2, rows: { from: 5, to: 5 } },
      { message: 'Unbalanced.', ...at(0) },
    ];
    expect((await loaded(major, messages)).of).toEqual({ 1: ['No such partner.'], 2: ['No number.'] });
  });

  it('are on 19 those that are named after the first, which is named whatever is wrong', async () => {
    const wrong = (...records: readonly number[]) =>
      loaded(
        19,
        [0, ...records].map((record) => ({ message: 'Not so.', ...at(record) })),
      );
    expect((await wrong(1)).of).toEqual({ 1: ['Not so.'] });
    expect((await wrong(0, 2)).of).toEqual({ 0: ['Not so.'], 2: ['Not so.'] });
    expect((await wrong()).of).toEqual({});
  });

  it.each([14, 16, 18])('are not to be told from what %i says when it makes them', async (major) => {
    const messages = [0, 1, 2].map((record) => ({ message: 'Unbalanced.', ...at(record) }));
    expect(await loaded(major, messages)).toEqual({ words: ['Unbalanced.'], of: {} });
  });

  it.each([14, 19])('is the one that was sent alone, whatever %i says, each thing once', async (major) => {
    const messages = [
      { message: 'Not so.', ...at(0) },
      { message: 'Not so.', ...at(0) },
    ];
    expect(await loaded(major, messages, 1)).toEqual({ words: ['Not so.'], of: { 0: ['Not so.'] } });
  });

  it('never shows rows of the database', async () => {
    const raw = (constraint: string) =>
      loaded(
        14,
        [
          {
            message: `new row for relation "account_move_line" violates check constraint "${constraint}"\nDETAIL:  Failing row contains (344, 119.00).`,
          },
        ],
        1,
      );
    expect((await raw('account_move_line_check_accountable_required_fields')).words).toEqual([
      'A line has no account, and the journal has none of its own: name an account on every line.',
    ]);
    expect((await raw('account_move_line_other')).words).toEqual([
      'It breaks a rule of the database: account_move_line_other.',
    ]);
  });
});
