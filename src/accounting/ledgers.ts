import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { Kept } from '../common/kept.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { Named } from './documents.ts';
import { JOURNAL_TYPES } from './kinds.ts';
import type { JournalType } from './kinds.ts';
import type { Currency, MasterData } from './master-data.ts';
import { booksProblems } from './problems.ts';
import { odooMany2one } from './reading/odoo-values.ts';
import type { RecordArgument, RecordResolver } from './records/resolve.ts';

/** How long a company's journals and currency are believed. */
const LIFE_MS = 10 * 60_000;

/** A journal of one company. */
export interface LedgerJournal extends Named {
  readonly type: JournalType;
  /** The one currency that it is kept in. */
  readonly currency: Currency;
}

/** How a company keeps its books: in which currency, and in which journals, in the order of Odoo's own choice. */
export interface Ledger {
  readonly currency: Currency;
  readonly journals: readonly LedgerJournal[];
}

const companyRows = z.array(z.object({ id: z.int(), currency_id: odooMany2one }));
const journalRows = z.array(
  z.object({ id: z.int(), name: z.string(), type: z.enum(JOURNAL_TYPES), currency_id: odooMany2one }),
);

/** The ledgers of the companies, read once each and believed for ten minutes. */
export class Ledgers {
  readonly #client: OdooClient;
  readonly #masterData: MasterData;
  readonly #records: RecordResolver;
  readonly #kept: Kept<Ledger>;

  constructor(client: OdooClient, masterData: MasterData, records: RecordResolver, clock: Clock) {
    this.#client = client;
    this.#masterData = masterData;
    this.#records = records;
    this.#kept = new Kept(clock, LIFE_MS);
  }

  of(company: Named): Promise<Ledger> {
    return this.#kept.get(`${company.id}`, () => this.#read(company));
  }

  /**
   * @param asked its id, name or code; left out, the first of one of these types, the types in their order
   * @param types those that may be
   * @returns undefined when the company has none of these types
   * @throws Problem record_not_found, record_ambiguous
   */
  async journal(
    company: Named,
    asked: RecordArgument | undefined,
    types: readonly JournalType[],
    signal?: AbortSignal,
  ): Promise<LedgerJournal | undefined> {
    const { journals } = await this.of(company);
    if (asked === undefined) {
      return types.flatMap((type) => journals.filter((journal) => journal.type === type))[0];
    }
    const { id } = await this.#records.resolve('journal', asked, company, { signal });
    const found = journals.find((journal) => journal.id === id);
    // It may be of another company, or younger than what is believed.
    if (found === undefined) {
      this.#kept.forget(`${company.id}`);
      throw booksProblems.recordNotFound('journal', id, company);
    }
    return found;
  }

  /** @param asked its id or code; left out, the company's */
  async currency(company: Named, asked: RecordArgument | undefined, signal?: AbortSignal): Promise<Currency> {
    if (asked === undefined) return (await this.of(company)).currency;
    const { id } = await this.#records.resolve('currency', asked, company, { signal });
    return this.#known(id, company);
  }

  async #known(id: number | undefined, company: Named): Promise<Currency> {
    const currency = id === undefined ? undefined : (await this.#masterData.currencies()).get(id);
    if (currency === undefined) throw booksProblems.recordNotFound('currency', id ?? 0, company);
    return currency;
  }

  async #read(company: Named): Promise<Ledger> {
    const context = { allowed_company_ids: [company.id] };
    const [companies, journals] = await Promise.all([
      this.#client
        .call('res.company', 'search_read', {
          args: [[['id', '=', company.id]]],
          kwargs: { fields: ['currency_id'] },
          context,
        })
        .then((rows) => companyRows.parse(rows)),
      this.#client
        .call('account.journal', 'search_read', {
          args: [[['company_id', '=', company.id]]],
          kwargs: { fields: ['name', 'type', 'currency_id'], order: 'sequence, type, code' },
          context,
        })
        .then((rows) => journalRows.parse(rows)),
    ]);
    const currency = await this.#known(companies[0]?.currency_id?.id, company);
    const known = journals.map(async ({ id, name, type, currency_id: own }): Promise<LedgerJournal> => {
      return { id, name, type, currency: own === undefined ? currency : await this.#known(own.id, company) };
    });
    return { currency, journals: await Promise.all(known) };
  }
}
