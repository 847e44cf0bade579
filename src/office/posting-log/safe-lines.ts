import { plainText } from '../../common/plain-text.ts';

/** What keeps right-to-left names from reordering what stands beside them. Only our own writer puts these. */
const ISOLATED = /(\u2068[^\u2068\u2069]*\u2069)/;

/** The lines of a text that was shown, made safe again: the file it comes from may have been changed. */
export function safeLines(text: string): string[] {
  return text.split('\n').map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? '';
    return indent + safeLine(line);
  });
}

/** One line, with what is isolated in it left so. */
export function safeLine(line: string): string {
  return line
    .split(ISOLATED)
    .map((piece) => {
      const isIsolated = ISOLATED.test(piece);
      const before = !isIsolated && piece.startsWith(' ') ? ' ' : '';
      const after = !isIsolated && piece.endsWith(' ') ? ' ' : '';
      const inner = plainText(isIsolated ? piece.slice(1, -1) : piece, 1000).text;
      return isIsolated ? `\u2068${inner}\u2069` : `${before}${inner}${after}`;
    })
    .join('')
    .trim();
}
