import type { Problem } from '../../common/problem.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { SecondKeyParts } from '../../office/workshop.ts';
import type { SecondKey } from '../../posting/second-key.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { TextQuestion } from '../steps/ask-text.ts';
import type { StepOutcome } from '../steps/multi-step.ts';
import { KeptKey } from './kept-key.ts';
import { TypedKey } from './typed-key.ts';

/** What keys for posting take from the window. */
export interface PostingKeyDesk {
  /** @returns undefined when it is not kept (any more) */
  readonly postingSecretOf: (profile: ConnectionProfile) => Promise<string | undefined>;
  readonly askText: (question: TextQuestion<OdooSession>) => Promise<StepOutcome<OdooSession>>;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** The key that posts on a connection; undefined where that is its own. */
export function secondKeyOf(
  parts: SecondKeyParts<ConnectionProfile>,
  desk: PostingKeyDesk,
): SecondKey | undefined {
  const { profile, drafter, dialogs, sessions } = parts;
  const { posting } = profile;
  if (posting === undefined) return undefined;
  const { login, typed } = posting;
  const logIn = (key: string) => parts.logIn(login, key);
  return typed
    ? new TypedKey({ login, drafter: drafter.uid, logIn, dialogs, ...desk })
    : sessions.add(new KeptKey({ login, logIn, kept: () => desk.postingSecretOf(profile) }));
}
