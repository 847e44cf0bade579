import type { Connection } from './connection.ts';
import { markedSentence } from './demo-mark.ts';

/**
 * What a server calls itself: a constant, with what stands for the person's own name for the connection where they have
 * one. Nothing of Odoo's is in it.
 */
export function serverName({ isDemo, shortName }: Pick<Connection, 'isDemo' | 'shortName'>) {
  if (isDemo) return { name: 'odoo-demo', title: 'Odoo (demo)' };
  return { name: 'odoo', title: `Odoo ${shortName ?? ''}`.trim() };
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
