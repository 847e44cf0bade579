import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Problem } from '../../common/problem.ts';
import { openChat } from '../agent/open-chat.ts';
import { whichBooks } from '../agent/which-books.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';
import { chosenPapers } from '../papers/chosen-papers.ts';

/**
 * Opens a chat that would have the agent draft a bill of each file that was chosen in the Explorer.
 * @param argument the file under the pointer; anything, for other extensions can run commands too
 * @param selected all that are selected
 * @throws Problem invalid_arguments, not_connected, workspace_not_trusted, no_workspace_files or not_available
 */
export async function draftBill(
  argument: unknown,
  selected: unknown,
  connections: Pick<ConnectionSource, 'all'>,
): Promise<void> {
  const papers = chosenPapers(chosenUris(argument, selected), vscode.workspace);
  const books = await whichBooks(connections);
  if (books === undefined) return;
  const { enterBillsWords } = await import('../../mcp/prompts/enter-bills-words.ts');
  const { inBooks } = await import('../../mcp/prompts/in-books.ts');
  const words = enterBillsWords({ papers: papers.map(({ path }) => path) });
  await openChat(
    inBooks(words, books.name),
    papers.map(({ uri }) => uri),
  );
}

function chosenUris(argument: unknown, selected: unknown): readonly vscode.Uri[] {
  const all: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [argument];
  const uris = all.filter((each) => each instanceof vscode.Uri);
  if (uris.length > 0) return uris;
  throw new Problem({
    code: 'invalid_arguments',
    person: t`Choose files in the Explorer first.`,
    model: 'This command is for files that a person chose in the Explorer.',
  });
}
