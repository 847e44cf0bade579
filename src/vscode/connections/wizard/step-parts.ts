import { t } from '@vscode/l10n';
import type { Problem } from '../../../common/problem.ts';
import type { ChoiceQuestion } from '../../steps/ask-choice.ts';
import type { Judged, TextQuestion } from '../../steps/ask-text.ts';
import type { StepOutcome } from '../../steps/multi-step.ts';
import type { ConnectionProfile } from '../profile.ts';
import type { LiveChecks } from './live-checks.ts';

export const titled = (step: string): string => t`Connect to Odoo: ${step}`;

export interface StepParts {
  readonly checks: Pick<LiveChecks, 'find' | 'logIn'>;
  readonly askText: <T>(question: TextQuestion<T>) => Promise<StepOutcome<T>>;
  readonly askChoice: (question: ChoiceQuestion) => Promise<StepOutcome<string>>;
  /** Asks before a password may travel readable to an origin. */
  readonly agreesToPlainHttp: (origin: string) => Promise<boolean>;
  /** Has the person choose an authority's certificate (PEM), having told them why; undefined: they did not. */
  readonly chooseAuthority: (problem: string) => Promise<string | undefined>;
  /** Opens an address of the person's Odoo in their browser. */
  readonly openPage: (url: string) => Thenable<unknown>;
  /** The connections that the person has. */
  readonly saved: readonly ConnectionProfile[];
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** What came of trying an answer, or why it is none. */
export async function judged<T>(report: StepParts['report'], attempt: () => Promise<T>): Promise<Judged<T>> {
  try {
    return { ok: true, value: await attempt() };
  } catch (thrown) {
    return { ok: false, sentence: report(thrown).person };
  }
}

/** Takes any text but none. @param sentence what to do */
export function needed(sentence: string): (answer: string) => Promise<Judged<string>> {
  return (answer) => {
    const text = answer.trim();
    return Promise.resolve(text === '' ? { ok: false, sentence } : { ok: true, value: text });
  };
}
