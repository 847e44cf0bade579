import { t } from '@vscode/l10n';
import { demoMarked } from '../common/demo-words.ts';
import type { Problem } from '../common/problem.ts';
import type { ConnectionProfile } from './connections/profile.ts';
import { withoutLinks } from './inert-text.ts';

/** Where it went wrong: the connection as it was when the person began, and as it is now. */
export interface Where {
  readonly before: ConnectionProfile | undefined;
  readonly now: ConnectionProfile | undefined;
  /** The person's own name for it, where they need it to tell it from others. */
  readonly name?: string | undefined;
}

/**
 * What a person is told of a problem, marked where it is the demo's. When that was reset or left in between, Odoo's own
 * words would blame a database or a port for what was the person's wish.
 */
export function problemText(problem: Pick<Problem, 'person'>, { before, now, name }: Where): string {
  const isDemo = before?.isDemo === true;
  if (isDemo && before.database !== now?.database) return demoIsGone();
  const sentence = demoMarked(isDemo, problem.person);
  return withoutLinks(name === undefined ? sentence : `${name}: ${sentence}`);
}

function demoIsGone(): string {
  const sentence = t`The demo company was reset or left meanwhile, and what was under way in it went with it.`;
  return demoMarked(true, sentence);
}
