/**
 * Odoo's texts were written by others. A person who looks at them cannot see tag characters nor what turns the
 * direction of text, and a model reads them as any other word: so it reads their names.
 * @param json what a model is given
 */
export function visible(json: string): string {
  return json.replace(/[\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}>`;
  });
}
