import { Problem } from '../../common/problem.ts';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { pickCompany } from '../companies.ts';
import type { CompanyArgument } from '../companies.ts';
import type { Named } from '../documents.ts';
import type { MoveType } from '../kinds.ts';
import type { MasterData, ReferencedKind } from '../master-data.ts';
import { literally } from '../reading/literally.ts';
import type { RecordArgument, RecordResolver } from '../records/resolve.ts';
import { codedLines } from './coded-lines.ts';
import type { CodedLine } from './coded-lines.ts';
import { likeness, tellingWords } from './description-words.ts';
import { groupCodings } from './group-codings.ts';
import type { Coding } from './group-codings.ts';

/** Of the words of a description at least so many have to be in a stranger's line. */
const LEAST_LIKENESS = 0.5;

export interface CodingRequest {
  readonly partner: RecordArgument;
  /** What the line is for. */
  readonly description?: string;
  readonly type: MoveType;
  readonly company?: CompanyArgument;
}

/** Whose lines a suggestion is drawn from. */
export type CodingSource = 'partner' | 'company_of_partner' | 'similar_descriptions';

/** One way to book a line, and the evidence for it. */
export interface CodingSuggestion extends Omit<Coding, 'account' | 'taxes' | 'analytic'> {
  readonly account: Named;
  readonly taxes: readonly Named[];
  readonly analytic: readonly { readonly accounts: readonly Named[]; readonly percent: number }[];
}

export interface SuggestedCoding {
  readonly partner: Named;
  /** Left out when there is no evidence at all. */
  readonly source?: CodingSource;
  readonly suggestions: readonly CodingSuggestion[];
}

export interface AdvisorParts {
  readonly client: OdooClient;
  readonly version: OdooVersion;
  readonly masterData: MasterData;
  readonly resolver: RecordResolver;
}

/** Tells how things were booked before, from posted documents and from nothing else. */
export class CodingAdvisor {
  readonly #parts: AdvisorParts;

  constructor(parts: AdvisorParts) {
    this.#parts = parts;
  }

  /**
   * First what was posted for the partner; without any, what was posted for the company that it belongs to; without
   * that, what was posted under a similar description for others.
   * @throws Problem company_needed, record_not_found, record_ambiguous
   */
  async suggest(request: CodingRequest, signal?: AbortSignal): Promise<SuggestedCoding> {
    const { masterData, resolver } = this.#parts;
    const company = await pickCompany(masterData, request.company);
    const partner = await resolver.resolve('partner', request.partner, company, { signal });
    const words = tellingWords(request.description ?? '');
    const read = (among: readonly Json[]) => {
      const { client, version } = this.#parts;
      return codedLines(client, version, { types: sameSide(request.type), company, among }, signal);
    };
    const own = await read([['move_id.partner_id', 'child_of', partner.id]]);
    const { source, lines } =
      own.length > 0
        ? { source: 'partner' as const, lines: own }
        : sortStrangers(await read(ofOthers(partner, words)), words);
    const codings = groupCodings(lines, words);
    const suggestions = await Promise.all(codings.map((coding) => this.#named(coding, company)));
    const usable = suggestions.filter((suggestion) => suggestion !== undefined);
    return { partner, source: usable.length === 0 ? undefined : source, suggestions: usable };
  }

  /** @returns undefined when an account or a tax is not in use any more: then it is no suggestion */
  async #named(coding: Coding, company: Named): Promise<CodingSuggestion | undefined> {
    const shares = Object.entries(coding.analytic);
    const ids = shares.map(([key]) => key.split(',').map(Number));
    try {
      const [[account], taxes, analytic] = await Promise.all([
        this.#check('account', [coding.account], company),
        this.#check('tax', coding.taxes, company),
        Promise.all(ids.map((accounts) => this.#check('analytic_account', accounts, company))),
      ]);
      if (account === undefined) return undefined;
      const percent = (index: number) => shares[index]?.[1] ?? 0;
      return {
        ...coding,
        account,
        taxes,
        analytic: analytic.map((accounts, index) => ({ accounts, percent: percent(index) })),
      };
    } catch (error) {
      if (error instanceof Problem && error.code === 'record_not_found') return undefined;
      throw error;
    }
  }

  #check(kind: ReferencedKind, ids: readonly number[], company: Named): Promise<readonly Named[]> {
    return this.#parts.masterData.check(kind, ids, company);
  }
}

/** A credit note is booked as what it corrects. */
function sameSide(type: MoveType): readonly MoveType[] {
  if (type === 'entry') return ['entry'];
  return type.startsWith('in_')
    ? ['in_invoice', 'in_refund', 'in_receipt']
    : ['out_invoice', 'out_refund', 'out_receipt'];
}

/** The lines of the company that the partner belongs to, or with one of the words. */
function ofOthers(partner: Named, words: readonly string[]): Json[] {
  const ofFamily: Json = ['move_id.commercial_partner_id', 'parent_of', partner.id];
  const alike = words.map((word): Json => ['name', 'ilike', literally(word)]);
  return [...alike.map(() => '|'), ofFamily, ...alike];
}

/**
 * Tells the two apart. The lines of the family have one partner, that of any line which none of the words brought
 * here; where there is none such, all are there for their words.
 */
function sortStrangers(
  lines: readonly CodedLine[],
  words: readonly string[],
): { readonly source: CodingSource; readonly lines: readonly CodedLine[] } {
  const family = lines.find(({ description }) => likeness(words, description) === 0)?.partner;
  if (family !== undefined) {
    return { source: 'company_of_partner', lines: lines.filter((line) => line.partner?.id === family.id) };
  }
  const alike = lines.filter(({ description }) => likeness(words, description) >= LEAST_LIKENESS);
  return { source: 'similar_descriptions', lines: alike };
}
