import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { isInOdoo } from '../accounting/handle.ts';
import type { Workroom } from '../office/workroom.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';
import type { Log } from './log.ts';
import { namedSentence } from './named-sentence.ts';
import { openDocument } from './open-document.ts';
import { documentsOf, namesIn } from './recovered-names.ts';
import { recoveredText, toldOneByOne } from './recovered-text.ts';

interface Parts {
  readonly log: Log;
  /** The one on which it was found out. */
  readonly workroom: () => Promise<Workroom>;
}

/** Tells the person in one notification what became of what was cut off. Each has its line in the log. */
export async function tellRecovered(
  recovered: readonly Recovered[],
  isDemo: boolean,
  { log, workroom }: Parts,
): Promise<void> {
  log.recovered(recovered, isDemo);
  const report = (thrown: unknown) => void log.problem(thrown);
  // Who has left the connection meanwhile is told without names.
  const room = await workroom().catch(report);
  const names = room ? await namesIn(room, toldOneByOne(recovered), report) : new Map<string, string>();
  // Of several, the one that a button would open is hard to tell.
  const [document, ...others] = recovered.flatMap(documentsOf).filter((each) => names.has(each));
  const canOpen = room && document !== undefined && others.length === 0 && isInOdoo(document);

  const { showInformationMessage, showWarningMessage } = vscode.window;
  const isAllDone = recovered.every(({ became }) => became === 'done');
  const show = isAllDone ? showInformationMessage : showWarningMessage;
  const open = t`Open in Odoo`;
  const showLog = t`Show Log`;
  const ways = canOpen ? [open, showLog] : [showLog];
  const text = recoveredText(recovered, isDemo, names);
  const pressed = await show(room ? namedSentence(room, text) : text, ...ways);
  if (pressed === showLog) log.show();
  else if (pressed === open && canOpen) await openDocument(document, room);
}
