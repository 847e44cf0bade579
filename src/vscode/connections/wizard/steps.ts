import type { Problem } from '../../../common/problem.ts';
import { parseOrigin } from '../../../odoo/address.ts';
import { askChoice } from '../../steps/ask-choice.ts';
import { askText } from '../../steps/ask-text.ts';
import type { Judged } from '../../steps/ask-text.ts';
import type { Answers } from './answers.ts';
import type { LiveChecks } from './live-checks.ts';
import type { Step, StepOutcome } from '../../steps/multi-step.ts';
import { agreesToPlainHttp } from './plain-http-consent.ts';

const titled = (step: string): string => `Connect to Odoo: ${step}`;

export interface StepParts {
  readonly checks: LiveChecks;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** The questions of the connect wizard, in order. */
export function connectSteps(parts: StepParts): readonly Step<Answers>[] {
  return [addressStep(parts), databaseStep, loginStep, secretStep(parts)];
}

function addressStep({ checks, report }: StepParts): Step<Answers> {
  return (answers, place) =>
    askText({
      title: titled('Address'),
      place,
      prompt: 'Odoo address, as in your browser when you work in Odoo, with http:// or https:// in front.',
      placeholder: 'https://books.example.com',
      value: answers.url,
      judge: (typed, signal) =>
        judged(report, async () => {
          const address = withScheme(typed.trim());
          const allowPlainHttp = await mayBePlain(address, answers);
          const { origin, databases } = await checks.find(address, allowPlainHttp, signal);
          return { ...answers, url: origin, allowPlainHttp, databases };
        }),
    });
}

const databaseStep: Step<Answers> = async (answers, place) => {
  const databases = answers.databases ?? [];
  const outcome: StepOutcome<string> =
    databases.length > 0
      ? await askChoice({
          title: titled('Database'),
          place,
          placeholder: 'Which database? Choose one, or type its name.',
          choices: databases,
          value: answers.database,
        })
      : await askText({
          title: titled('Database'),
          place,
          prompt: 'Which database? This Odoo does not list its databases; whoever runs it knows the name.',
          placeholder: 'Name of the database',
          value: answers.database,
          judge: needed('Type the name of the database.'),
        });
  return outcome.kind === 'next' ? { kind: 'next', value: { ...answers, database: outcome.value } } : outcome;
};

const loginStep: Step<Answers> = async (answers, place) => {
  const outcome = await askText({
    title: titled('Login'),
    place,
    prompt: 'Login: the name or email address that you sign in to Odoo with.',
    placeholder: 'you@example.com',
    value: answers.login,
    judge: needed('Type your login.'),
  });
  return outcome.kind === 'next' ? { kind: 'next', value: { ...answers, login: outcome.value } } : outcome;
};

function secretStep({ checks, report }: StepParts): Step<Answers> {
  return (answers, place) =>
    askText({
      title: titled('API Key or Password'),
      place,
      prompt: `API key (better) or password of ${answers.login}. To make a key: in Odoo open My Preferences, Security, Add API Key. The key is kept in VS Code's secret storage.`,
      placeholder: 'API key or password',
      value: '',
      password: true,
      judge: (secret, signal) =>
        judged(report, async () => {
          await checks.logIn(answers, secret, signal);
          return { ...answers, secret };
        }),
    });
}

async function judged<T>(report: StepParts['report'], attempt: () => Promise<T>): Promise<Judged<T>> {
  try {
    return { ok: true, value: await attempt() };
  } catch (thrown) {
    return { ok: false, sentence: report(thrown).person };
  }
}

function needed(sentence: string): (answer: string) => Promise<Judged<string>> {
  return (answer) => {
    const text = answer.trim();
    return Promise.resolve(text === '' ? { ok: false, sentence } : { ok: true, value: text });
  };
}

/** "books.example.com" means https. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}

/** Consent holds for one origin; a person who comes back to this step need not give it twice. */
async function mayBePlain(address: string, answers: Answers): Promise<boolean> {
  const origin = parseOrigin(address, true);
  if (!origin.startsWith('http:')) return false;
  return (answers.allowPlainHttp && answers.url === origin) || agreesToPlainHttp(origin);
}
