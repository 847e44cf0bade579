import { describe, expect, it } from 'vitest';
import { likeness, tellingWords } from '../../../../src/accounting/coding/description-words.ts';

describe('two descriptions are alike by their words', () => {
  it('of which short ones and numbers tell nothing', () => {
    expect(tellingWords('5 x Kopierpapier A4, 80 g/m², für Büro')).toEqual(['kopierpapier', 'für', 'büro']);
    expect(tellingWords('12/2026')).toEqual([]);
    expect(tellingWords('one two three four five six seven eight')).toHaveLength(6);
  });

  it.each([
    ['Bürobedarf', 'BUEROBEDARF November', 1],
    ['Bürobedarf', 'Burobedarf', 1],
    ['Office rent', 'Rent 11/2026', 0.5],
    ['Office rent', 'Electricity', 0],
    ['11/2026', 'Rent 11/2026', 0],
  ])('%j is in %j to %d', (asked, text, expected) => {
    expect(likeness(tellingWords(asked), text)).toBe(expected);
  });
});
