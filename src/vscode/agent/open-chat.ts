import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { Problem } from '../../common/problem.ts';

/** VS Code's own command for it. Other hosts of extensions may not have it. */
const OPEN_CHAT = 'workbench.action.chat.open';

/**
 * Opens the chat in agent mode with words in its input, and papers beside them. Nothing is sent: the person reads it, and
 * sends it or not.
 * @throws Problem not_available
 */
export async function openChat(query: string, papers: readonly vscode.Uri[] = []): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  if (!commands.includes(OPEN_CHAT)) throw noChat();
  const attachFiles = [...papers];
  await vscode.commands.executeCommand(OPEN_CHAT, {
    query,
    mode: 'agent',
    isPartialQuery: true,
    attachFiles,
  });
}

function noChat(): Problem {
  return new Problem({
    code: 'not_available',
    person: t`There is no chat in this window. Sign in to an agent in the Chat view of VS Code first.`,
    model: 'There is no chat in this window.',
  });
}
