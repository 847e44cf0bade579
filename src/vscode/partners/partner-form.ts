import { t } from '@vscode/l10n';
import { cleanText } from '../../posting/partners/clean-partner.ts';
import type { FormHints, PartnerForm } from '../../posting/partners/partner-form.ts';
import { partnerLabel, PARTNER_TEXTS } from '../../posting/partners/partner-values.ts';
import type { PartnerField, PartnerText, PartnerValues } from '../../posting/partners/partner-values.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { withoutLinks } from '../inert-text.ts';
import type { askChoice } from '../steps/ask-choice.ts';
import type { askText, Judged } from '../steps/ask-text.ts';
import { runSteps } from '../steps/multi-step.ts';
import type { Step } from '../steps/multi-step.ts';

/** Asked in any case; of the rest, what was proposed. More can be filled in in Odoo. */
const ALWAYS_ASKED: readonly PartnerText[] = ['name', 'vat', 'country'];

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
        prompt: withoutLinks(`${promptFor(field)}${notes.join('')}`),
        placeholder: partnerLabel(field).person,
        value: values[field] ?? '',
        signal,
        judge: (typed) => Promise.resolve(judged(values, field, typed)),
      });
  }

  #kind({ isDemo }: FormHints, signal: AbortSignal): Step<PartnerValues> {
    return async (values, place) => {
      const company = t`A company`;
      const person = t`A person`;
      const outcome = await this.#inputs.askChoice({
        title: titled('isCompany', isDemo),
        place,
        placeholder: t`A company or a person?`,
        choices: [company, person],
        value: values.isCompany ? company : person,
        takesOthers: false,
        signal,
      });
      if (outcome.kind !== 'next') return outcome;
      return { kind: 'next', value: { ...values, isCompany: outcome.value === company } };
    };
  }

  #country({ countries, isDemo }: FormHints, signal: AbortSignal): Step<PartnerValues> {
    const codes = new Map<string, string>([...countries].map(([code, name]) => [`${name} (${code})`, code]));
    return async (values, place) => {
      const noCountry = t`No country`;
      const [chosen] = [...codes].find(([, code]) => code === values.country) ?? [noCountry];
      const outcome = await this.#inputs.askChoice({
        title: titled('country', isDemo),
        place,
        placeholder: t`Type to find the country`,
        choices: [noCountry, ...codes.keys()],
        value: chosen,
        takesOthers: false,
        signal,
      });
      if (outcome.kind !== 'next') return outcome;
      return { kind: 'next', value: replaced(values, 'country', codes.get(outcome.value) ?? '') };
    };
  }
}

function promptFor(field: Exclude<PartnerText, 'country'>): string {
  switch (field) {
    case 'name':
      return t`Name, as it stands on its invoices.`;
    case 'vat':
      return t`VAT number. Leave it empty if there is none.`;
    case 'email':
      return t`Email address.`;
    case 'phone':
      return t`Phone number.`;
    case 'street':
      return t`Street and number.`;
    case 'zip':
      return t`ZIP code.`;
    case 'city':
      return t`City.`;
    case 'reference':
      return t`Reference: its number with you.`;
  }
}

function titled(field: PartnerField, isDemo: boolean): string {
  return demoMarked(isDemo, t`New Contact in Odoo: ${partnerLabel(field).person}`);
}

function judged(values: PartnerValues, field: PartnerText, typed: string): Judged<PartnerValues> {
  const clean = cleanText(field, typed);
  return clean.ok
    ? { ok: true, value: replaced(values, field, clean.value) }
    : { ok: false, sentence: clean.sentence.person };
}

function replaced(values: PartnerValues, field: PartnerText, text: string): PartnerValues {
  return { ...values, [field]: text === '' ? undefined : text };
}
