import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Connections } from '../connections/connections.ts';
import type { ConnectionProfile, PostingUser } from '../connections/profile.ts';
import { withoutLinks } from '../inert-text.ts';
import type { Log } from '../log.ts';
import { askChoice } from '../steps/ask-choice.ts';
import { askText } from '../steps/ask-text.ts';
import { runSteps } from '../steps/multi-step.ts';
import type { WorkroomOf } from './drafts-desk.ts';
import { whichConnection } from './which-connection.ts';

export interface SetPostingKeyParts {
  readonly saved: Connections;
  readonly workroomOf: WorkroomOf;
  readonly log: Log;
}

/**
 * Asks whose key posts what the person approved, tries it, and keeps what there is to keep.
 * @throws Problem not_connected, invalid_arguments
 */
export async function setPostingKey(
  argument: unknown,
  { saved, workroomOf, log }: SetPostingKeyParts,
): Promise<void> {
  const profile = await whichConnection(argument, saved.all, t`On which connection do you want to post so?`);
  if (profile === undefined) return;
  const { session } = await workroomOf(profile);
  const [{ firstPostingAnswers, postingKeySteps, postingUserOf }, { LiveChecks }] = await Promise.all([
    import('../second-key/posting-key-steps.ts'),
    import('../connections/wizard/live-checks.ts'),
  ]);
  const checks = new LiveChecks((record) => log.request(record));
  const steps = postingKeySteps({
    ...{ profile, askText, askChoice },
    drafter: session.uid,
    logIn: (login, key, signal) => checks.logIn({ ...profile, url: profile.origin, login }, key, signal),
    report: (thrown) => log.problem(thrown),
  });
  const answers = await runSteps(steps, firstPostingAnswers(profile));
  if (answers === undefined) return;
  const posting = postingUserOf(answers);
  const isSet = await saved.setPosting(profile, posting, answers.key);
  tell(isSet ? whoPosts(profile, posting) : t`The connection was changed meanwhile. Nothing was set.`);
}

function whoPosts({ database, login }: ConnectionProfile, posting: PostingUser | undefined): string {
  return posting === undefined
    ? t`What you approve on ${database} is posted by ${login}, the connection's own user, from now on.`
    : t`What you approve on ${database} is posted by ${posting.login} from now on.`;
}

function tell(sentence: string): void {
  void vscode.window.showInformationMessage(withoutLinks(sentence));
}
