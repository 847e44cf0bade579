import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrationForOdoo, narrationText } from '../../../src/accounting/narration.ts';

const version = (major: number) => ({ major, text: `${major}.0` });

describe('terms and conditions are text', () => {
  it('and what looks like markup stays text where Odoo keeps HTML', () => {
    expect(narrationForOdoo('a <b>x</b> & "y"\nline', version(19))).toBe(
      '<p>a &lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;<br>line</p>',
    );
    expect(narrationForOdoo('a <b>x</b>', version(14))).toBe('a <b>x</b>');
  });

  it("and Odoo's own HTML is read as people see it", () => {
    expect(narrationText('<p>One <b>two</b></p><div>three&nbsp;&amp;<br/>four</div>', version(19))).toBe(
      'One two\nthree &\nfour',
    );
  });

  it.each([14, 19])('and come back as they were sent, on %d', (major) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '<', '>', '&', '"', "'", '\n', ';', 'amp', 'ü')), (parts) => {
        const text = parts.join('').trim();
        expect(narrationText(narrationForOdoo(text, version(major)), version(major))).toBe(text);
      }),
    );
  });
});
