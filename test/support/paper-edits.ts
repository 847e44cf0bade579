import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../src/common/json.ts';
import type { PaperOdoo } from './paper-odoo.ts';

/** One field of a document's header, or of one of its lines, by the line's place. */
export interface FieldOf {
  readonly line?: number;
  readonly field: string;
}

/** Somebody gives one stored field another value. References are pointed at another record that exists. */
export function changeField(odoo: PaperOdoo, move: number, { line, field }: FieldOf): void {
  const [model, id] =
    line === undefined ? ['account.move', move] : ['account.move.line', odoo.linesOf(move)[line] ?? 0];
  const before = odoo.records.get(model, id)[field];
  odoo.records.write(model, id, { [field]: otherValue(field, before ?? false) });
}

/** Two records that a reference may be pointed at. */
const RECORDS: Readonly<Record<string, readonly [Json, Json]>> = {
  company_id: [1, 2],
  partner_id: [7, 8],
  partner_bank_id: [70, 71],
  currency_id: [1, 2],
  company_currency_id: [1, 2],
  journal_id: [2, 9],
  account_id: [32, 33],
  invoice_payment_term_id: [false, 4],
  tax_ids: [[2], [2, 3]],
  tax_line_id: [false, 3],
};

function otherValue(field: string, value: Json): Json {
  const [one, other] = RECORDS[field] ?? [];
  if (one !== undefined && other !== undefined) return isDeepStrictEqual(value, other) ? one : other;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value} changed`;
  if (typeof value === 'boolean') return !value;
  return value === null || Object.keys(value).length === 0 ? [1] : [];
}
