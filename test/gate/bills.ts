import type { Environment } from '../../src/demo/orm/types.ts';
import type { Values } from '../../src/demo/orm/value.ts';
import { PAYLOADS } from './payloads.ts';
import type { World } from './world.ts';

/** A vendor bill of a story. */
export interface Bill {
  /** The id of its move, the same in both companies. */
  readonly id: number;
}

/** What a bill of a story is like. */
export interface BillPlan {
  readonly partner: number;
  readonly prices: readonly number[];
  /** Text of somebody who wants it to be posted without asking; in its narration and on its first line. */
  readonly payload: number | undefined;
  readonly hasTax: boolean;
}

/** Those that bills are from. */
export const PARTNERS: readonly string[] = [
  'Azure Interior',
  'Deco Addict',
  'Nordlicht Versicherung AG',
  'Papier & Mehr OHG',
];
/** Looked up once per company: ids are the same in all of them. */
export interface Ids {
  readonly account: number;
  readonly tax: number;
  readonly journal: number;
  readonly partners: readonly number[];
}

/** A bill that is meant to be in one of the companies. */
export interface BillToPlace {
  readonly plan: BillPlan;
  readonly reference: string;
  /** On each price, so that the same document is another one elsewhere. */
  readonly more: number;
}

/** Puts the bills of a story into both companies: the same ids, other amounts. */
export async function placeBills(world: World, plans: readonly BillPlan[], story: number): Promise<Bill[]> {
  for (let attempt = 0; ; attempt += 1) {
    const placing = world.companies.map(async (company, more) =>
      company.place(
        plans.map((plan, index) => ({ plan, reference: `S${story}-${index}-${more}-${attempt}`, more })),
      ),
    );
    const [bills, others] = await Promise.all(placing);
    if (bills === undefined || others === undefined) throw new Error('A world has two companies.');
    if (bills[0]?.id === others[0]?.id) return [...bills];
    await keepUp(world, [lastId(bills), lastId(others)], plans.slice(0, 1));
  }
}

/** What was drafted in one of the companies alone has used up ids there: the other one uses up as many. */
async function keepUp(
  world: World,
  [id, other]: [number, number],
  [plan]: readonly BillPlan[],
): Promise<void> {
  if (plan === undefined) return;
  const [behind, wanted] = id < other ? [0, other] : [1, id];
  for (let last = Math.min(id, other); last < wanted;)
    last = lastId(await world.company(behind).place([{ plan, reference: `F${last}`, more: behind }]));
}

function lastId(bills: readonly Bill[]): number {
  const last = bills.at(-1);
  if (last === undefined) throw new Error('No bill was made.');
  return last.id;
}

/** What Odoo's `create` takes for a bill. */
export function billValues({ plan, reference, more }: BillToPlace, ids: Ids): Values {
  const { account, tax, journal, partners } = ids;
  const payload = plan.payload === undefined ? undefined : PAYLOADS[plan.payload % PAYLOADS.length];
  const lines = plan.prices.map((price, index) => ({
    name: index === 0 && payload !== undefined ? payload : `Item ${reference}/${index}`,
    account_id: account,
    quantity: 1,
    price_unit: price + more,
    tax_ids: [[6, 0, plan.hasTax ? [tax] : []]],
  }));
  return {
    move_type: 'in_invoice',
    journal_id: journal,
    partner_id: partners[plan.partner % partners.length] ?? false,
    ref: reference,
    invoice_date: '2026-11-20',
    date: '2026-11-20',
    invoice_date_due: '2026-12-20',
    invoice_payment_term_id: false,
    // The demo company knows no formatted terms and conditions.
    ...(payload !== undefined && /^[\w ,.:]+$/.test(payload) ? { narration: payload } : {}),
    invoice_line_ids: lines.map((line) => [0, 0, line]),
  };
}

/** @returns what bills of the sample company point at */
export function idsOf(env: Environment): Ids {
  const one = (model: string, ...domain: (string | number)[][]) =>
    env.model(model).search([['company_id', '=', 1], ...domain])[0]?.id ?? 0;
  return {
    account: env.model('account.account').search([['code', '=', '600000']])[0]?.id ?? 0,
    tax: one('account.tax', ['type_tax_use', '=', 'purchase']),
    journal: one('account.journal', ['type', '=', 'purchase']),
    partners: PARTNERS.flatMap((name) => env.model('res.partner').search([['name', '=', name]])[0]?.id ?? []),
  };
}
