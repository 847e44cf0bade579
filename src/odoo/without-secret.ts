/** In more characters than these nobody says a sentence, and looking through them takes long. */
const MOST_CHARACTERS = 100_000;

/**
 * Takes the secret out of what a server said about an error, should it, or something before it, have echoed the
 * request: as it was, or as JSON, Python, HTML, addresses and base64 write it. Done before anything is cut or folded.
 * @returns nothing of a text that is too long to be a sentence
 */
export function withoutSecret(said: string, secret: string | undefined): string {
  if (secret === undefined || secret === '') return said;
  if (said.length > MOST_CHARACTERS) return '';
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const written = Array.from(secret.matchAll(/\\+|./gsu), ([part]) => writtenAs(part)).join('');
  return said.replaceAll(new RegExp(`${written}|${Array.from(base64, exactly).join('')}`, 'giu'), '•••');
}

const NAMED = new Map([
  ['"', '&quot;'],
  ['&', '&amp;'],
  ["'", '&apos;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

/**
 * A pattern for all the ways in which a character, or a run of backslashes, is written. They go together, because alone
 * each could stand for the doubling of another one, in too many ways.
 */
function writtenAs(part: string): string {
  const [character = ''] = part;
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character)].map((byte) => hex(byte, 2));
  const units = Array.from(
    { length: character.length },
    (_, index) => `\\\\u${hex(character.charCodeAt(index), 4)}`,
  );
  const ways = [
    exactly(character),
    units.join(''),
    `\\\\U${hex(code, 8)}`,
    `\\\\x${hex(code, 2)}`,
    bytes.map((byte) => `\\\\x${byte}`).join(''),
    bytes.map((byte) => `%${byte}`).join(''),
    `&#0*${code};`,
    `&#x0*${hex(code, 1)};`,
    NAMED.get(character) ?? [],
    character === ' ' ? '\\+' : [],
  ]
    .flat()
    .join('|');
  return character === '\\' ? `(?:${ways}){${part.length},${part.length * 4}}` : `\\\\{0,3}(?:${ways})`;
}

function exactly(character: string): string {
  return `\\u{${hex(character.codePointAt(0) ?? 0, 1)}}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
