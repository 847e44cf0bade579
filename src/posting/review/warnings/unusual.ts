import { z } from 'zod';
import { fromOdooFloat, formatDecimal } from '../../../common/decimal.ts';
import { odooFloat, odooMany2one, odooText } from '../../../accounting/reading/odoo-values.ts';
import { findsUnusualBills } from '../../../accounting/versions.ts';
import { anyOf, search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { Unusual } from './findings.ts';
import { notOfTheirSets } from './looked-at.ts';
import type { LookedAt } from './looked-at.ts';
import { spreadOf } from './spread.ts';

const warnedRows = z.array(
  z.object({ id: z.int(), abnormal_amount_warning: odooText, abnormal_date_warning: odooText }),
);
const pastRows = z.array(
  z.object({
    id: z.int(),
    move_type: z.string(),
    company_id: odooMany2one,
    commercial_partner_id: odooMany2one,
    currency_id: odooMany2one,
    invoice_date: z.string(),
    amount_total: odooFloat,
  }),
);
type Past = z.output<typeof pastRows>[number];

export const WARNED_FIELDS = ['abnormal_amount_warning', 'abnormal_date_warning'];
export const PAST_FIELDS = [
  ...['move_type', 'company_id', 'commercial_partner_id', 'currency_id'],
  ...['invoice_date', 'amount_total'],
];

/** Odoo 18 and 19 judge by the last 10 to 30; and so do we. */
const FEWEST = 10;
const MOST = 30;
const DAY_MS = 24 * 60 * 60_000;

/**
 * What is unusual about a bill or a vendor's credit note, against those of this vendor before. Of those that are asked
 * about together we judge ourselves: what Odoo says of the one would be another thing once others of them are posted.
 */
export function unusual(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly Unusual[])[]> {
  const isAlone = documents.every(({ set }) => set.length === 0);
  return isAlone && findsUnusualBills(asking.version)
    ? warned(documents, asking)
    : compared(documents, asking);
}

const isBought = ({ type }: LookedAt): boolean => type === 'in_invoice' || type === 'in_refund';

/** In Odoo's own words. Who is not to be judged so is set on the partner there. */
async function warned(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly Unusual[])[]> {
  const ids = documents.filter(isBought).map(({ id }) => id);
  if (ids.length === 0) return documents.map(() => []);
  const found = warnedRows.parse(
    await search(asking, {
      model: 'account.move',
      domain: [['id', 'in', ids]],
      fields: WARNED_FIELDS,
      order: 'id',
      limit: ids.length,
    }),
  );
  return documents.map((looked) => {
    const row = found.find(({ id }) => id === looked.id);
    return [row?.abnormal_amount_warning, row?.abnormal_date_warning].flatMap((words) =>
      words === undefined ? [] : [{ by: 'odoo', words } as const],
    );
  });
}

/** The rule of 18 and 19 (`_compute_abnormal_warnings`): further from the mean than twice the deviation. */
async function compared(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly Unusual[])[]> {
  const terms = documents.flatMap((looked) => {
    const { company, type, family, currency } = looked;
    const until = dayOf(looked);
    if (!isBought(looked) || family === undefined || until === undefined) return [];
    return [
      [
        ['company_id', '=', company],
        ['move_type', '=', type],
        ['commercial_partner_id', '=', family],
        ['currency_id', '=', currency.id],
        ['invoice_date', '<=', until],
      ],
    ];
  });
  if (terms.length === 0) return documents.map(() => []);
  const found = pastRows.parse(
    await search(asking, {
      model: 'account.move',
      domain: [
        ...[['state', '=', 'posted'], ['invoice_date', '!=', false], notOfTheirSets(documents)],
        ...anyOf(terms),
      ],
      fields: PAST_FIELDS,
      order: 'invoice_date desc, id desc',
      limit: MOST * terms.length,
    }),
  );
  return documents.map((looked) => {
    const past = found.filter((row) => isBefore(row, looked)).slice(0, MOST);
    return past.length < FEWEST ? [] : [...unusualAmount(looked, past), ...unusualDate(looked, past)];
  });
}

const dayOf = ({ invoiceDate, date }: LookedAt): string | undefined => invoiceDate ?? date;

function isBefore(row: Past, looked: LookedAt): boolean {
  return (
    row.id !== looked.id &&
    row.company_id?.id === looked.company &&
    row.move_type === looked.type &&
    row.commercial_partner_id?.id === looked.family &&
    row.currency_id?.id === looked.currency.id &&
    row.invoice_date <= (dayOf(looked) ?? '')
  );
}

function unusualAmount({ total, currency: { places } }: LookedAt, past: readonly Past[]): Unusual[] {
  const units = (amount: number) => fromOdooFloat(amount, places).units;
  const spread = spreadOf(past.map(({ amount_total: amount }) => units(amount)));
  if (spread?.isOutside(units(total)) !== true) return [];
  const text = (value: bigint) => formatDecimal({ units: value, scale: places });
  return [{ by: 'amount', last: spread.count, mean: text(spread.mean), margin: text(spread.margin) }];
}

/** Only too soon is unusual: a bill that comes late is no second one. */
function unusualDate(looked: LookedAt, past: readonly Past[]): Unusual[] {
  const day = (date: string) => Date.parse(date) / DAY_MS;
  const days = past.map(({ invoice_date: date }) => day(date));
  const [last = 0] = days;
  const spread = spreadOf(days.slice(1).map((earlier, index) => BigInt((days[index] ?? 0) - earlier)));
  if (spread === undefined) return [];
  // Months have 28 to 31 days.
  const leeway = spread.mean > 25n ? 2n : 0n;
  const soonest = last + Number(spread.mean - spread.margin - leeway);
  if (day(dayOf(looked) ?? '') >= soonest) return [];
  const notBefore = new Date(soonest * DAY_MS).toISOString().slice(0, 10);
  return [{ by: 'date', last: past.length, days: Number(spread.mean), notBefore }];
}
