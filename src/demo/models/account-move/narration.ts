import { notModelled } from '../../orm/fault.ts';
import type { Values } from '../../orm/value.ts';

/** What stands in a text for something else, and how Odoo writes it. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&amp;',
  '&lt;': '&lt;',
  '&gt;': '&gt;',
  '&nbsp;': '&nbsp;',
  '&quot;': '"',
  '&#39;': "'",
  '\u00a0': '&nbsp;',
  '&': '&amp;',
  '>': '&gt;',
};

/**
 * Terms and conditions as Odoo keeps them: paragraphs of text with line breaks, written in its own way; a bare text
 * becomes a paragraph (`html_sanitize`).
 * @throws OdooFault NotModelled for any other markup
 */
export function withNarration(values: Values): Values {
  const { narration } = values;
  if (typeof narration !== 'string' || narration === '') return values;
  const [bare] = /^[^<]*(?:<br ?\/?>[^<]*)*$/.exec(narration) ?? [];
  if (bare !== undefined) return { ...values, narration: `<p>${inline(bare.trimStart())}</p>` };
  const paragraphs = [...narration.matchAll(/<p>(.*?)<\/p>/gs)];
  if (paragraphs.map(([paragraph]) => paragraph).join('') !== narration) throw formatted();
  return { ...values, narration: paragraphs.map(([, text = '']) => `<p>${inline(text)}</p>`).join('') };
}

function inline(text: string): string {
  if (/^\s+$/.test(text) || hasControls(text)) throw formatted();
  return text
    .split(/<br ?\/?>/)
    .map((line) => {
      if (line.includes('<')) throw formatted();
      return line.replace(/&#?\w+;?|[&>\u00a0]/g, (found) => {
        const written = ENTITIES[found];
        if (written === undefined) throw formatted();
        return written;
      });
    })
    .join('<br>');
}

/** Control characters that Odoo drops. */
function hasControls(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' && !'\t\n\r'.includes(character));
}

function formatted(): Error {
  return notModelled('formatted terms and conditions');
}
