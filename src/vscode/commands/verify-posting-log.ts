import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { connectionProblems } from '../connections/problems.ts';
import type { InertDocuments } from '../posting-log/inert-documents.ts';
import type { DraftsDesk } from './drafts-desk.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Checks whether the posting log is as it was written, and tells the person in one sentence; with the whole report
 * where there is something to look at. The notes in Odoo are those of one connection.
 * @throws Problem `journal_unavailable`
 */
export async function verifyPostingLog(
  documents: InertDocuments,
  { connections, workroomOf }: Pick<DraftsDesk, 'connections' | 'workroomOf'>,
): Promise<void> {
  const { all } = connections;
  const question = t`The log of all connections is verified. Against the notes of which Odoo, too?`;
  const connection = all.length === 0 ? undefined : await whichConnection(undefined, all, question);
  if (connection === undefined && all.length > 0) return;
  const { isSound, result, report } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t`MCP Odoo: verifying the posting log` },
    async () => {
      const { verifyOwnPostingLog } = await import('../../office/posting-log/own-posting-log.ts');
      return verifyOwnPostingLog(async () => {
        if (connection === undefined) throw connectionProblems.notConnected();
        return workroomOf(connection);
      });
    },
  );
  const showReport = t`Show Report`;
  const show = () => documents.show(t`Posting Log Verification`, report);
  if (!isSound) {
    await show();
    await vscode.window.showWarningMessage(result);
  } else if ((await vscode.window.showInformationMessage(result, showReport)) === showReport) {
    await show();
  }
}
