import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Problem } from '../../common/problem.ts';
import { openChat } from '../agent/open-chat.ts';
import { selectionWords } from '../agent/selection-words.ts';
import { whichBooks } from '../agent/which-books.ts';
import type { ConnectionSource } from '../connections/connection-source.ts';

/** Some pages. What is longer is a file, which an agent can be told to read. */
const MOST_CHARACTERS = 20_000;

/**
 * Opens a chat that would have the agent draft what is selected in the editor.
 * @throws Problem invalid_arguments, not_connected or not_available
 */
export async function draftFromSelection(connections: Pick<ConnectionSource, 'all'>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const { start, end } = editor?.selection ?? {};
  const text = editor?.document.getText(editor.selection) ?? '';
  if (editor === undefined || start === undefined || end === undefined || text.trim() === '')
    throw refused(t`Select the text of the document in an editor first.`);
  if (text.length > MOST_CHARACTERS)
    throw refused(t`The selection has ${text.length} characters. Select at most ${MOST_CHARACTERS}.`);
  const file = vscode.workspace.asRelativePath(editor.document.uri);
  // Whole lines end at the beginning of the next one.
  const lastLine = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  const books = await whichBooks(connections);
  if (books === undefined) return;
  const { inBooks } = await import('../../mcp/prompts/in-books.ts');
  const words = selectionWords({ text, file, firstLine: start.line + 1, lastLine });
  await openChat(inBooks(words, books.name));
}

function refused(person: string): Problem {
  return new Problem({
    code: 'invalid_arguments',
    person,
    model: 'This command is for text that a person selected.',
  });
}
