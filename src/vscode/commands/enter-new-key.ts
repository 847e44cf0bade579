import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import { connectionProblems } from '../connections/problems.ts';
import { sameIn } from '../connections/profile.ts';
import { judged } from '../connections/wizard/step-parts.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Log } from '../log.ts';
import { askText } from '../steps/ask-text.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Asks for another key of a connection, tries it, and keeps it when it works: keys expire.
 * @throws Problem not_connected, invalid_arguments
 */
export async function enterNewKey(argument: unknown, saved: Connections, log: Log): Promise<void> {
  const profile = await whichConnection(argument, saved.all, t`Which connection has a new key?`);
  if (profile === undefined) return;
  const { origin, database, login } = profile;
  const [{ LiveChecks }, { keyPageUrl, wayToKeys }, { openPage }] = await Promise.all([
    import('../connections/wizard/live-checks.ts'),
    import('../connections/wizard/key-page.ts'),
    import('../connections/wizard/open-page.ts'),
  ]);
  const checks = new LiveChecks((record) => log.request(record));
  const showKeyPage = async () => {
    try {
      const { version } = await checks.find(origin, profile, new AbortController().signal);
      const show = () => openPage(keyPageUrl({ origin, database, version }));
      await show();
      // With a button, because VS Code cuts a notification that has none to one line.
      const openOdoo = t`Open Odoo`;
      const way = t`To make a key in Odoo: ${wayToKeys(version)}.`;
      if ((await vscode.window.showInformationMessage(way, openOdoo)) === openOdoo) await show();
    } catch (thrown) {
      void vscode.window.showErrorMessage(withoutLinks(log.problem(thrown).person));
    }
  };
  const outcome = await askText<string>({
    title: t`New Key`,
    place: { number: 1, total: 1 },
    prompt: withoutLinks(
      t`API key (better) or password of ${login} on ${database}, ${origin}. To make a key, open your Odoo (button above). It is kept in VS Code's secret storage.`,
    ),
    placeholder: t`API key or password`,
    value: '',
    password: true,
    help: { tooltip: t`Open Odoo to Make an API Key`, show: showKeyPage },
    judge: (key, signal) =>
      judged(
        (thrown) => log.problem(thrown),
        async () => {
          await checks.logIn({ ...profile, url: origin }, key, signal);
          return key;
        },
      ),
  });
  if (outcome.kind !== 'next') return;
  // Who posts, or its name, may have been changed meanwhile.
  const now = sameIn(saved.all, profile);
  if (now === undefined) throw connectionProblems.changedMeanwhile();
  await saved.connect(now, outcome.value);
  tell(t`${now.name} has its new key, and it works.`);
}

function tell(sentence: string): void {
  void vscode.window.showInformationMessage(withoutLinks(sentence));
}
