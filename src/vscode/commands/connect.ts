import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import type { DemoConnection } from '../connections/demo-connection.ts';
import { firstAnswers, profileOf } from '../connections/wizard/answers.ts';
import { runSteps } from '../steps/multi-step.ts';
import { connectSteps } from '../connections/wizard/steps.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Log } from '../log.ts';

/** Asks for a connection, tries it, and keeps it when it works. It ends the demo: who has books of their own is there. */
export async function connect(connections: Connections, demo: DemoConnection, log: Log): Promise<void> {
  const { LiveChecks } = await import('../connections/wizard/live-checks.ts');
  const checks = new LiveChecks((record) => log.request(record));
  const steps = connectSteps({ checks, report: (thrown) => log.problem(thrown) });
  const answers = await runSteps(steps, firstAnswers(connections.current));
  if (answers === undefined) return;
  await connections.connect(profileOf(answers), answers.secret);
  await demo.leave();
  const { url, database, login } = answers;
  void vscode.window.showInformationMessage(withoutLinks(`Connected to ${database} on ${url} as ${login}.`));
}
