import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Workroom } from '../office/workroom.ts';
import type { UnderWay } from '../posting/asking/steps.ts';
import { namedSentence } from './named-sentence.ts';

/** Shows how far several documents are that are being posted. Cancel sends no more; what came of it is told as always. */
export function showPosting(work: UnderWay, room: Workroom): void {
  const { total } = work;
  const shown = {
    location: vscode.ProgressLocation.Notification,
    title: namedSentence(room, t`Posting ${total} documents`),
    cancellable: true,
  };
  void vscode.window.withProgress(shown, (progress, cancelled) => {
    let before = 0;
    work.listen((done) => {
      progress.report({ message: t`${done} of ${total}`, increment: ((done - before) * 100) / total });
      before = done;
    });
    cancelled.onCancellationRequested(() => {
      work.stop();
      // The notification is gone with its button.
      vscode.window.setStatusBarMessage(t`MCP Odoo: what was sent already is waited for`, work.over);
    });
    return work.over;
  });
}
