import { cleanText } from '../../posting/partners/clean-partner.ts';
import type { FormHints, PartnerForm } from '../../posting/partners/partner-form.ts';
import { PARTNER_LABELS, PARTNER_TEXTS } from '../../posting/partners/partner-values.ts';
import type { PartnerText, PartnerValues } from '../../posting/partners/partner-values.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { withoutLinks } from '../inert-text.ts';
import type { askChoice } from '../steps/ask-choice.ts';
import type { askText, Judged } from '../steps/ask-text.ts';
import { runSteps } from '../steps/multi-step.ts';
import type { Step } from '../steps/multi-step.ts';

/** Asked in any case; of the rest, what was proposed. More can be filled in in Odoo. */
const ALWAYS_ASKED: readonly PartnerText[] = ['name', 'vat', 'country'];

const COMPANY = 'A company';
const PERSON = 'A person';

const PROMPTS: Readonly<Record<Exclude<PartnerText, 'country'>, string>> = {
  name: 'Name, as it stands on its invoices.',
  vat: 'VAT number. Leave it empty if there is none.',
  email: 'Email address.',
  phone: 'Phone number.',
  street: 'Street and number.',
  zip: 'ZIP code.',
  city: 'City.',
  reference: 'Reference: its number with you.',
};

const NO_COUNTRY = 'No country';

/** VS Code's inputs, as far as they are used here. */
export interface FormInputs {
  readonly askText: typeof askText;
  readonly askChoice: typeof askChoice;
}

/** The form for a new contact: one input after another, filled in with what the agent proposed. */
export class PartnerInputs implements PartnerForm {
  readonly #inputs: FormInputs;

  constructor(inputs: FormInputs) {
    this.#inputs = inputs;
  }

  fill(prefilled: PartnerValues, hints: FormHints, signal: AbortSignal): Promise<PartnerValues | undefined> {
    const asked = PARTNER_TEXTS.filter(
      (field) => ALWAYS_ASKED.includes(field) || prefilled[field] !== undefined,
    );
    const steps = asked.map((field) =>
      field === 'country' ? this.#country(hints, signal) : this.#text(field, hints, signal),
    );
    steps.splice(1, 0, this.#kind(hints, signal));
    return runSteps(steps, prefilled);
  }

  #text(
    field: Exclude<PartnerText, 'country'>,
    { warnings, isDemo }: FormHints,
    signal: AbortSignal,
  ): Step<PartnerValues> {
    // What looks like it, and an odd VAT number, are told with the first question; the last one tells all again.
    const notes = field === 'name' ? warnings.map((warning) => ` ⚠ ${warning}.`.replace('..', '.')) : [];
    return (values, place) =>
      this.#inputs.askText({
        title: titled(field, isDemo),
        place,
        prompt: withoutLinks(`${PROMPTS[field]}${notes.join('')}`),
        placeholder: PARTNER_LABELS[field],
        value: values[field] ?? '',
        signal,
        judge: (typed) => Promise.resolve(judged(values, field, typed)),
      });
  }

  #kind({ isDemo }: FormHints, signal: AbortSignal): Step<PartnerValues> {
    return async (values, place) => {
      const outcome = await this.#inputs.askChoice({
        title: titled('isCompany', isDemo),
        place,
        placeholder: 'A company or a person?',
        choices: [COMPANY, PERSON],
        value: values.isCompany ? COMPANY : PERSON,
        takesOthers: false,
        signal,
      });
      if (outcome.kind !== 'next') return outcome;
      return { kind: 'next', value: { ...values, isCompany: outcome.value === COMPANY } };
    };
  }

  #country({ countries, isDemo }: FormHints, signal: AbortSignal): Step<PartnerValues> {
    const codes = new Map<string, string>([...countries].map(([code, name]) => [`${name} (${code})`, code]));
    return async (values, place) => {
      const [chosen] = [...codes].find(([, code]) => code === values.country) ?? [NO_COUNTRY];
      const outcome = await this.#inputs.askChoice({
        title: titled('country', isDemo),
        place,
        placeholder: 'Type to find the country',
        choices: [NO_COUNTRY, ...codes.keys()],
        value: chosen,
        takesOthers: false,
        signal,
      });
      if (outcome.kind !== 'next') return outcome;
      return { kind: 'next', value: replaced(values, 'country', codes.get(outcome.value) ?? '') };
    };
  }
}

function titled(field: keyof typeof PARTNER_LABELS, isDemo: boolean): string {
  return demoMarked(isDemo, `New Contact in Odoo: ${PARTNER_LABELS[field]}`);
}

function judged(values: PartnerValues, field: PartnerText, typed: string): Judged<PartnerValues> {
  const clean = cleanText(field, typed);
  return clean.ok ? { ok: true, value: replaced(values, field, clean.value) } : clean;
}

function replaced(values: PartnerValues, field: PartnerText, text: string): PartnerValues {
  return { ...values, [field]: text === '' ? undefined : text };
}
