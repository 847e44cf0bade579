import { t } from '@vscode/l10n';
import { parseOrigin } from '../../../odoo/address.ts';
import { OdooError } from '../../../odoo/errors.ts';
import type { Step, StepOutcome, StepPlace } from '../../steps/multi-step.ts';
import { firstAnswers } from './answers.ts';
import type { Answers } from './answers.ts';
import { authorityNames } from '../../../office/authority-file.ts';
import { judged, titled } from './step-parts.ts';
import type { StepParts } from './step-parts.ts';

/** Asks for Odoo's address and who may vouch for it, and looks which Odoo is there. */
export function addressStep(parts: StepParts): Step<Answers> {
  const { checks, report, askText, chooseAuthority, saved } = parts;
  const ask = async (
    answers: Answers,
    place: StepPlace,
    isAnswered = false,
  ): Promise<StepOutcome<Answers>> => {
    const outcome = await askText<Addressed>({
      title: titled(t`Address`),
      place,
      prompt: t`Odoo address, as in your browser when you work in Odoo, with http:// or https:// in front.`,
      placeholder: 'https://books.example.com',
      value: answers.url,
      isAnswered,
      judge: (typed, signal) =>
        judged(report, async () => {
          const address = withScheme(typed.trim());
          const allowPlainHttp = await mayBePlain(address, answers, parts);
          const origin = parseOrigin(address, true);
          const { certificateAuthority, ...others } = knownAt(origin, answers, saved);
          const trust = {
            allowPlainHttp,
            ...(certificateAuthority !== undefined && { certificateAuthority }),
          };
          const found = await checks.find(address, trust, signal).catch(untrustedAuthority);
          if (found instanceof OdooError)
            return { answers: others, untrusted: { error: found, tried: certificateAuthority } };
          const { version, databases } = found;
          return { answers: { ...others, ...trust, version, databases } };
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

/** What is known holds for its own address: a key or an authority of one is neither for another. */
function knownAt(origin: string, answers: Answers, saved: StepParts['saved']): Answers {
  if (answers.url === origin) return answers;
  const { database, login } = answers;
  return firstAnswers({ url: origin, database, login }, saved);
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
    ? t`It is not certain that ${host} is your Odoo: its certificate is not signed by an authority that this computer knows.`
    : t`It is not certain that ${host} is your Odoo: its certificate is not signed by the authority that you chose, ${authorityNames(tried)}.`;
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
