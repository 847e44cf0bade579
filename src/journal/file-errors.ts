import { t } from '@vscode/l10n';
import { Problem } from '../common/problem.ts';

/** The system's name of a failure, such as "ENOSPC"; undefined when it is no failure of the system. */
export function errorCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || thrown instanceof Problem || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/**
 * The journal or what belongs to it cannot be kept.
 * @param why completes the sentence "MCP Odoo cannot keep its journal: ..."
 */
export function journalUnavailable(why: string): Problem {
  return new Problem({
    code: 'journal_unavailable',
    person: t`MCP Odoo cannot keep its journal: ${why}. It writes nothing to Odoo that it cannot journal; mend this, then try again.`,
    model:
      'The journal on the machine of the person cannot be kept, so nothing can be written. Only the person can mend this: tell them, and do not repeat the call before.',
  });
}

/**
 * What a failed file operation means to people. What is no such failure passes as it is.
 * @param path the file or folder that failed
 */
export function asJournalProblem(thrown: unknown, path: string): Error {
  const code = errorCode(thrown);
  if (code !== undefined) return journalUnavailable(`${reason(code)} (${path})`);
  return thrown instanceof Error ? thrown : new TypeError('Something was thrown that is no error.');
}

function reason(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t`the disk is full`;
    case 'EACCES':
    case 'EPERM':
      return t`access is denied`;
    case 'EROFS':
      return t`the disk is read-only`;
    default:
      return t`it cannot be read or written, ${code}`;
  }
}
