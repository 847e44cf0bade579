import type { Connection } from './connection.ts';
import { markedSentence } from './demo-mark.ts';

/** VS Code cuts the prefix of the tools' names that it makes of a title: 13 characters come through, 5 are "Odoo ". */
const MOST_OF_NAME = 8;
const MOST_OF_LAST_WORD = 4;

/**
 * What a server calls itself: a constant, with the person's own name for the connection where they have one. Nothing of
 * Odoo's is in it.
 */
export function serverName({ isDemo, name }: Pick<Connection, 'isDemo' | 'name'>) {
  if (isDemo) return { name: 'odoo-demo', title: 'Odoo (demo)' };
  return { name: 'odoo', title: name === undefined ? 'Odoo' : `Odoo ${shortened(name)}`.trim() };
}

/** What a server says about itself, with the books that it is for. */
export function serverInstructions(
  instructions: string,
  { isDemo, name }: Pick<Connection, 'isDemo' | 'name'>,
): string {
  const books =
    name === undefined ? '' : ` These are the books that the person calls ${JSON.stringify(name)}.`;
  return markedSentence(isDemo, `${instructions}${books}`);
}

/** "Lindenhof, live" is "Lin live": names that begin alike often end differently. */
function shortened(name: string): string {
  if (Array.from(name).length <= MOST_OF_NAME) return name;
  const words = name.split(' ');
  const last = words.length > 1 ? cut(words.at(-1) ?? '', MOST_OF_LAST_WORD) : '';
  const rest = last === '' ? MOST_OF_NAME : MOST_OF_NAME - Array.from(last).length - 1;
  return [cut(name, rest), last].filter((part) => part !== '').join(' ');
}

/** Without what would be an empty place at the end of a name. */
function cut(text: string, mostCharacters: number): string {
  const begun = Array.from(text).slice(0, mostCharacters).join('');
  return begun.replace(/[^\p{L}\p{N}]+$/u, '');
}
