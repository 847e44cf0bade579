import { z } from 'zod';
import type { Clock } from '../common/clock.ts';
import { Kept } from '../common/kept.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { Named } from './documents.ts';
import type { JournalType } from './kinds.ts';
import { odooMany2one, odooText } from './reading/odoo-values.ts';
import { booksProblems } from './problems.ts';

/** How long what seldom changes is believed: companies, journals, currencies, accounts, taxes. */
const LIFE_MS = 10 * 60_000;

const userRows = z.array(z.object({ company_id: odooMany2one, company_ids: z.array(z.int()) })).length(1);
const namedRows = z.array(z.object({ id: z.int(), name: z.string() }));
const familyRows = z.array(z.object({ commercial_partner_id: odooMany2one }));
const checkedRows = z.array(
  z
    .object({ id: z.int(), name: odooText, code: odooText.optional() })
    // An address may have no name of its own.
    .transform(({ id, name = '', code }): Named => ({
      id,
      name: code === undefined ? name : `${code} ${name}`,
    })),
);
const currencyRows = z.array(z.object({ id: z.int(), name: z.string(), decimal_places: z.int() }));

export interface Currency extends Named {
  /** Decimal places of its amounts: 2 for EUR, 0 for JPY. */
  readonly places: number;
}

/** Records that a draft may name by id. */
const MODELS = {
  partner: 'res.partner',
  product: 'product.product',
  account: 'account.account',
  tax: 'account.tax',
  journal: 'account.journal',
  currency: 'res.currency',
  payment_term: 'account.payment.term',
  analytic_account: 'account.analytic.account',
} as const;

export type ReferencedKind = keyof typeof MODELS;

/** What seldom changes, read once per connection and believed for ten minutes. */
export class MasterData {
  readonly #client: OdooClient;
  readonly #uid: number;
  readonly #companies: Kept<readonly Named[]>;
  readonly #currencies: Kept<ReadonlyMap<number, Currency>>;
  readonly #journals: Kept<Named>;
  readonly #families: Kept<number>;
  readonly #checked: Kept<Named>;

  /** @param uid the Odoo user whose companies count */
  constructor(client: OdooClient, uid: number, clock: Clock) {
    this.#client = client;
    this.#uid = uid;
    this.#companies = new Kept(clock, LIFE_MS);
    this.#currencies = new Kept(clock, LIFE_MS);
    this.#journals = new Kept(clock, LIFE_MS);
    this.#families = new Kept(clock, LIFE_MS);
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

  /** The journal that Odoo itself would take: the company's first one of this type. */
  firstJournal(type: JournalType, company: Named): Promise<Named> {
    return this.#journals.get(`${type} ${company.id}`, async () => {
      const ofCompany = [
        ['type', '=', type],
        ['company_id', '=', company.id],
      ];
      const [journal] = namedRows.parse(
        await this.#client.call('account.journal', 'search_read', {
          args: [ofCompany],
          kwargs: { fields: ['name'], order: 'sequence, type, code', limit: 1 },
          context: { allowed_company_ids: [company.id] },
        }),
      );
      if (journal === undefined) throw booksProblems.noJournal(type, company);
      return journal;
    });
  }

  /**
   * The company that a partner belongs to, or the partner itself (`res.partner.commercial_partner_id`): bills of its
   * branches are bills of the same vendor.
   * @throws Problem record_not_found
   */
  commercialPartner(partner: number, company: Named): Promise<number> {
    return this.#families.get(`${company.id} ${partner}`, async () => {
      const [row] = familyRows.parse(
        await this.#client.call('res.partner', 'search_read', {
          args: [[['id', '=', partner]]],
          kwargs: { fields: ['commercial_partner_id'] },
          context: { allowed_company_ids: [company.id] },
        }),
      );
      if (row?.commercial_partner_id === undefined)
        throw booksProblems.recordNotFound('partner', partner, company);
      return row.commercial_partner_id.id;
    });
  }

  /**
   * Makes sure that these records exist, are not archived, and that this company may use them: with one company
   * in `allowed_company_ids`, Odoo's record rules hide those of others.
   * @returns what they are called, in the order of the ids
   * @throws Problem record_not_found naming the first one that is not
   */
  async check(kind: ReferencedKind, ids: readonly number[], company: Named): Promise<readonly Named[]> {
    const key = (id: number) => `${kind} ${company.id} ${id}`;
    const unknown = [...new Set(ids)].filter((id) => !this.#checked.has(key(id)));
    const found = unknown.length === 0 ? [] : await this.#named(kind, unknown, company);
    const missing = unknown.find((id) => !found.some((row) => row.id === id));
    for (const row of found) await this.#checked.get(key(row.id), () => Promise.resolve(row));
    if (missing !== undefined) throw booksProblems.recordNotFound(kind, missing, company);
    const notRead = (id: number) => () => Promise.reject(booksProblems.recordNotFound(kind, id, company));
    return Promise.all(ids.map((id) => this.#checked.get(key(id), notRead(id))));
  }

  async #named(kind: ReferencedKind, ids: readonly number[], company: Named): Promise<readonly Named[]> {
    return checkedRows.parse(
      await this.#client.call(MODELS[kind], 'search_read', {
        args: [[['id', 'in', [...ids]]]],
        kwargs: { fields: kind === 'account' ? ['code', 'name'] : ['name'], order: 'id' },
        context: { allowed_company_ids: [company.id] },
      }),
    );
  }
}
