import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { Kept } from '../../common/kept.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OlderFields, Row } from './older-fields.ts';
import type { ReadOptions, RecordReader, Specification } from './record-reader.ts';

/** The models of the fields that are read deeper than by name. */
const MODELS: Readonly<Record<string, string>> = {
  line_ids: 'account.move.line',
  invoice_line_ids: 'account.move.line',
  partner_id: 'res.partner',
  currency_id: 'res.currency',
  company_currency_id: 'res.currency',
  tax_ids: 'account.tax',
  tax_tag_ids: 'account.account.tag',
  duplicated_ref_ids: 'account.move',
  reversed_entry_id: 'account.move',
};

/** What seldom changes. */
const MASTER_DATA = new Set(['res.currency', 'account.tax', 'account.account.tag']);

const rowsShape = z.array(z.record(z.string(), z.json()).and(z.object({ id: z.int() })));
/** A many2one as `read` gives it. */
const pairShape = z.tuple([z.int(), z.string()]);
const idsShape = z.array(z.int());

/**
 * Odoo 14 to 16: a record by `read`, then what it points to, level by level. These are several transactions, so an
 * edit in between may be seen in part; whoever compares two reads then sees a difference.
 */
export class PlainRead implements RecordReader {
  readonly #client: OdooClient;
  readonly #older: OlderFields;
  readonly #names: Kept<readonly Row[]>;

  /** @param names remembers what was read of master data */
  constructor(client: OdooClient, older: OlderFields, names: Kept<readonly Row[]>) {
    this.#client = client;
    this.#older = older;
    this.#names = names;
  }

  read(
    model: string,
    ids: readonly number[],
    specification: Specification,
    options: ReadOptions,
  ): Promise<readonly unknown[]> {
    return this.#rows(model, ids, specification, options);
  }

  async #rows(
    model: string,
    ids: readonly number[],
    specification: Specification,
    options: ReadOptions,
  ): Promise<readonly Row[]> {
    if (ids.length === 0) return [];
    const older = this.#older[model] ?? {};
    const fields = new Set(Object.keys(specification).flatMap((field) => older[field]?.ask ?? [field]));
    const rows = rowsShape.parse(
      await this.#client.call(model, 'read', { args: [[...ids], [...fields]], ...options }),
    );
    const columns = await Promise.all(
      Object.entries(specification).map(async ([field, { fields: inner }]) => {
        const substitute = older[field];
        const values = rows.map(
          (row) => (substitute === undefined ? row[field] : substitute.say(row)) ?? false,
        );
        return [
          field,
          substitute === undefined ? await this.#deeper(field, values, inner, options) : values,
        ] as const;
      }),
    );
    return rows.map((row, index) => ({
      id: row.id,
      ...Object.fromEntries(columns.map(([field, values]) => [field, values[index] ?? false] as const)),
    }));
  }

  /** The values of one field in all rows, as `web_read` would give them. */
  async #deeper(
    field: string,
    values: readonly Json[],
    specification: Specification | undefined,
    options: ReadOptions,
  ): Promise<readonly Json[]> {
    if (specification === undefined)
      return values.map((value) => pairShape.safeParse(value).data?.[0] ?? value);
    const pairs = values.map((value) => pairShape.safeParse(value).data);
    const isNameOnly = Object.keys(specification).join() === 'display_name';
    if (isNameOnly && pairs.some((pair) => pair !== undefined)) {
      return pairs.map((pair) => (pair === undefined ? false : { id: pair[0], display_name: pair[1] }));
    }
    const many = values.map((value) => idsShape.safeParse(value).data);
    const wanted = new Set([
      ...many.flatMap((ids) => ids ?? []),
      ...pairs.flatMap((pair) => pair?.[0] ?? []),
    ]);
    const found = await this.#referenced(MODELS[field] ?? field, [...wanted], specification, options);
    return values.map((_value, index) => {
      const pair = pairs[index];
      if (pair !== undefined) return found.get(pair[0]) ?? false;
      return many[index]?.flatMap((id) => found.get(id) ?? []) ?? false;
    });
  }

  async #referenced(
    model: string,
    ids: readonly number[],
    specification: Specification,
    options: ReadOptions,
  ): Promise<ReadonlyMap<number, Row>> {
    const sorted = ids.toSorted((a, b) => a - b);
    const key = `${model} ${sorted.join()} ${JSON.stringify(specification)}`;
    const rows = MASTER_DATA.has(model)
      ? // Whoever else waits for the same names must not lose them when this caller leaves.
        await this.#names.get(key, () =>
          this.#rows(model, sorted, specification, { context: options.context }),
        )
      : await this.#rows(model, ids, specification, options);
    return new Map(rows.map((row) => [Number(row.id), row] as const));
  }
}
