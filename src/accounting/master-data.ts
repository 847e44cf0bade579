import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { Kept } from '../common/kept.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { Named } from './documents.ts';
import { odooMany2one } from './reading/odoo-values.ts';
import { booksProblems } from './problems.ts';

/** How long what seldom changes is believed: companies, journals, currencies, accounts, taxes. */
const LIFE_MS = 10 * 60_000;

const userRows = z.array(z.object({ company_id: odooMany2one, company_ids: z.array(z.int()) })).length(1);
const namedRows = z.array(z.object({ id: z.int(), name: z.string() }));
const currencyRows = z.array(z.object({ id: z.int(), name: z.string(), decimal_places: z.int() }));

export interface Currency extends Named {
  /** Decimal places of its amounts: 2 for EUR, 0 for JPY. */
  readonly places: number;
}

/** Records that a draft may name by id, and what people call them. */
export type ReferencedKind = 'partner' | 'account' | 'tax';

const MODELS = { partner: 'res.partner', account: 'account.account', tax: 'account.tax' } as const;

/** What seldom changes, read once per connection and believed for ten minutes. */
export class MasterData {
  readonly #client: OdooClient;
  readonly #uid: number;
  readonly #companies: Kept<readonly Named[]>;
  readonly #currencies: Kept<ReadonlyMap<number, Currency>>;
  readonly #journals: Kept<Named>;
  readonly #checked: Kept<true>;

  /** @param uid the Odoo user whose companies count */
  constructor(client: OdooClient, uid: number, clock: Clock) {
    this.#client = client;
    this.#uid = uid;
    this.#companies = new Kept(clock, LIFE_MS);
    this.#currencies = new Kept(clock, LIFE_MS);
    this.#journals = new Kept(clock, LIFE_MS);
    this.#checked = new Kept(clock, LIFE_MS);
  }

  /** The companies this user may work for, the user's default one first. */
  companies(): Promise<readonly Named[]> {
    return this.#companies.get('all', async () => {
      const [user] = userRows.parse(
        await this.#client.call('res.users', 'read', {
          args: [[this.#uid], ['company_id', 'company_ids']],
        }),
      );
      const allowed = user?.company_ids ?? [];
      const companies = namedRows.parse(
        await this.#client.call('res.company', 'search_read', {
          args: [[['id', 'in', allowed]]],
          kwargs: { fields: ['name'], order: 'id' },
          context: { allowed_company_ids: allowed },
        }),
      );
      const isDefault = (company: Named) => company.id === user?.company_id?.id;
      return [...companies.filter(isDefault), ...companies.filter((company) => !isDefault(company))];
    });
  }

  /** All currencies by id; drafts may be in one that was archived since. */
  currencies(): Promise<ReadonlyMap<number, Currency>> {
    return this.#currencies.get('all', async () => {
      const rows = currencyRows.parse(
        await this.#client.call('res.currency', 'search_read', {
          args: [[]],
          kwargs: { fields: ['name', 'decimal_places'], order: 'id' },
          context: { active_test: false },
        }),
      );
      return new Map(
        rows.map((row) => [row.id, { id: row.id, name: row.name, places: row.decimal_places }] as const),
      );
    });
  }

  /** The journal that Odoo itself would take for a bill: the company's first purchase journal. */
  purchaseJournal(company: Named): Promise<Named> {
    return this.#journals.get(`${company.id}`, async () => {
      const ofCompany = [
        ['type', '=', 'purchase'],
        ['company_id', '=', company.id],
      ];
      const [journal] = namedRows.parse(
        await this.#client.call('account.journal', 'search_read', {
          args: [ofCompany],
          kwargs: { fields: ['name'], order: 'sequence, type, code', limit: 1 },
          context: { allowed_company_ids: [company.id] },
        }),
      );
      if (journal === undefined) throw booksProblems.noPurchaseJournal(company);
      return journal;
    });
  }

  /**
   * Makes sure that these records exist, are not archived, and that this company may use them: with one company
   * in `allowed_company_ids`, Odoo's record rules hide those of others.
   * @throws Problem record_not_found naming the first one that is not
   */
  async check(kind: ReferencedKind, ids: readonly number[], company: Named): Promise<void> {
    const key = (id: number) => `${kind} ${company.id} ${id}`;
    const unknown = [...new Set(ids)].filter((id) => !this.#checked.has(key(id)));
    if (unknown.length === 0) return;
    const found = namedRows.parse(
      await this.#client.call(MODELS[kind], 'search_read', {
        args: [[['id', 'in', unknown]]],
        kwargs: { fields: ['name'], order: 'id' },
        context: { allowed_company_ids: [company.id] },
      }),
    );
    for (const row of found) await this.#checked.get(key(row.id), () => Promise.resolve(true as const));
    const missing = unknown.find((id) => !found.some((row) => row.id === id));
    if (missing !== undefined) throw booksProblems.recordNotFound(kind, missing, company);
  }
}
