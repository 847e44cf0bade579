import { z } from 'zod';
import type { Json } from '../../src/common/json.ts';

/** One record of a paper Odoo: references are ids, as in the database. */
export type Row = Record<string, Json>;
export type KnownRow = Row & { id: number };

/** Which table a field points into, one record or many. */
const POINTS_TO: Readonly<Record<string, string>> = {
  company_id: 'res.company',
  country_id: 'res.country',
  parent_id: 'res.partner',
  partner_bank_id: 'res.partner.bank',
  partner_id: 'res.partner',
  commercial_partner_id: 'res.partner',
  currency_id: 'res.currency',
  company_currency_id: 'res.currency',
  journal_id: 'account.journal',
  account_id: 'account.account',
  invoice_payment_term_id: 'account.payment.term',
  tax_ids: 'account.tax',
  tax_line_id: 'account.tax',
  line_ids: 'account.move.line',
  invoice_line_ids: 'account.move.line',
  duplicated_ref_ids: 'bills of last year',
};

const specificationShape = z.record(
  z.string(),
  z.object({ fields: z.record(z.string(), z.json()).optional() }),
);
const leafShape = z.tuple([
  z.string(),
  z.enum(['=', '!=', 'in', 'not in', '<', '<=', '>', '>=', 'ilike', '=ilike']),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]),
]);
const idsShape = z.array(z.int());

/** Tables of records, read the way Odoo's ORM reads them. */
export class PaperRecords {
  readonly #tables = new Map<string, Map<number, KnownRow>>();
  #lastId = 1000;

  constructor(tables: Readonly<Record<string, readonly KnownRow[]>>) {
    for (const [model, rows] of Object.entries(tables)) {
      this.#tables.set(model, new Map(rows.map((row) => [row.id, { ...row }])));
    }
  }

  rows(model: string): KnownRow[] {
    return [...this.#table(model).values()];
  }

  find(model: string, id: number): KnownRow | undefined {
    return this.#table(model).get(id);
  }

  get(model: string, id: number): KnownRow {
    const row = this.find(model, id);
    if (row === undefined) throw new Error(`There is no ${model} ${id} on paper.`);
    return row;
  }

  create(model: string, row: Row): number {
    this.#lastId += 1;
    this.#table(model).set(this.#lastId, { ...row, id: this.#lastId });
    return this.#lastId;
  }

  write(model: string, id: number, values: Row): void {
    Object.assign(this.get(model, id), values);
  }

  remove(model: string, id: number): void {
    this.#table(model).delete(id);
  }

  /** `search_read`: references come as [id, name]. Records of companies that are not allowed are hidden. */
  search(
    model: string,
    query: { domain: Json; fields: readonly string[]; order?: Json; limit?: Json },
    companies: readonly number[] | undefined,
  ): Json[] {
    const domain = z.array(z.json()).parse(query.domain);
    const found = this.rows(model)
      .filter((row) => isVisible(row, companies) && this.#matches(row, domain))
      .toSorted((a, b) => (query.order === 'id desc' ? b.id - a.id : 0));
    return found
      .slice(0, typeof query.limit === 'number' ? query.limit : undefined)
      .map((row) =>
        Object.fromEntries([
          ['id', row.id],
          ...query.fields.map((field) => [field, this.#pair(field, valueOf(row, field))] as const),
        ]),
      );
  }

  /** `web_read`: what the specification asks for, references as deep as it says. Missing records are left out. */
  webRead(model: string, ids: readonly number[], specification: Json, companies?: readonly number[]): Json[] {
    const asked = specificationShape.parse(specification);
    return ids.flatMap((id) => {
      const row = this.find(model, id);
      if (row === undefined || !isVisible(row, companies)) return [];
      const read = Object.entries(asked).map(
        ([field, { fields }]) => [field, this.#deep(field, valueOf(row, field), fields)] as const,
      );
      return [Object.fromEntries([['id', id], ...read])];
    });
  }

  #deep(field: string, value: Json, specification: Json | undefined): Json {
    const model = POINTS_TO[field];
    if (model === undefined || specification === undefined || value === false) return value;
    const many = idsShape.safeParse(value);
    if (many.success) return this.webRead(model, many.data, specification);
    return this.webRead(model, [z.int().parse(value)], specification)[0] ?? false;
  }

  #pair(field: string, value: Json): Json {
    const model = POINTS_TO[field];
    if (model === undefined || typeof value !== 'number') return value;
    return [value, this.get(model, value).display_name ?? ''];
  }

  /** Odoo's prefix notation: '|' and '&' join the two that follow, everything that is left has to hold. */
  #matches(row: Row, domain: readonly Json[]): boolean {
    const held: boolean[] = [];
    for (const item of domain.toReversed()) {
      if (item === '|' || item === '&') {
        const [a, b] = [held.pop() === true, held.pop() === true];
        held.push(item === '|' ? a || b : a && b);
      } else held.push(this.#holds(row, item));
    }
    return held.every(Boolean);
  }

  #holds(row: Row, leaf: Json): boolean {
    const [field, operator, wanted] = leafShape.parse(leaf);
    const value = valueOf(row, field);
    switch (operator) {
      case '=':
        return value === wanted;
      case '!=':
        return value !== wanted;
      case 'in':
        return [wanted].flat().some((each) => [value].flat().includes(each));
      case 'not in':
        return ![wanted].flat().some((each) => [value].flat().includes(each));
      case '<':
      case '<=':
      case '>':
      case '>=':
        return stands(value, operator, wanted);
      case 'ilike':
        return likePattern(`%${wanted.toString()}%`).test(this.#text(field, value));
      case '=ilike':
        return likePattern(wanted.toString()).test(this.#text(field, value));
    }
  }

  #text(field: string, value: Json | undefined): string {
    const model = POINTS_TO[field];
    const named =
      model !== undefined && typeof value === 'number' ? this.get(model, value).display_name : value;
    return typeof named === 'string' ? named.toLowerCase() : '';
  }

  #table(model: string): Map<number, KnownRow> {
    const table = this.#tables.get(model);
    if (table === undefined) throw new Error(`There is no ${model} on paper.`);
    return table;
  }
}

/** Numbers by their size, dates as texts; nothing stands before or after an empty one. */
function stands(value: Json, operator: '<' | '<=' | '>' | '>=', wanted: Json): boolean {
  const isText = typeof value === 'string' && typeof wanted === 'string';
  if (!isText && (typeof value !== 'number' || typeof wanted !== 'number')) return false;
  switch (operator) {
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
  }
}

function valueOf(row: Row, field: string): Json {
  const value = row[field];
  if (value === undefined) throw new Error(`Invalid field ${field} on paper.`);
  return value;
}

function isVisible(row: Row, companies: readonly number[] | undefined): boolean {
  const company = row.company_id;
  return companies === undefined || typeof company !== 'number' || companies.includes(company);
}

function likePattern(pattern: string): RegExp {
  const piece = (text: string) => {
    if (text === '%') return '.*';
    if (text === '_') return '.';
    const literal = text.length === 2 ? text.slice(1) : text;
    return literal.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  };
  const pieces = pattern.toLowerCase().match(/\\.|[^\\]/gsu) ?? [];
  return new RegExp(`^${pieces.map(piece).join('')}$`, 'su');
}
