import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OdooPerson } from '../../support/odoo-person.ts';
import { PARTNERS } from '../bills.ts';
import type { Ids } from '../bills.ts';
import type { DocumentState } from '../document-state.ts';

const fieldsSchema = z.record(z.string(), z.object({ type: z.string(), store: z.boolean().optional() }));
const rowsSchema = z.array(z.looseObject({ id: z.int() }));
type Row = z.output<typeof rowsSchema>[number];
const moveSchema = z.looseObject({
  state: z.string(),
  partner_id: z.union([z.tuple([z.int(), z.string()]), z.literal(false)]),
  ref: z.union([z.string(), z.literal(false)]),
  amount_total: z.number(),
  currency_id: z.tuple([z.int(), z.string()]),
});
const lineSchema = z.looseObject({
  display_type: z.union([z.string(), z.literal(false)]),
  name: z.union([z.string(), z.literal(false)]),
});

/** Who wrote last, and when, counts for nobody. */
const LOGGED = /^(?:create|write)_(?:uid|date)$/;
const UNHELD: readonly string[] = ['one2many', 'binary'];

/**
 * The books of a real Odoo, read by an administrator and without any code of the product. What was read is kept until
 * somebody may have changed something.
 */
export class OdooBooks {
  readonly #administrator: OdooPerson;
  readonly #fields: Readonly<Record<'move' | 'line', readonly string[]>>;
  readonly #context: { readonly active_test: false; readonly allowed_company_ids: readonly number[] };
  readonly #states = new Map<number, DocumentState | undefined>();
  #all: ReadonlyMap<number, string> | undefined;

  private constructor(
    administrator: OdooPerson,
    fields: Readonly<Record<'move' | 'line', readonly string[]>>,
    companies: readonly number[],
  ) {
    this.#administrator = administrator;
    this.#fields = fields;
    this.#context = { active_test: false, allowed_company_ids: companies };
  }

  static async open(administrator: OdooPerson): Promise<OdooBooks> {
    const [companies, move, line] = await Promise.all([
      administrator.search('res.company', []),
      storedFields(administrator, 'account.move'),
      storedFields(administrator, 'account.move.line'),
    ]);
    return new OdooBooks(administrator, { move, line }, companies);
  }

  /** Something may be different now. */
  forget(): void {
    this.#states.clear();
    this.#all = undefined;
  }

  /** @returns undefined for a document that is not there */
  async state(id: number): Promise<DocumentState | undefined> {
    if (!this.#states.has(id)) this.#states.set(id, await this.#read(id));
    return this.#states.get(id);
  }

  /** The state of every document there is: what was posted, reset or deleted shows in it, by whatever method. */
  async states(): Promise<ReadonlyMap<number, string>> {
    this.#all ??= new Map(
      (await this.#search('account.move', [], ['state'])).map((row) => [row.id, String(row.state)]),
    );
    return this.#all;
  }

  /** What bills of the sample company point at. */
  async ids(): Promise<Ids> {
    const first = async (model: string, ...domain: readonly unknown[]) =>
      (await this.#administrator.search(model, domain))[0] ?? 0;
    const [account, tax, journal, ...partners] = await Promise.all([
      first('account.account', ['code', '=', '600000']),
      first('account.tax', ['company_id', '=', 1], ['type_tax_use', '=', 'purchase']),
      first('account.journal', ['company_id', '=', 1], ['type', '=', 'purchase']),
      ...PARTNERS.map((name) => first('res.partner', ['name', '=', name])),
    ]);
    return { account, tax, journal, partners };
  }

  async #read(id: number): Promise<DocumentState | undefined> {
    const [moves, lines, files] = await Promise.all([
      this.#search('account.move', [['id', '=', id]], this.#fields.move),
      this.#search('account.move.line', [['move_id', '=', id]], this.#fields.line),
      this.#search(
        'ir.attachment',
        [
          ['res_model', '=', 'account.move'],
          ['res_id', '=', id],
        ],
        ['name', 'checksum', 'url'],
      ),
    ]);
    const [found] = moves;
    if (found === undefined) return undefined;
    const move = moveSchema.parse(found);
    return {
      id,
      state: move.state,
      partner: move.partner_id === false ? '' : move.partner_id[1],
      reference: move.ref === false ? '' : move.ref,
      total: move.amount_total.toFixed(2),
      currency: move.currency_id[1],
      labels: lines.flatMap((line) => {
        const { display_type: type, name } = lineSchema.parse(line);
        return type === 'product' && name !== false ? [name] : [];
      }),
      books: hash([...moves, ...lines].map(withoutNames)),
      files: hash(files),
    };
  }

  async #search(model: string, domain: readonly unknown[], fields: readonly string[]): Promise<Row[]> {
    const given = { domain, fields, order: 'id', context: this.#context };
    return rowsSchema.parse(await this.#administrator.call(model, 'search_read', [], given));
  }
}

async function storedFields(administrator: OdooPerson, model: string): Promise<string[]> {
  const asked = { attributes: ['type', 'store'] };
  const fields = fieldsSchema.parse(await administrator.call(model, 'fields_get', [], asked));
  return Object.entries(fields)
    .filter(([name, { type, store }]) => store === true && !UNHELD.includes(type) && !LOGGED.test(name))
    .map(([name]) => name)
    .toSorted();
}

/** A record that is pointed at may be called otherwise by now: [7, "Azure Interior"] says 7. */
function withoutNames(row: Row): unknown {
  return Object.entries(row)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => [name, pointedAt.parse(value)]);
}

const pointedAt = z.union([z.tuple([z.int(), z.string()]).transform(([id]) => id), z.unknown()]);

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
