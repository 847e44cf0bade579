import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textMatcher } from '../../../src/demo/orm/search/like.ts';
import { Toy } from './toy-models.ts';

function shop(): Toy {
  const toy = new Toy();
  const tag = (name: string) => toy.create('toy.tag', { name }).id;
  const [red, blue] = [tag('red'), tag('blue')];
  toy.create('toy.order', {
    name: 'Chairs',
    day: '2026-11-01',
    tag_ids: [red],
    line_ids: [[0, 0, { price: 10 }]],
  });
  toy.create('toy.order', { name: 'Tables', day: '2026-11-05', tag_ids: [red, blue] });
  toy.create('toy.order', { name: 'Lamps' });
  toy.create('toy.order', { name: 'Archived', active: false });
  return toy;
}

describe('a domain', () => {
  const toy = shop();
  it.each([
    ['nothing asked', [], ['Chairs', 'Tables', 'Lamps']],
    ['archived records, asked for', [['active', '=', false]], ['Archived']],
    ['equality', [['name', '=', 'Chairs']], ['Chairs']],
    ['its negation, where empty counts', [['day', '!=', '2026-11-01']], ['Tables', 'Lamps']],
    ['emptiness', [['day', '=', false]], ['Lamps']],
    ['before, where empty is neither', [['day', '<', '2026-11-05']], ['Chairs']],
    ['one of several', [['name', 'in', ['Lamps', 'Tables']]], ['Tables', 'Lamps']],
    ['or, in Polish notation', ['|', ['name', '=', 'Lamps'], ['name', '=', 'Chairs']], ['Chairs', 'Lamps']],
    ['not', ['!', ['name', '=', 'Lamps']], ['Chairs', 'Tables']],
    [
      'and, by standing side by side',
      [
        ['day', '!=', false],
        ['name', '!=', 'Chairs'],
      ],
      ['Tables'],
    ],
    ['part of a text, in any case', [['name', 'ilike', 'AM']], ['Lamps']],
    ['a pattern', [['name', '=like', 'T%s']], ['Tables']],
    ['a record by name', [['tag_ids', 'ilike', 'blu']], ['Tables']],
    ['a list by id', [['tag_ids', 'in', [1]]], ['Chairs', 'Tables']],
    ['an empty list', [['tag_ids', '=', false]], ['Lamps']],
    ['a path', [['line_ids.price', '>', 5]], ['Chairs']],
    ['nothing, optionally', [['name', '=?', false]], ['Chairs', 'Tables', 'Lamps']],
    ['equality, written like a programmer', [['name', '==', 'Chairs']], ['Chairs']],
    ['its negation, written like a database', [['name', '<>', 'Chairs']], ['Tables', 'Lamps']],
    ['what is active, said in a text', [['active', '=', 'on']], ['Chairs', 'Tables', 'Lamps']],
    ['what is not, said in any other', [['active', '=', 'x']], ['Archived']],
  ])('finds %s', (_what, domain, names) => {
    expect(toy.find('toy.order', domain)).toEqual(names);
  });

  it.each([
    ['an unknown field', [['nope', '=', 1]], "Invalid field toy.order.nope in condition ('nope', '=', 1)"],
    ['an unknown operator', [['name', '~', 1]], "Invalid operator in condition ('name', '~', 1)"],
    ['too few operands', ['&', ['name', '=', 'x']], 'malformed domain'],
    ['no condition', ['x'], "invalid item in domain: 'x'"],
    ['no day', [['day', '=', 'soon']], "Invalid term 'soon'"],
    ['what is neither stored nor searched', [['count', '=', 1]], 'because it is not stored'],
    ['a day by its term', [['day', '=', 'today']], 'does not model the term "today"'],
    ['a day with something behind it', [['day', '=', '2026-11-01x']], 'does not model the term'],
    ['a part of a day', [['day.month_number', '=', 11]], 'does not model the part day.month_number'],
    ['a day where a moment is stored', [['create_date', '>', '2026-11-01']], 'does not model'],
    ['true for an id', [['tag_ids', '=', true]], 'does not model a comparison with true'],
    ['true for a number', [['line_ids.quantity', '=', true]], 'does not model the comparison'],
  ])('refuses %s', (_what, domain, message) => {
    expect(() => toy.find('toy.order', domain)).toThrow(message);
  });
});

describe('an order', () => {
  it('puts what is empty last, and first when descending', () => {
    const orders = shop().env.model('toy.order');
    const names = (order: string) => orders.search([], { order }).map((record) => record.text('name'));
    expect(names('day')).toEqual(['Chairs', 'Tables', 'Lamps']);
    expect(names('day desc')).toEqual(['Lamps', 'Tables', 'Chairs']);
  });

  it.each(['day nulls last', 'day desc nulls first', 'create_uid.id', 'day:month'])('is not %s', (order) => {
    expect(() => shop().env.model('toy.order').search([], { order })).toThrow('does not model the order');
  });
});

describe('LIKE', () => {
  it('finds every text that contains a pattern without wildcards', () => {
    const text = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(text, text, text, (before, pattern, after) => {
        const literal = pattern.replace(/[\\%_]/g, '\\$&');
        const matches = textMatcher(literal, { isExact: false, ignoresCase: false });
        expect(matches(before + pattern + after)).toBe(true);
        expect(matches(before)).toBe(before.includes(pattern));
      }),
    );
  });

  it('knows its wildcards', () => {
    const matches = textMatcher('a_c%', { isExact: true, ignoresCase: true });
    expect(['ABC', 'abcdef', 'ac', 'xabc'].map(matches)).toEqual([true, true, false, false]);
  });

  it('finds what a regular expression finds', () => {
    const letters = { unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 8 };
    fc.assert(
      fc.property(fc.string(letters), fc.string(letters), (pattern, text) => {
        const source = pattern.replaceAll('%', '.*').replaceAll('_', '.');
        const matches = textMatcher(pattern, { isExact: true, ignoresCase: false });
        expect(matches(text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
    );
  });

  it.each(['%'.repeat(200), '%a'.repeat(100), '%_'.repeat(100)])(
    'does not lose itself in the wildcards of %s',
    (wildcards) => {
      const matches = textMatcher(`${wildcards}b`, { isExact: false, ignoresCase: true });
      expect(matches('a'.repeat(2000))).toBe(false);
    },
  );

  it('takes one character for one, however it is encoded', () => {
    expect(textMatcher('_', { isExact: true, ignoresCase: false })('\u{1F4C4}')).toBe(true);
  });

  it('refuses a pattern that ends in the middle', () => {
    expect(() => textMatcher('a\\', { isExact: true, ignoresCase: false })).toThrow('does not model');
  });
});
