import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, moveHandle, parseHandle } from '../../../src/accounting/handle.ts';
import { KIND_NAMES, kindName, MOVE_TYPES, moveTypeOf } from '../../../src/accounting/kinds.ts';
import { kindTitle } from '../../../src/accounting/kind-words.ts';

describe('a handle names one document', () => {
  it('is "move/7", and 7 alone means the same', () => {
    expect(parseHandle('move/7')).toBe('move/7');
    expect(parseHandle('7')).toBe('move/7');
    expect(parseHandle(' move/7 ')).toBe('move/7');
  });

  it('comes back as it was, for every id', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (id) => {
        expect(idOf(moveHandle(id))).toBe(id);
        expect(parseHandle(moveHandle(id))).toBe(moveHandle(id));
      }),
    );
  });

  it.each([
    ...['', ' ', '0', 'move/0', '-7', 'move/-7', '07', 'move/07', '+7', '7.0', '7e3', '0x7', '1_0', '７'],
    ...[
      'bill/7',
      'proposal/ab12',
      'MOVE/7',
      'move/7/8',
      'move//7',
      'move/',
      'move/7;8',
      '7 8',
      'move/7\nmove/8',
    ],
    ...['99999999999', 'move/NaN', 'account.move/7', '../7', 'move/7\u0000', 'true', 'null', '[7]'],
  ])('%j names none', (text) => {
    expect(parseHandle(text)).toBeUndefined();
  });
});

describe("the kinds of document have one name each in tools, in Odoo and on people's screens", () => {
  it.each(MOVE_TYPES)('%s', (type) => {
    expect(moveTypeOf(kindName(type))).toBe(type);
    expect(kindTitle(type)).toMatch(/^[A-Z][a-z]+(?: [A-Z][a-z]+)+$/);
  });

  it('none has the name of another', () => {
    expect(new Set(KIND_NAMES.map(moveTypeOf))).toEqual(new Set(MOVE_TYPES));
    expect(new Set(MOVE_TYPES.map(kindTitle)).size).toBe(MOVE_TYPES.length);
  });
});
