import type { Problem } from '../../../common/problem.ts';
import { parseOrigin } from '../../../odoo/address.ts';
import { OdooError } from '../../../odoo/errors.ts';
import { authorityNames } from './authority-file.ts';
import type { ChoiceQuestion } from '../../steps/ask-choice.ts';
import type { Judged, TextQuestion } from '../../steps/ask-text.ts';
import type { Answers } from './answers.ts';
import type { LiveChecks } from './live-checks.ts';
import type { Step, StepOutcome, StepPlace } from '../../steps/multi-step.ts';

const titled = (step: string): string => `Connect to Odoo: ${step}`;

export interface StepParts {
  readonly checks: Pick<LiveChecks, 'find' | 'logIn'>;
  readonly askText: <T>(question: TextQuestion<T>) => Promise<StepOutcome<T>>;
  readonly askChoice: (question: ChoiceQuestion) => Promise<StepOutcome<string>>;
  /** Asks before a password may travel readable to an origin. */
  readonly agreesToPlainHttp: (origin: string) => Promise<boolean>;
  /** Has the person choose an authority's certificate (PEM), having told them why; undefined: they did not. */
  readonly chooseAuthority: (problem: string) => Promise<string | undefined>;
  /** Logs what was thrown and says what to show. */
  readonly report: (thrown: unknown) => Problem;
}

/** The questions of the connect wizard, in order. */
export function connectSteps(parts: StepParts): readonly Step<Answers>[] {
  return [addressStep(parts), databaseStep(parts), loginStep(parts), secretStep(parts)];
}

function addressStep(parts: StepParts): Step<Answers> {
  const { checks, report, askText, chooseAuthority } = parts;
  const ask = async (
    answers: Answers,
    place: StepPlace,
    isAnswered = false,
  ): Promise<StepOutcome<Answers>> => {
    const outcome = await askText<Addressed>({
      title: titled('Address'),
      place,
      prompt: 'Odoo address, as in your browser when you work in Odoo, with http:// or https:// in front.',
      placeholder: 'https://books.example.com',
      value: answers.url,
      isAnswered,
      judge: (typed, signal) =>
        judged(report, async () => {
          const address = withScheme(typed.trim());
          const allowPlainHttp = await mayBePlain(address, answers, parts);
          const { certificateAuthority: known, ...others } = answers;
          const certificateAuthority = answers.url === parseOrigin(address, true) ? known : undefined;
          const trust = {
            allowPlainHttp,
            ...(certificateAuthority !== undefined && { certificateAuthority }),
          };
          const found = await checks.find(address, trust, signal).catch(untrustedAuthority);
          if (found instanceof OdooError) {
            const untrusted = { error: found, tried: certificateAuthority };
            return { answers: { ...others, url: parseOrigin(address, true) }, untrusted };
          }
          const { origin, databases } = found;
          return { answers: { ...others, ...trust, url: origin, databases } };
        }),
    });
    if (outcome.kind !== 'next') return outcome;
    const { answers: addressed, untrusted } = outcome.value;
    if (untrusted === undefined) return { kind: 'next', value: addressed };
    report(untrusted.error);
    const certificateAuthority = await chooseAuthority(whyUntrusted(addressed.url, untrusted));
    if (certificateAuthority === undefined) return ask(addressed, place);
    return ask({ ...addressed, certificateAuthority }, place, true);
  };
  return (answers, place) => ask(answers, place);
}

/** What came of an address. */
interface Addressed {
  readonly answers: Answers;
  readonly untrusted?: Untrusted;
}

/** Odoo's certificate is of an authority that is not believed. */
interface Untrusted {
  readonly error: OdooError;
  /** The authority that the person chose, PEM; undefined: the ones that this machine knows. */
  readonly tried: string | undefined;
}

/** What the person can mend by choosing the authority's certificate, or another one than before. */
function untrustedAuthority(thrown: unknown): OdooError {
  const fault = thrown instanceof OdooError ? thrown.tlsFault : undefined;
  if (thrown instanceof OdooError && (fault === 'unknown-authority' || fault === 'bad-authority-file'))
    return thrown;
  throw thrown;
}

function whyUntrusted(origin: string, { error, tried }: Untrusted): string {
  if (error.tlsFault === 'bad-authority-file') return error.person;
  const { host } = new URL(origin);
  return tried === undefined
    ? `It is not certain that ${host} is your Odoo: its certificate is not signed by an authority that this computer knows.`
    : `It is not certain that ${host} is your Odoo: its certificate is not signed by the authority that you chose, ${authorityNames(tried)}.`;
}

function databaseStep({ askText, askChoice }: StepParts): Step<Answers> {
  return async (answers, place) => {
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
    return outcome.kind === 'next'
      ? { kind: 'next', value: { ...answers, database: outcome.value } }
      : outcome;
  };
}

function loginStep({ askText }: StepParts): Step<Answers> {
  return async (answers, place) => {
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
}

function secretStep({ checks, report, askText }: StepParts): Step<Answers> {
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
async function mayBePlain(
  address: string,
  answers: Answers,
  { agreesToPlainHttp }: StepParts,
): Promise<boolean> {
  const origin = parseOrigin(address, true);
  if (!origin.startsWith('http:')) return false;
  return (answers.allowPlainHttp && answers.url === origin) || agreesToPlainHttp(origin);
}
