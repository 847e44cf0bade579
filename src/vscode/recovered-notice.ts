import * as vscode from 'vscode';
import type { Recovered } from '../posting/recovering/recovered.ts';
import type { Log } from './log.ts';
import { recoveredText } from './recovered-text.ts';

const SHOW_LOG = 'Show Log';

/** Tells the person in one notification what became of what was cut off. Each has its line in the log. */
export async function tellRecovered(
  recovered: readonly Recovered[],
  isDemo: boolean,
  log: Log,
): Promise<void> {
  log.recovered(recovered, isDemo);
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const show = recovered.every(({ became }) => became === 'done')
    ? showInformationMessage
    : showWarningMessage;
  if ((await show(recoveredText(recovered, isDemo), SHOW_LOG)) === SHOW_LOG) log.show();
}
