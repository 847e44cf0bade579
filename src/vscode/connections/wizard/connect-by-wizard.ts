import { askChoice } from '../../steps/ask-choice.ts';
import { askText } from '../../steps/ask-text.ts';
import { runSteps } from '../../steps/multi-step.ts';
import { firstAnswers, profileOf } from './answers.ts';
import type { Answers, KnownAnswers } from './answers.ts';
import { chooseAuthority } from './choose-authority.ts';
import type { ConnectDesk } from './connect-desk.ts';
import { keepConnection } from './keep-connection.ts';
import type { KeptConnection } from './keep-connection.ts';
import { LiveChecks } from './live-checks.ts';
import { openPage } from './open-page.ts';
import { agreesToPlainHttp } from './plain-http-consent.ts';
import { rememberAnswers } from './remembered.ts';
import type { AnswersOf } from './remembered.ts';
import { connectSteps } from './steps.ts';

/**
 * Asks for a connection, tries it, and keeps it when it works.
 * @param known is filled in
 * @param from who said what is known
 * @returns undefined when the person gave up
 */
export async function connectByWizard(
  known: KnownAnswers,
  desk: ConnectDesk,
  from: AnswersOf = 'person',
): Promise<KeptConnection | undefined> {
  const { saved, remembered, log } = desk;
  const keep = (heard: Answers) => {
    remembered.keep(heard).then(undefined, (thrown: unknown) => log.problem(thrown));
  };
  const steps = connectSteps({
    ...{ askText, askChoice, agreesToPlainHttp, chooseAuthority, openPage },
    checks: new LiveChecks((record) => log.request(record)),
    saved: saved.all,
    report: (thrown) => log.problem(thrown),
  });
  const answers = await rememberAnswers(from, keep, (heard) =>
    runSteps(steps, firstAnswers(known, saved.all), heard),
  );
  return answers && keepConnection(profileOf(answers), answers.secret, desk);
}
