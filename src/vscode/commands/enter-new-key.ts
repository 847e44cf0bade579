import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import { connectionProblems } from '../connections/problems.ts';
import { isSameConnection } from '../connections/profile.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Log } from '../log.ts';
import { askText } from '../steps/ask-text.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Asks for another key of a connection, tries it, and keeps it when it works: keys expire.
 * @throws Problem not_connected, invalid_arguments
 */
export async function enterNewKey(argument: unknown, saved: Connections, log: Log): Promise<void> {
  const profile = await whichConnection(argument, saved.all, 'Which connection has a new key?');
  if (profile === undefined) return;
  const { name, origin, database, login } = profile;
  const { LiveChecks } = await import('../connections/wizard/live-checks.ts');
  const checks = new LiveChecks((record) => log.request(record));
  const outcome = await askText<string>({
    title: 'New Key',
    place: { number: 1, total: 1 },
    prompt: withoutLinks(
      `API key (better) or password of ${login} on ${database}, ${origin}. It is kept in VS Code's secret storage.`,
    ),
    placeholder: 'API key or password',
    value: '',
    password: true,
    judge: async (key, signal) => {
      try {
        await checks.logIn({ ...profile, url: origin }, key, signal);
        return { ok: true, value: key };
      } catch (thrown) {
        return { ok: false, sentence: log.problem(thrown).person };
      }
    },
  });
  if (outcome.kind !== 'next') return;
  // Who posts, or its name, may have been changed meanwhile.
  const now = saved.all.find((other) => isSameConnection(other, profile));
  if (now === undefined) throw connectionProblems.changedMeanwhile();
  await saved.connect(now, outcome.value);
  void vscode.window.showInformationMessage(withoutLinks(`${name} has its new key, and it works.`));
}
