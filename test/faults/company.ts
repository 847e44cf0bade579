import { z } from 'zod';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { Bookkeeping } from '../support/bookkeeping.ts';

const moves = z.array(
  z.object({
    id: z.int(),
    state: z.string(),
    name: z.union([z.string(), z.literal(false)]),
    ref: z.union([z.string(), z.literal(false)]),
    invoice_line_ids: z.array(z.int()),
  }),
);
const lines = z.array(z.object({ name: z.string(), quantity: z.number(), price_unit: z.number() }));
const files = z.array(z.object({ id: z.int(), name: z.string(), datas: z.string() }));
const messages = z.array(z.object({ id: z.int(), body: z.string() }));

/** A document as Odoo has it. */
export interface Document {
  readonly id: number;
  readonly state: string;
  readonly number: string;
  /** "chairs 2 x 10.25", in their order. */
  readonly lines: readonly string[];
}

/** The company, read directly: not through the proxy, and not through the product. */
export class Company {
  readonly #books: Bookkeeping;

  constructor(books: Bookkeeping) {
    this.#books = books;
  }

  partner(name: string): Promise<number> {
    return this.#books.partner(name);
  }

  documentsWith(reference: string): Promise<Document[]> {
    return this.#documents([['ref', '=', reference]]);
  }

  async document(handle: MoveHandle): Promise<Document | undefined> {
    const [document] = await this.#documents([['id', '=', idOf(handle)]]);
    return document;
  }

  /** The contents of the files that hang on it, by name. */
  async filesOn(handle: MoveHandle): Promise<readonly { readonly name: string; readonly content: string }[]> {
    const on = [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', idOf(handle)],
    ];
    const found = await this.#call('ir.attachment', 'search_read', [on], { fields: ['name', 'datas'] });
    return files
      .parse(found)
      .map(({ name, datas }) => ({ name, content: Buffer.from(datas, 'base64').toString('utf8') }));
  }

  /** How many notes below it say that it was posted or reset by us. */
  async notesOn(handle: MoveHandle): Promise<number> {
    const on = [
      ['model', '=', 'account.move'],
      ['res_id', '=', idOf(handle)],
      ['body', 'ilike', 'MCP Odoo'],
    ];
    return messages.parse(await this.#call('mail.message', 'search_read', [on], { fields: ['body'] })).length;
  }

  /** References that more than one document has, of those that begin so. */
  async repeated(prefix: string): Promise<string[]> {
    const found = moves.parse(
      await this.#call('account.move', 'search_read', [[['ref', '=like', `${prefix}%`]]], { fields: FIELDS }),
    );
    return [...Map.groupBy(found, ({ ref }) => ref).entries()].flatMap(([ref, those]) =>
      those.length > 1 ? [String(ref)] : [],
    );
  }

  async #documents(domain: readonly unknown[]): Promise<Document[]> {
    const found = moves.parse(
      await this.#call('account.move', 'search_read', [domain], { fields: FIELDS, order: 'id' }),
    );
    return Promise.all(
      found.map(async ({ id, state, name, invoice_line_ids: ids }) => ({
        ...{ id, state, number: name === false ? '' : name },
        lines: lines
          .parse(await this.#call('account.move.line', 'read', [ids, ['name', 'quantity', 'price_unit']]))
          .map((line) => `${line.name} ${line.quantity} x ${line.price_unit}`),
      })),
    );
  }

  #call(model: string, method: string, args: readonly unknown[], named = {}): Promise<unknown> {
    return this.#books.admin.call(model, method, args, named);
  }
}

const FIELDS = ['state', 'name', 'ref', 'invoice_line_ids'];
