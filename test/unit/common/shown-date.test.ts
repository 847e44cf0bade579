import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownDate } from '../../../src/common/shown-date.ts';
import { speak } from '../../support/speak.ts';

describe('a date is shown as people write it', () => {
  it('in German and French with the day first, in English as it is: 01/12 is two dates there', () => {
    expect(shownDate('2026-12-01')).toBe('2026-12-01');
    speak('de');
    expect(shownDate('2026-12-01')).toBe('01.12.2026');
    speak('fr');
    expect(shownDate('2026-12-01')).toBe('01/12/2026');
  });

  it('what is no date stays as it is', () => {
    speak('de');
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^\d{4}-\d{2}-\d{2}$/.test(text));
        expect(shownDate(text)).toBe(text);
      }),
    );
  });
});
