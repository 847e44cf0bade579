import { t } from '@vscode/l10n';
import { parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import { DraftNode } from '../drafts/draft-node.ts';
import { PostedNode } from '../drafts/posted-node.ts';

/** A row that stands for a document. */
export type DocumentRow = DraftNode | PostedNode;

/** What a command was called on: nothing, rows of the drafts view, or a document. */
export type CalledWith =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rows'; readonly rows: readonly DocumentRow[] }
  | { readonly kind: 'document'; readonly document: Handle };

/**
 * Reads the arguments of a command.
 * @param argument anything: other extensions and agents can run commands too
 * @param selected all selected rows, if VS Code called it on one of them; counts only beside a row
 * @throws Problem invalid_arguments
 */
export function calledWith(argument: unknown, selected?: unknown): CalledWith {
  if (argument === undefined) return { kind: 'nothing' };
  if (isRow(argument)) {
    const rows = Array.isArray(selected) ? [...new Set(selected.filter(isRow))] : [];
    // The row under the pointer need not be among the selected ones.
    return { kind: 'rows', rows: rows.includes(argument) ? rows : [argument] };
  }
  const document = typeof argument === 'string' ? parseHandle(argument) : undefined;
  if (document !== undefined) return { kind: 'document', document };
  throw noDocument();
}

function isRow(value: unknown): value is DocumentRow {
  return DraftNode.isOne(value) || PostedNode.isOne(value);
}

function noDocument(): Problem {
  return new Problem({
    code: 'invalid_arguments',
    person: t`This command was called with something that is no document.`,
    model: 'The only argument of this command is a document such as "move/7".',
  });
}
