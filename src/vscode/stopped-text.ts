import { t } from '@vscode/l10n';
import type { Problem } from '../common/problem.ts';

/** So many are named: VS Code cuts a notification after a thousand letters. */
const MOST_NAMED = 10;

/** Whether the person stopped before it was sent. */
export function isStop({ code }: Problem): boolean {
  return code === 'stopped';
}

/**
 * "2 were not sent because you stopped, and stay drafts: vendor bill of ..."
 * @param names of one document at least, made safe to show
 */
export function stoppedText(names: readonly string[]): string {
  const { length: count } = names;
  const named = names.slice(0, MOST_NAMED).join('; ');
  if (count === 1) return t`1 was not sent because you stopped, and stays a draft: ${named}.`;
  return count <= MOST_NAMED
    ? t`${count} were not sent because you stopped, and stay drafts: ${named}.`
    : t`${count} were not sent because you stopped, and stay drafts: ${named}; and ${count - MOST_NAMED} more.`;
}
