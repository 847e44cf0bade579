import { z } from 'zod';
import type { Odoo } from '../contract/odoo.ts';

const rows = z.array(z.object({ id: z.int() }).loose());
const anyModel = /([a-z]\w*(?:\.\w+)+)\(([\d, ]+)\)/g;

/** What people tell the sample's records apart by. */
const NATURAL: readonly (readonly [model: string, ...fields: string[]])[] = [
  ['res.company', 'name'],
  ['res.partner', 'display_name'],
  ['res.users', 'login'],
  ['res.currency', 'name'],
  ['account.account', 'company_ids', 'name'],
  ['account.tax', 'company_id', 'type_tax_use', 'name'],
  ['account.journal', 'company_id', 'code'],
  ['account.payment.term', 'name'],
  ['account.fiscal.position', 'company_id', 'name'],
  ['product.product', 'default_code'],
  ['account.move', 'company_id', 'move_type', 'ref', 'date', 'amount_total'],
];

/** Gives the records of one side names that are the same on the other side: the sample's by their words, new ones by the order in which they were met. */
export class Labels {
  readonly #labels = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** Learns the sample's records. */
  static async learn(odoo: Odoo, companies: readonly number[]): Promise<Labels> {
    const labels = new Labels();
    const context = { allowed_company_ids: companies };
    for (const [model, ...fields] of NATURAL) {
      const found = rows.parse(await odoo.searchRead(model, [], fields, { order: 'id' }, context));
      for (const row of found) {
        const words = fields.map((field) => wordsOf(row[field])).join(' | ');
        labels.#add(model, row.id, words);
      }
    }
    return labels;
  }

  of(model: string, id: number): string {
    return this.#labels.get(`${model},${id}`) ?? this.#add(model, id, 'new');
  }

  /** A text of Odoo without its ids and rows: "Draft Bill (* 12)", "account.move(12,)", "account.move: 12", "(id 12)". */
  inText(text: string, model: string): string {
    return text
      .replace(anyModel, (_, of: string, ids: string) => `${of}(${this.#all(of, ids)})`)
      .replace(/\(\* (\d+)\)/g, (_, id: string) => `(* ${this.of('account.move', Number(id))})`)
      .replace(/\(id (\d+)\)/g, (_, id: string) => `(id ${this.of(model, Number(id))})`)
      .replace(/\(id=(\d+)\)/g, (_, id: string) => `(id=${this.of('res.users', Number(id))})`)
      .replace(/\(([a-z]\w*(?:\.\w+)+): (\d+)/g, (_, of: string, id: string) => `(${this.of(of, Number(id))}`)
      .replace(/database id '\d+'/g, "database id '#'")
      .replace(/Failing row contains \(.*\)\./g, 'Failing row contains (...).')
      .replace(/Records: (\d+)/g, (_, id: string) => `Records: ${this.of('mail.message', Number(id))}`)
      .replace(/User: (\d+)/g, (_, id: string) => `User: ${this.of('res.users', Number(id))}`);
  }

  #all(model: string, ids: string): string {
    return ids
      .split(',')
      .filter((id) => id.trim() !== '')
      .map((id) => this.of(model, Number(id)))
      .join(', ');
  }

  #add(model: string, id: number, words: string): string {
    const name = `${model}: ${words}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const label = count === 1 ? name : `${name} #${count}`;
    this.#labels.set(`${model},${id}`, label);
    return label;
  }
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'number' ? '' : wordsOf(each))).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
