import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import type { DemoConnection } from '../connections/demo-connection.ts';
import { firstAnswers, profileOf } from '../connections/wizard/answers.ts';
import { chooseAuthority } from '../connections/wizard/choose-authority.ts';
import { agreesToPlainHttp } from '../connections/wizard/plain-http-consent.ts';
import { askChoice } from '../steps/ask-choice.ts';
import { askText } from '../steps/ask-text.ts';
import { runSteps } from '../steps/multi-step.ts';
import { connectSteps } from '../connections/wizard/steps.ts';
import { COMMANDS } from '../contributions.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Log } from '../log.ts';

const SET_POSTING_KEY = 'Set Key for Posting...';

/** Asks for a connection, tries it, and keeps it when it works. It ends the demo: who has books of their own is there. */
export async function connect(connections: Connections, demo: DemoConnection, log: Log): Promise<void> {
  const { LiveChecks } = await import('../connections/wizard/live-checks.ts');
  const checks = new LiveChecks((record) => log.request(record));
  const steps = connectSteps({
    ...{ checks, askText, askChoice, agreesToPlainHttp, chooseAuthority },
    report: (thrown) => log.problem(thrown),
  });
  const before = connections.current;
  const answers = await runSteps(steps, firstAnswers(before));
  if (answers === undefined) return;
  await connections.connect(profileOf(answers), answers.secret);
  await demo.leave();
  const { url, database, login } = answers;
  void vscode.window.showInformationMessage(withoutLinks(`Connected to ${database} on ${url} as ${login}.`));
  if (before?.posting !== undefined && connections.current?.posting === undefined)
    await offerPostingKey(before.posting.login);
}

/** Who posted elsewhere posts nothing here: without another key, the connection's own does. */
async function offerPostingKey(login: string): Promise<void> {
  const sentence = `The key of ${login} for posting belonged to the connection before, and is forgotten. From now on you post with the key of this connection.`;
  const pressed = await vscode.window.showWarningMessage(withoutLinks(sentence), SET_POSTING_KEY);
  if (pressed === SET_POSTING_KEY) await vscode.commands.executeCommand(COMMANDS.setPostingKey);
}
