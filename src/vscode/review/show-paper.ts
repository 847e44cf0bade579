import type { FileContent } from '../../accounting/reviewing/document-files.ts';
import { shown, shownLines } from '../../posting/review/shown-text.ts';
import type { PaperContent } from './panel-view.ts';

/** Longer texts are read in Odoo. */
const MOST_LINES = 3_000;

/** A file as the page draws it. */
export function showPaper(content: FileContent): PaperContent {
  switch (content.type) {
    case 'pdf':
      return { type: 'pdf', bytes: content.bytes };
    case 'png':
    case 'jpeg':
      return { type: 'image', mimetype: `image/${content.type}`, bytes: content.bytes };
    case 'xml':
      return { type: 'text', text: shownLines(oneElementALine(textOf(content.bytes)), MOST_LINES) };
    case 'other':
      return { type: 'other', why: shown(content.why) };
  }
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Electronic invoices often come without any line break. Each element gets a line; nothing else is changed. */
function oneElementALine(xml: string): string {
  let depth = 0;
  return xml
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const indented = '  '.repeat(Math.max(0, depth)) + line;
      const opens = /^<[^/?!]/.test(line) && !line.includes('</') && !line.endsWith('/>');
      if (opens) depth += 1;
      return indented;
    })
    .join('\n');
}
