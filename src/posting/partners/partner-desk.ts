import type { Said } from '../../common/said.ts';
import type { Clock } from '../../common/clock.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { canonicalJson } from '../../common/json.ts';
import { asProblem } from '../../common/problem.ts';
import { pickCompany } from '../../accounting/companies.ts';
import type { CompanyArgument } from '../../accounting/companies.ts';
import type { Named } from '../../accounting/documents.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { Approver } from '../approver.ts';
import { OpenRequests } from '../asking/open-requests.ts';
import { textOf } from '../review/render.ts';
import { placeOf } from '../review/place-of.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Turnstile } from '../asking/turnstile.ts';
import { PARTNER_CALLS } from './allowed.ts';
import { cleanPartner } from './clean-partner.ts';
import { Countries } from './countries.ts';
import type { Country } from './countries.ts';
import { alreadyThere, findLookAlikes } from './look-alikes.ts';
import type { LookAlike } from './look-alikes.ts';
import type { PartnerForm } from './partner-form.ts';
import { partnerEnded, partnerProblems } from './partner-problems.ts';
import { PartnerDialogs } from './partner-dialogs.ts';
import type { Answered, Filled } from './partner-dialogs.ts';
import { PartnerRequest, partnerEntryName } from './partner-request.ts';
import { PartnerSaver } from './partner-saver.ts';
import { partnerUrl } from './partner-url.ts';
import { changedFields } from './partner-values.ts';
import type { PartnerField, PartnerValues } from './partner-values.ts';

/** A contact as somebody proposes it. */
export interface PartnerProposal {
  readonly values: PartnerValues;
  /** In whose list of Odoo it is to be found. */
  readonly kind?: 'vendor' | 'customer';
  readonly company?: CompanyArgument;
}

/** What became of a proposal. */
export interface SettledPartner {
  readonly id: number;
  readonly name: string;
  /** False when it was there already, and nobody was asked. */
  readonly saved: boolean;
  readonly changedByPerson: readonly PartnerField[];
  /** What is not in Odoo as the person saw it, or not written down; empty when all is well. */
  readonly deviations: readonly Said[];
  readonly url: string;
}

export interface PartnerDeskParts {
  readonly session: OdooSession;
  readonly companies: () => Promise<readonly Named[]>;
  readonly isDemo?: boolean;
  /** The person's own name for the connection, where they need it to tell it from others. */
  readonly connectionName?: () => string | undefined;
  readonly form: PartnerForm;
  readonly approver: Approver;
  /** Shared with all gates of a window: one dialog at a time. */
  readonly dialogs: Turnstile;
  readonly journal: Journal;
  /** True the first time an approval is used, false ever after, in whatever process. */
  readonly consume: (approval: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly lookAgainAfter?: readonly number[];
}

/** How it came out of the dialogs; `there` when somebody else made the contact while others were shown. */
type Outcome = Answered | { readonly there: LookAlike };

/** How the journal calls an end without an answer that counts. */
const ENDED = { expired: 'expired', abandoned: 'cancelled' } as const;

/**
 * The only way to make a contact. An agent proposes it; the person looks through it in a form, changes what is wrong,
 * and saves it. Nothing of it is a bank account.
 */
export class PartnerDesk {
  readonly #parts: PartnerDeskParts;
  readonly #client: OdooClient;
  readonly #countries: Countries;
  readonly #dialogs: PartnerDialogs;
  readonly #saver: PartnerSaver;
  readonly #open = new OpenRequests<SettledPartner>();
  /** The request that was last said yes to. What it saves, the next form has to know. */
  #approved: PartnerRequest | undefined;

  constructor(parts: PartnerDeskParts) {
    this.#parts = parts;
    const { session, clock } = parts;
    this.#client = session.clientFor(PARTNER_CALLS);
    this.#countries = new Countries(this.#client, clock);
    const room = { ...parts, client: this.#client, place: () => this.#place };
    this.#dialogs = new PartnerDialogs(room);
    this.#saver = new PartnerSaver(room);
  }

  get #place(): Place {
    const { session, isDemo = false, connectionName } = this.#parts;
    return placeOf(session, isDemo, connectionName?.());
  }

