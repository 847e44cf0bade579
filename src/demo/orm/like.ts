/**
 * SQL's LIKE as Odoo asks it: `%` stands for any text, `_` for any character, a backslash takes their meaning away.
 * @param how `isExact`: the whole text is compared, else the pattern may stand anywhere in it
 */
export function textMatcher(
  pattern: string,
  how: { readonly isExact: boolean; readonly ignoresCase: boolean },
): (text: string) => boolean {
  const parts = [...pattern.matchAll(/\\(?<literal>[\s\S])|(?<any>%)|(?<one>_)|(?<text>[\s\S])/gu)];
  const source = parts
    .map(({ groups }) => {
      if (groups?.any !== undefined) return '[\\s\\S]*';
      if (groups?.one !== undefined) return '[\\s\\S]';
      return (groups?.literal ?? groups?.text ?? '').replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    })
    .join('');
  const expression = new RegExp(how.isExact ? `^(?:${source})$` : source, how.ignoresCase ? 'iu' : 'u');
  return (text) => expression.test(text);
}
