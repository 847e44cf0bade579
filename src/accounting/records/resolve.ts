import type { Clock } from '../../common/clock.ts';
import { Kept } from '../../common/kept.ts';
import type { Named } from '../documents.ts';
import type { MasterData, ReferencedKind } from '../master-data.ts';
import type { Fitting } from './matching/asked.ts';
import { booksProblems } from '../problems.ts';
import { recordProblems } from './problems.ts';
import type { RecordCard } from './record-kinds.ts';
import type { RecordSearch } from './record-search.ts';

/** How a tool names a record: its id, or what it is called. */
export type RecordArgument = number | string;

/** Which of those with one name are meant: "19%" is there once for sales and once for purchases. */
export interface Resolving {
  /** The use of a tax ("purchase"), the type of a journal ("bank"), "line" for an account that is not what is owed. */
  readonly type?: string;
  readonly signal?: AbortSignal;
}

const MOST_CANDIDATES = 20;

/** How long (milliseconds) a name that was found is believed: twenty bills of one vendor are one question. */
const LIFE_MS = 5 * 60_000;

/**
 * Finds the one record that a tool means. Only what is called exactly so is taken: case, accents, order of words,
 * punctuation and a missing legal form make no difference, a typo does. What comes near is named, never taken.
 */
export class RecordResolver {
  readonly #search: RecordSearch;
  readonly #masterData: MasterData;
  /** What was found by its name. What was not is asked for anew each time. */
  readonly #found: Kept<Named>;

  constructor(search: RecordSearch, masterData: MasterData, clock: Clock) {
    this.#search = search;
    this.#masterData = masterData;
    this.#found = new Kept(clock, LIFE_MS);
  }

  /**
   * @param asked an id, or a name, code, VAT number or e-mail address
   * @param company the company that has to be allowed to use it
   * @returns its id, and what it is called
   * @throws Problem record_ambiguous with the candidates, record_not_found with the nearest, wrong_record for one of
   * another type
   */
  async resolve(
    kind: ReferencedKind,
    asked: RecordArgument,
    company: Named,
    { type, signal }: Resolving = {},
  ): Promise<Named> {
    if (typeof asked === 'number') return this.#byId(kind, asked, company, { type, signal });
    const name = JSON.stringify([kind, company.id, type ?? '', asked.trim()]);
    // Whoever asks at the same time shares the question: it is nobody's to break off.
    return this.#found.get(name, () => this.#byName(kind, asked.trim(), company, type));
  }

  async #byName(
    kind: ReferencedKind,
    text: string,
    company: Named,
    type: string | undefined,
  ): Promise<Named> {
    const { fitting, isCut } =
      text === ''
        ? { fitting: [], isCut: false }
        : await this.#search.search({ kind, text, companies: [company], most: MOST_CANDIDATES });
    const fits = fitting.filter(({ record }) => type === undefined || record.type === type);
    const meant = isCut ? [] : meantBy(kind, fits);
    const [record] = meant;
    if (record !== undefined && meant.length === 1) return { id: record.id, name: record.name };
    if (fits.length === 0 && type !== undefined) {
      const [other, ...others] = isCut ? [] : meantBy(kind, fitting);
      if (other?.type !== undefined && others.length === 0)
        throw recordProblems.wrongType(kind, other, other.type, type);
    }
    const near = fits.map((each) => each.record);
    if (meant.length > 1) throw recordProblems.ambiguous(kind, text, company, meant);
    throw isCut && near.length > 0
      ? recordProblems.ambiguous(kind, text, company, near)
      : recordProblems.notFound(kind, text, company, near);
  }

  /** Several at once, each found by itself. */
  resolveAll(
    kind: ReferencedKind,
    asked: readonly RecordArgument[],
    company: Named,
    resolving: Resolving = {},
  ): Promise<Named[]> {
    return Promise.all(asked.map((each) => this.resolve(kind, each, company, resolving)));
  }

  async #byId(kind: ReferencedKind, id: number, company: Named, { type, signal }: Resolving): Promise<Named> {
    // Kinds with types are read whole, and kept.
    const { fitting } =
      type === undefined
        ? { fitting: [] }
        : await this.#search.search({ kind, text: '', companies: [company], most: 1 }, signal);
    const known = fitting.find(({ record }) => record.id === id)?.record;
    if (type !== undefined && known?.type !== undefined && known.type !== type)
      throw recordProblems.wrongType(kind, known, known.type, type);
    if (known !== undefined) return { id, name: known.name };
    const [record] = await this.#masterData.check(kind, [id], company);
    if (record === undefined) throw booksProblems.recordNotFound(kind, id, company);
    return record;
  }
}

/**
 * Those that are called exactly so. A contact of one that is called so too is not meant: in Odoo it shares the VAT
 * number of its company. Of partners nobody is preferred for a name that is alike to the letter, because "Azure" and
 * "Azure GmbH" may both be on the paper of one.
 */
function meantBy(kind: ReferencedKind, fits: readonly Fitting<RecordCard>[]): readonly RecordCard[] {
  const identical = fits.filter(({ fit }) => fit === 'identical');
  const same = fits.filter(({ fit }) => fit === 'identical' || fit === 'same');
  const called = kind === 'partner' || identical.length === 0 ? same : identical;
  const records = called.map(({ record }) => record);
  return records.filter(({ parent }) => !records.some(({ id }) => id === parent));
}