  /**
   * Has the person save a contact, and waits. One that is there already comes back as it is, and nobody is asked. The
   * same proposal made again joins the question that is open already.
   * @param signal aborted when the caller does not wait any more
   * @throws Problem invalid_arguments, company_needed, record_not_found (the country), no_rights_to_create_contacts,
   * declined, approval_expired, approval_failed, caller_left, changed_since_review, refused_by_odoo,
   * contact_outcome_unknown, or one of the wire's
   */
  async propose(
    proposal: PartnerProposal,
    requester: Requester,
    signal: AbortSignal,
  ): Promise<SettledPartner> {
    const { values, wrong } = cleanPartner(proposal.values);
    if (wrong.length > 0) throw partnerProblems.notClean(wrong);
    const company = await pickCompany(this.#parts, proposal.company);
    const { kind } = proposal;
    const name = canonicalJson([{ ...values }, kind ?? null, company.id]);
    return this.#open.join(name, signal, () => {
      const request = new PartnerRequest({ values, kind, company }, requester, this.#parts.clock);
      return { request, decide: () => this.#decide(request) };
    });
  }

  async #decide(request: PartnerRequest): Promise<SettledPartner> {
    const { values, company } = request.proposed;
    const [countries, lookAlikes] = await Promise.all([
      this.#countries.all(),
      findLookAlikes(this.#client, values, company.id),
    ]);
    const there = alreadyThere(lookAlikes);
    if (there !== undefined) return this.#found(there);
    if (values.country !== undefined && !countries.has(values.country))
      throw partnerProblems.unknownCountry(values.country);
    await this.#checkRights();
    const nobody = this.#parts.form.absent?.() ?? this.#parts.approver.absent?.();
    if (nobody !== undefined) throw nobody;
    const answer = await this.#askPerson(request, countries);
    return 'there' in answer ? this.#found(answer.there) : this.#save(request, answer, countries);
  }

  async #checkRights(): Promise<void> {
    const { session } = this.#parts;
    const mayCreate = await this.#client.call('res.partner', 'check_access_rights', {
      args: ['create', false],
    });
    if (mayCreate !== true) throw partnerProblems.mayNotCreate(session.login, partnerUrl(session, 'new'));
  }

  /** @returns what the person said yes to while the request was alive; everything else throws */
  async #askPerson(
    request: PartnerRequest,
    countries: ReadonlyMap<string, Country>,
  ): Promise<Filled | { readonly there: LookAlike }> {
    const { dialogs, journal, session } = this.#parts;
    const { values, company } = request.proposed;
    const outcome = await dialogs.pass(request.signal, async (): Promise<Outcome> => {
      // What was saved while others were shown may be this one.
      await this.#approved?.settled;
      const lookAlikes = await findLookAlikes(this.#client, values, company.id);
      const there = alreadyThere(lookAlikes);
      return there === undefined ? this.#show(request, lookAlikes, countries) : { there };
    });
    if (outcome !== undefined && 'there' in outcome) return outcome;
    const { ended } = request;
    const answer = ended === undefined ? (outcome?.said ?? 'cancelled') : ENDED[ended];
    const shown = outcome?.filled === undefined ? undefined : textOf(outcome.filled.rendered);
    const entry = { ...partnerEntryName(request, session), what: 'partner-answered', answer, shown } as const;
    await journal.append(entry).catch((error: unknown) => {
      if (answer === 'yes') this.#tell(asProblem(error).person);
      throw error;
    });
    if (ended !== undefined || outcome === undefined) throw partnerEnded(ended ?? 'abandoned', values.name);
    if (outcome.said === 'failed') throw partnerProblems.formFailed(values.name);
    if (outcome.said !== 'yes' || outcome.filled === undefined) throw partnerProblems.declined(values.name);
    return outcome.filled;
  }

  async #show(
    request: PartnerRequest,
    lookAlikes: readonly LookAlike[],
    countries: ReadonlyMap<string, Country>,
  ): Promise<Answered> {
    const answered = await this.#dialogs.show(request, lookAlikes, countries);
    if (answered.said !== 'yes') return answered;
    this.#approved = request;
    // Nobody else is left to hear of a Save that came too late.
    if (request.ended !== undefined)
      this.#tell(partnerEnded(request.ended, request.proposed.values.name).person);
    return answered;
  }

  async #save(
    request: PartnerRequest,
    { values, lookAlikes }: Filled,
    countries: ReadonlyMap<string, Country>,
  ): Promise<SettledPartner> {
    const { session, consume } = this.#parts;
    try {
      if (!(await consume(request.id))) throw partnerProblems.formFailed(values.name);
      const country = values.country === undefined ? undefined : countries.get(values.country);
      const { id, deviations } = await this.#saver.save(request, {
        values,
        countryId: country?.id,
        known: lookAlikes.map((other) => other.id),
      });
      const changedByPerson = changedFields(request.proposed.values, values);
      const url = partnerUrl(session, id);
      if (deviations.length > 0) this.#tell(partnerProblems.deviates(values.name, deviations));
      return { id, name: values.name, saved: true, changedByPerson, deviations, url };
    } catch (error) {
      this.#tell(asProblem(error).person);
      throw error;
    }
  }

  #found({ id, name }: LookAlike): SettledPartner {
    const url = partnerUrl(this.#parts.session, id);
    return { id, name, saved: false, changedByPerson: [], deviations: [], url };
  }

  /** An agent may keep to itself what came of it. */
  #tell(sentence: string): void {
    this.#parts.approver.tell(demoMarked(this.#place.isDemo, sentence));
  }
}
