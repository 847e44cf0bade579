import { t } from '@vscode/l10n';
import type { Problem } from '../../common/problem.ts';
import { secondKeyProblems } from '../../posting/second-key-problems.ts';
import type { ConnectionProfile, PostingUser } from '../connections/profile.ts';
import { withoutLinks } from '../inert-text.ts';
import type { ChoiceQuestion } from '../steps/ask-choice.ts';
import type { TextQuestion } from '../steps/ask-text.ts';
import type { Step, StepOutcome } from '../steps/multi-step.ts';

const titled = (step: string): string => t`Set Key for Posting: ${step}`;

/** With whose key what a person approved is posted: one that is kept, one that is typed, or the connection's own. */
type PostingWay = 'kept' | 'typed' | 'own';

/** What the wizard knows so far; empty texts are not answered yet. */
export interface PostingKeyAnswers {
  readonly way: PostingWay;
  readonly login: string;
  /** Tried and good; to be kept in one of the three ways only. */
  readonly key: string;
}

export interface PostingKeyStepParts {
  readonly profile: ConnectionProfile;
  /** Odoo's id of the one who drafts. */
  readonly drafter: number;
  /**
   * Logs in on the connection's own database, and out.
   * @returns Odoo's id of the user
   * @throws Problem as `connect`
   */
  readonly logIn: (login: string, key: string, signal: AbortSignal) => Promise<number>;
  readonly askText: (question: TextQuestion<PostingKeyAnswers>) => Promise<StepOutcome<PostingKeyAnswers>>;
  readonly askChoice: (question: ChoiceQuestion) => Promise<StepOutcome<string>>;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** Starts from what is set, so that entering a new key is quick. */
export function firstPostingAnswers({ posting }: ConnectionProfile): PostingKeyAnswers {
  return { way: posting?.typed === true ? 'typed' : 'kept', login: posting?.login ?? '', key: '' };
}

/** What the profile holds of it: never the key. */
export function postingUserOf({ way, login }: PostingKeyAnswers): PostingUser | undefined {
  return way === 'own' ? undefined : { login, typed: way === 'typed' };
}

/** The questions, in order. Who goes back to the connection's own key is asked no more. */
export function postingKeySteps(parts: PostingKeyStepParts): readonly Step<PostingKeyAnswers>[] {
  return [wayStep(parts), unlessOwn(loginStep(parts)), unlessOwn(keyStep(parts))];
}

function wayStep({ profile, askChoice }: PostingKeyStepParts): Step<PostingKeyAnswers> {
  return async (answers, place) => {
    const keep = t`Keep it here (secret storage)`;
    const ways: readonly (readonly [PostingWay, string])[] = [
      ['kept', keep],
      ['typed', t`Type it each time (posting needs another Odoo user than the drafter)`],
      ...(profile.posting === undefined
        ? []
        : [['own', t`Post with the connection's own key again`] as const]),
    ];
    const outcome = await askChoice({
      title: titled(t`How`),
      place,
      placeholder: t`The key of another Odoo user, for posting what you approved and nothing else`,
      choices: ways.map(([, choice]) => choice),
      value: ways.find(([way]) => way === answers.way)?.[1] ?? keep,
      takesOthers: false,
    });
    if (outcome.kind !== 'next') return outcome;
    const way = ways.find(([, choice]) => choice === outcome.value)?.[0] ?? answers.way;
    return { kind: 'next', value: { ...answers, way } };
  };
}

function loginStep({ askText }: PostingKeyStepParts): Step<PostingKeyAnswers> {
  return (answers, place) =>
    askText({
      title: titled(t`Login`),
      place,
      prompt: t`Login of the Odoo user who posts: the name or email address to sign in to Odoo with.`,
      placeholder: 'chief@example.com',
      value: answers.login,
      judge: (typed) => {
        const login = typed.trim();
        return Promise.resolve(
          login === ''
            ? { ok: false, sentence: t`Type the login of the user who posts.` }
            : { ok: true, value: { ...answers, login } },
        );
      },
    });
}

function keyStep({ drafter, logIn, askText, report }: PostingKeyStepParts): Step<PostingKeyAnswers> {
  return (answers, place) => {
    const { way, login } = answers;
    return askText({
      title: titled(t`API Key or Password`),
      place,
      prompt: withoutLinks(
        way === 'typed'
          ? t`API key (better) or password of ${login}. It is tried now and not kept.`
          : t`API key (better) or password of ${login}. It is kept in VS Code's secret storage.`,
      ),
      placeholder: t`API key or password`,
      value: '',
      password: true,
      judge: async (key, signal) => {
        try {
          const user = await logIn(login, key, signal);
          if (way === 'typed' && user === drafter) throw secondKeyProblems.notAnother(login);
          return { ok: true, value: { ...answers, key } };
        } catch (thrown) {
          return { ok: false, sentence: report(thrown).person };
        }
      },
    });
  };
}

function unlessOwn(step: Step<PostingKeyAnswers>): Step<PostingKeyAnswers> {
  return (answers, place) =>
    answers.way === 'own' ? Promise.resolve({ kind: 'next', value: answers }) : step(answers, place);
}
