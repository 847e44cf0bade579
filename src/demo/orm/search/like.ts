import { notModelled } from '../fault.ts';

type Token = '%' | '_' | { readonly character: string };

/**
 * SQL's LIKE as Odoo asks it: `%` stands for any text, `_` for any character, a backslash takes their meaning away.
 * @param how `isExact`: the whole text is compared, else the pattern may stand anywhere in it
 * @throws OdooFault NotModelled for a pattern that PostgreSQL refuses
 */
export function textMatcher(
  pattern: string,
  { isExact, ignoresCase }: { readonly isExact: boolean; readonly ignoresCase: boolean },
): (text: string) => boolean {
  // Each character by itself, as PostgreSQL does.
  const fold = (text: string): string[] =>
    Array.from(text, (character) => (ignoresCase ? character.toLowerCase() : character));
  const tokens = tokensOf(fold(isExact ? pattern : `%${pattern}%`));
  return (text) => matches(tokens, fold(text));
}

function tokensOf(pattern: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let isEscaped = false;
  for (const character of pattern) {
    if (!isEscaped && character === '\\') {
      isEscaped = true;
      continue;
    }
    const isWild = !isEscaped && (character === '%' || character === '_');
    tokens.push(isWild ? character : { character });
    isEscaped = false;
  }
  if (isEscaped) throw notModelled('a pattern that ends with a backslash');
  return tokens;
}

/**
 * Walks along both. Where they part, the last `%` takes one character more, and no earlier one has to: the time is at
 * most the product of the two lengths.
 */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let [at, reached] = [0, 0];
  let last: { readonly token: number; readonly taken: number } | undefined;
  while (reached < text.length) {
    const token = tokens[at];
    if (token === '%') {
      last = { token: at, taken: reached };
      at += 1;
    } else if (token === '_' || token?.character === text[reached]) {
      at += 1;
      reached += 1;
    } else if (last !== undefined) {
      last = { ...last, taken: last.taken + 1 };
      [at, reached] = [last.token + 1, last.taken];
    } else {
      return false;
    }
  }
  return tokens.slice(at).every((token) => token === '%');
}
