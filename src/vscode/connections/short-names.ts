/** VS Code cuts the prefix of the tools' names that it makes of a title: 13 characters come through, 5 are "Odoo ". */
const MOST_OF_NAME = 8;
const MOST_OF_LAST_WORD = 4;

/** What the title of the demo company's server has in this place. */
const OF_THE_DEMO = '(demo)';

/** A connection, as far as its tools are told from those of others. */
export interface ShortNamed {
  readonly name: string;
  /** Only where another connection had the one that its name begins with. */
  readonly shortName?: string;
}

/** What stands for a connection in the names of its tools. */
export function shortNameOf({ name, shortName }: ShortNamed): string {
  return shortName ?? shortened(name);
}

/**
 * A connection with a short name that no other one has. Each keeps its own for as long as it keeps its name, because a
 * model goes on to call tools by it.
 */
export function shortNamed<C extends ShortNamed>(connection: C, others: readonly ShortNamed[]): C {
  const taken = new Set([OF_THE_DEMO, ...others.map(shortNameOf)].map(inTools));
  const own = shortNameOf(connection);
  if (!taken.has(inTools(own))) return connection;
  const begun = shortened(connection.name);
  let shortName = own;
  for (let number = 2; taken.has(inTools(shortName)); number += 1)
    shortName = `${cut(begun, MOST_OF_NAME - String(number).length - 1)} ${number}`.trim();
  return { ...connection, shortName };
}

/** "Lindenhof, live" is "Lin live": names that begin alike often end differently. */
function shortened(name: string): string {
  if (Array.from(name).length <= MOST_OF_NAME) return name.trim();
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

/** What VS Code leaves of it in the names of tools, or less: what is the same here may be the same there. */
function inTools(shortName: string): string {
  return shortName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
