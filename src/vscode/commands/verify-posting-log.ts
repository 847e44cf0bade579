import * as vscode from 'vscode';
import type { Workroom } from '../../office/workroom.ts';
import type { InertDocuments } from '../posting-log/inert-documents.ts';

const REPORT = 'Show Report';

/**
 * Checks whether the posting log is as it was written, and tells the person in one sentence; with the whole report
 * where there is something to look at.
 * @throws Problem `journal_unavailable`
 */
export async function verifyPostingLog(
  documents: InertDocuments,
  workroom: () => Promise<Workroom>,
): Promise<void> {
  const { isSound, result, report } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'MCP Odoo: verifying the posting log' },
    async () => {
      const { verifyOwnPostingLog } = await import('../../office/posting-log/own-posting-log.ts');
      return verifyOwnPostingLog(workroom);
    },
  );
  const show = () => documents.show('Posting Log Verification', report);
  if (!isSound) {
    await show();
    await vscode.window.showWarningMessage(result);
  } else if ((await vscode.window.showInformationMessage(result, REPORT)) === REPORT) {
    await show();
  }
}
