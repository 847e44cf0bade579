import { t } from '@vscode/l10n';
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
  const several = hasDemo ? t`${shown.length} connections, one is DEMO` : t`${shown.length} connections`;
  const text = `Odoo: ${others.length === 0 ? single : several}`;
  const lines = shown.map(lineOf);
  return {
    text,
    tooltip: [...lines, t`Click to show the drafts`].join('\n'),
    spoken: t`${text}. ${lines.join('. ')}. Shows the drafts`,
  };
}

/** "Live: 12 drafts, database books on https://books.example.com, user anna@example.com" */
function lineOf({ connection, list }: ShownDrafts): string {
  const { name, origin, database, login, isDemo } = connection;
  const marked = isDemo === true ? t`${name} (DEMO, nothing there is real)` : name;
  return t`${marked}: ${stateOf(list)}, database ${database} on ${origin}, user ${login}`;
}

function stateOf({ drafts, hasMore, problem, state }: ShownDrafts['list']): string {
  if (problem !== undefined) return t`not up to date`;
  if (state === 'loading') return t`not read yet`;
  const count = `${drafts.length}${hasMore ? '+' : ''}`;
  return count === '1' ? t`1 draft` : t`${count} drafts`;
}
