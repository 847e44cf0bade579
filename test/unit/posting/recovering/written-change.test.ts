import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../../../src/common/json.ts';
import type { StoredEntry } from '../../../../src/journal/entry.ts';
import { recoveringCalls } from '../../../../src/posting/recovering/allowed.ts';
import { isWritten } from '../../../../src/posting/recovering/written-change.ts';
import { cannedClient } from '../../../support/canned-client.ts';
import { DIGEST, named } from '../../../support/logged-journal.ts';

type Row = Readonly<Record<string, Json>>;

const version = { major: 19, text: '19.0' };
const OFFICE_CHAIRS = {
  id: 11,
  name: 'Office chairs',
  quantity: 2,
  price_unit: 120,
  account_id: [40, 'Expenses'],
};
const FREIGHT = { id: 12, name: 'Freight', quantity: 1, price_unit: 4.5, account_id: [40, 'Expenses'] };
const ADD_FREIGHT = [0, 0, { name: 'Freight', quantity: 1, price_unit: 4.5, account_id: 40 }];

const byId = z.object({ args: z.tuple([z.tuple([z.tuple([z.literal('id'), z.literal('='), z.int()])])]) });
const besides = z.object({
  args: z.tuple([z.tuple([z.json(), z.tuple([z.literal('id'), z.literal('not in'), z.array(z.int())])])]),
});

/** Whether a change is there, of a draft that says this now. */
function look(
  change: { readonly values: Row; readonly lines?: number[] },
  now: { readonly move?: Row; readonly lines?: readonly Row[] },
): Promise<boolean | undefined> {
  const { move = {}, lines = [] } = now;
  const client = cannedClient(recoveringCalls(version), {
    'account.move.search_read': [move],
    'account.move.line.search_read': (args) => {
      const one = byId.safeParse({ args }).data?.args[0][0][2];
      if (one !== undefined) return lines.filter(({ id }) => id === one);
      const known: readonly Json[] = besides.parse({ args }).args[0][1][2];
      return lines.filter(({ id = 0 }) => !known.includes(id));
    },
  });
  const stamp = {
    ...{ sequence: 1, time: '2026-11-23T09:00:00.000Z', process: 1, host: 'desk', account: 'ada' },
    ...{ previous: '0'.repeat(64), hash: '1'.repeat(64) },
  };
  const intent = { ...named, what: 'change-intended', digest: DIGEST, approved: false, ...change } as const;
  const stored: Extract<StoredEntry, { what: 'change-intended' }> = { ...intent, ...stamp };
  return isWritten({ client, version, companies: [1], signal: undefined }, 'move/7', stored);
}

describe('whether a change was written is read off the draft', () => {
  it.each([
    ['all of it', { ref: 'NEW', partner_id: [3, 'Azure'], narration: false }, true],
    ['nothing of it', { ref: 'OLD', partner_id: [4, 'Deco'], narration: 'Thanks' }, false],
    [
      'a part of it, which no write leaves',
      { ref: 'NEW', partner_id: [4, 'Deco'], narration: false },
      undefined,
    ],
  ])('%s is there', async (_, move, isThere) => {
    const values = { ref: 'NEW', partner_id: 3, narration: false };
    expect(await look({ values }, { move })).toBe(isThere);
  });

  it.each([
    ['changed', [1, 11, { price_unit: 130 }], [{ ...OFFICE_CHAIRS, price_unit: 130 }], true],
    ['not changed', [1, 11, { price_unit: 130 }], [OFFICE_CHAIRS], false],
    ['gone meanwhile', [1, 11, { price_unit: 130 }], [], undefined],
    ['taken out', [2, 11], [], true],
    ['not taken out', [2, 11], [OFFICE_CHAIRS], false],
    ['rounded by Odoo, or another price', [1, 11, { price_unit: 120.005 }], [OFFICE_CHAIRS], undefined],
  ])('a line is %s', async (_, command, lines, isThere) => {
    expect(await look({ values: { invoice_line_ids: [command] }, lines: [11] }, { lines })).toBe(isThere);
  });

  it.each([
    ['is there', [ADD_FREIGHT], [11], [OFFICE_CHAIRS, FREIGHT], true],
    ['is not there', [ADD_FREIGHT], [11], [OFFICE_CHAIRS], false],
    ['is not the one that was there before', [ADD_FREIGHT], [11, 12], [OFFICE_CHAIRS, FREIGHT], false],
    ['is not another that is new', [ADD_FREIGHT], [11], [OFFICE_CHAIRS, { ...FREIGHT, quantity: 7 }], false],
    ['is there twice', [ADD_FREIGHT, ADD_FREIGHT], [11], [FREIGHT, { ...FREIGHT, id: 13 }], true],
    ['is there once of twice', [ADD_FREIGHT, ADD_FREIGHT], [11], [FREIGHT], undefined],
    ['may be any, where older lines are not known', [ADD_FREIGHT], undefined, [FREIGHT], undefined],
  ])('a new line %s', async (_, commands, before, lines, isThere) => {
    const change = { values: { invoice_line_ids: commands }, ...(before !== undefined && { lines: before }) };
    expect(await look(change, { lines })).toBe(isThere);
  });

  it('is not known where nothing of it can be compared', async () => {
    const narration = '<p>Thanks</p>';
    expect(await look({ values: { narration } }, { move: { narration } })).toBeUndefined();
  });
});
