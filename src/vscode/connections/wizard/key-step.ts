import { t } from '@vscode/l10n';
import { withoutLinks } from '../../inert-text.ts';
import type { TextHelp } from '../../steps/ask-text.ts';
import type { Step } from '../../steps/multi-step.ts';
import type { Answers } from './answers.ts';
import { keyPageUrl, wayToKeys } from './key-page.ts';
import { judged, titled } from './step-parts.ts';
import type { StepParts } from './step-parts.ts';

type KeyStepParts = Pick<StepParts, 'checks' | 'report' | 'askText' | 'openPage'>;

/** Asks for the key or password, and tries it. */
export function keyStep({ checks, report, askText, openPage }: KeyStepParts): Step<Answers> {
  return (answers, place) =>
    askText({
      title: titled(t`API Key or Password`),
      place,
      prompt: withoutLinks(
        t`API key (better) or password of ${answers.login}. To make a key, open your Odoo (button above): ${wayToKeys(answers.version)}. It is kept in VS Code's secret storage.`,
      ),
      placeholder: t`API key or password`,
      value: answers.secret,
      password: true,
      ...helpOf(answers, openPage),
      judge: (secret, signal) =>
        judged(report, async () => {
          await checks.logIn(answers, secret, signal);
          return { ...answers, secret };
        }),
    });
}

function helpOf(
  { url: origin, database, version }: Answers,
  openPage: StepParts['openPage'],
): { readonly help?: TextHelp } {
  if (version === undefined) return {};
  const show = () => openPage(keyPageUrl({ origin, database, version }));
  return { help: { tooltip: t`Open Odoo to Make an API Key`, show } };
}
