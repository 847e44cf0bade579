import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { Answer, Approver } from '../approver.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place } from '../review/review.ts';
import { cleanPartner } from './clean-partner.ts';
import type { Country } from './countries.ts';
import { findLookAlikes } from './look-alikes.ts';
import type { LookAlike } from './look-alikes.ts';
import type { PartnerForm } from './partner-form.ts';
import { partnerEntryName } from './partner-request.ts';
import type { PartnerRequest } from './partner-request.ts';
import { changedFields } from './partner-values.ts';
import type { PartnerValues } from './partner-values.ts';
import { lookAlikeText, renderPartner } from './render-partner.ts';
import { vatWarning } from './vat-numbers.ts';

export interface PartnerDialogsParts {
  readonly session: OdooSession;
  readonly client: OdooClient;
  /** As it is when it is shown. */
  readonly place: () => Place;
  readonly form: PartnerForm;
  readonly approver: Approver;
  readonly journal: Journal;
}

/** What a person decided on. */
export interface Filled {
  readonly values: PartnerValues;
  readonly lookAlikes: readonly LookAlike[];
  readonly rendered: RenderedReview;
}

/** What the person did, and with what; `failed` when they could not be asked. */
export interface Answered {
  readonly said: Exclude<Answer, 'review'> | 'failed';
  readonly filled?: Filled;
}

/** The form for a contact, and the last question after it. */
export class PartnerDialogs {
  readonly #parts: PartnerDialogsParts;

  constructor(parts: PartnerDialogsParts) {
    this.#parts = parts;
  }

  /** Shows both. Whatever the form or the dialog throws, nobody said yes. */
  async show(
    request: PartnerRequest,
    lookAlikes: readonly LookAlike[],
    countries: ReadonlyMap<string, Country>,
  ): Promise<Answered> {
    const { journal, session, place, form, approver } = this.#parts;
    const { proposed, requester } = request;
    const requesterName = requester.kind === 'agent' ? requester.saysItIs : 'command';
    await journal.append({
      ...partnerEntryName(request, session),
      what: 'partner-asked',
      requester: requesterName,
      proposed: { ...proposed.values },
    });
    const vat = oddVat(proposed.values);
    const hints = {
      warnings: [...(vat === undefined ? [] : [vat]), ...lookAlikes.map(lookAlikeText)],
      countries: new Map([...countries].map(([code, { name }]) => [code, name] as const)),
      isDemo: place().isDemo,
    };
    const left = await form.fill(proposed.values, hints, request.signal).catch(() => 'failed' as const);
    if (left === 'failed') return { said: 'failed' };
    if (left === undefined || request.signal.aborted) return { said: 'closed' };
    const filled = await this.#review(request, left, lookAlikes, countries);
    if (filled === undefined) return { said: 'failed' };
    const asked = { ...filled.rendered, request: request.id, reviewable: false, fromReview: false };
    const said = await approver.ask(asked, request.signal).catch(() => 'failed' as const);
    // A review that had to be cut cannot be approved, whatever an approver says; and there is no panel for it.
    const isNone = said === 'review' || (said === 'yes' && !filled.rendered.complete);
    return { said: isNone ? 'closed' : said, filled };
  }

  /** The last question, from the values as the person left them; undefined where the form let wrong ones through. */
  async #review(
    { proposed, requester }: PartnerRequest,
    left: PartnerValues,
    before: readonly LookAlike[],
    countries: ReadonlyMap<string, Country>,
  ): Promise<Filled | undefined> {
    const { client, place } = this.#parts;
    const { values, wrong } = cleanPartner(left);
    const country = values.country === undefined ? undefined : countries.get(values.country);
    if (wrong.length > 0 || (values.country !== undefined && country === undefined)) return undefined;
    const isOther = changedFields(proposed.values, values).some((field) => {
      return field === 'name' || field === 'vat' || field === 'email';
    });
    const lookAlikes = isOther ? await findLookAlikes(client, values, proposed.company.id) : before;
    const rendered = renderPartner({
      ...place(),
      values,
      proposed: proposed.values,
      kind: proposed.kind,
      countryName: country?.name,
      vatWarning: oddVat(values),
      lookAlikes,
      requester,
    });
    return { values, lookAlikes, rendered };
  }
}

function oddVat({ vat, country }: PartnerValues): string | undefined {
  return vat === undefined ? undefined : vatWarning(vat, country);
}
