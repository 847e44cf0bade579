import { describe, expect, it } from 'vitest';
import { asMarkdown } from '../../../src/vscode/inert-text.ts';

describe('text from Odoo in Markdown', () => {
  it('has no character left that could be structure, a link or an address', () => {
    const hostile =
      '[pay](command:x) https://evil.example.com www.evil.example.com a@evil.example.com **b** `c` <img>';
    expect(asMarkdown(hostile).replaceAll(/&#\d+;/g, '')).toMatch(/^[\p{Letter}\p{Number} ]*$/u);
  });

  it('is shown as it is', () => {
    const shown = asMarkdown('Müller & Söhne: “1.234,50 €” 🙂').replaceAll(/&#(\d+);/g, (_, code) =>
      String.fromCodePoint(Number(code)),
    );
    expect(shown).toBe('Müller & Söhne: “1.234,50 €” 🙂');
  });
});
