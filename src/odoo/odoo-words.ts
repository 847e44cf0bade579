/** More than this of Odoo's text is no sentence for a person any more. */
const MOST_CHARACTERS = 500;

/**
 * Odoo's own sentence, fit to be quoted: one line, no control, formatting or bidirectional characters (they can
 * make a text read as something else), at most 500 characters.
 */
export function odooWords(text: string): string {
  const line = text
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, '')
    .trim();
  const characters = Array.from(line);
  return characters.length <= MOST_CHARACTERS ? line : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}
