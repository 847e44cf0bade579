import { shownAmount } from '../../common/shown-amount.ts';
import { plainText } from '../../common/plain-text.ts';

/** Nothing that a document says is cut on a page; what is longer than this is no text for people. */
const MOST_CHARACTERS = 20_000;

/** A foreign value as a page shows it: on one line, nothing invisible in it. */
export function shown(foreign: string): string {
  return plainText(foreign, MOST_CHARACTERS).text;
}

/** A foreign text of several lines. What each begins with, blanks, is kept. */
export function shownLines(foreign: string, mostLines: number): string {
  const lines = foreign.split(/\r\n|[\r\n]/);
  const kept = lines.slice(0, mostLines).map((line) => {
    const [indent = ''] = /^[ \t]*/.exec(line) ?? [];
    return indent.replaceAll('\t', '  ') + shown(line);
  });
  return lines.length > mostLines ? [...kept, '…'].join('\n') : kept.join('\n');
}

/** "1,234.50 EUR" */
export function money(amount: string, currency: string): string {
  return `${shownAmount(amount)} ${shown(currency)}`;
}
