import type { ShownDrafts } from '../drafts/shown-drafts.ts';

/** What the status bar says, what it says to who points at it, and what a screen reader says. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly spoken: string;
}

/** "Odoo: Live", "Odoo: 2 connections" or "Odoo: DEMO"; undefined where there is nothing to say. */
export function statusOf(shown: readonly ShownDrafts[]): StatusText | undefined {
  const [first, ...others] = shown;
  if (first === undefined) return undefined;
  const single = first.connection.isDemo === true ? 'DEMO' : first.connection.name;
  const hasDemo = shown.some(({ connection }) => connection.isDemo === true);
  const several = `${shown.length} connections${hasDemo ? ', one is DEMO' : ''}`;
  const text = `Odoo: ${others.length === 0 ? single : several}`;
  const lines = shown.map(lineOf);
  return {
    text,
    tooltip: [...lines, 'Click to show the drafts'].join('\n'),
    spoken: `${text}. ${lines.join('. ')}. Shows the drafts`,
  };
}

/** "Live: 12 drafts, database books on https://books.example.com, user anna@example.com" */
function lineOf({ connection, list }: ShownDrafts): string {
  const { name, origin, database, login, isDemo } = connection;
  const mark = isDemo === true ? ' (DEMO, nothing there is real)' : '';
  return `${name}${mark}: ${stateOf(list)}, database ${database} on ${origin}, user ${login}`;
}

function stateOf({ drafts, hasMore, problem, state }: ShownDrafts['list']): string {
  if (problem !== undefined) return 'not up to date';
  if (state === 'loading') return 'not read yet';
  const count = `${drafts.length}${hasMore ? '+' : ''}`;
  return `${count} draft${count === '1' ? '' : 's'}`;
}
