import { t } from '@vscode/l10n';
import { plainText } from '../../../common/plain-text.ts';
import { withoutLinks } from '../../inert-text.ts';
import type { Step } from '../../steps/multi-step.ts';
import type { Answers } from './answers.ts';
import { onlyDatabase } from './database-step.ts';
import { needed, titled } from './step-parts.ts';
import type { StepParts } from './step-parts.ts';

/** Asks who the person is in Odoo. */
export function loginStep({ askText }: Pick<StepParts, 'askText'>): Step<Answers> {
  return (answers, place) =>
    askText({
      title: titled(t`Login`),
      place,
      prompt: withoutLinks(promptFor(answers)),
      placeholder: 'you@example.com',
      value: answers.login,
      judge: async (typed) => {
        const login = await needed(t`Type your login.`)(typed);
        return login.ok ? { ok: true, value: { ...answers, login: login.value } } : login;
      },
    });
}

function promptFor(answers: Answers): string {
  const only = onlyDatabase(answers);
  return only === undefined
    ? t`Login: the name or email address that you sign in to Odoo with.`
    : t`Login: the name or email address that you sign in to Odoo with. The database is “${plainText(only, 60).text}”, the only one here.`;
}
