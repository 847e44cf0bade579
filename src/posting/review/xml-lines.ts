import { shownLines } from './shown-text.ts';

/** Longer texts are read in Odoo. */
const MOST_LINES = 3_000;

/** An XML file that others wrote, as people read it: line by line, nothing invisible in it. */
export function xmlLines(bytes: Uint8Array): string {
  return shownLines(oneElementALine(textOf(bytes)), MOST_LINES);
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
