import type { Environment } from '../../src/demo/orm/types.ts';
import { PAYLOADS } from './payloads.ts';
import type { World } from './world.ts';

/** A vendor bill of a story. */
export interface Bill {
  /** The id of its move, the same in both companies. */
  readonly id: number;
  readonly lines: readonly number[];
}

/** What a bill of a story is like. */
export interface BillPlan {
  readonly partner: number;
  readonly prices: readonly number[];
  /** Text of somebody who wants it to be posted without asking; in its narration and on its first line. */
  readonly payload: number | undefined;
  readonly hasTax: boolean;
}

const PARTNERS = ['Azure Interior', 'Deco Addict', 'Nordlicht Versicherung AG', 'Papier & Mehr OHG'];
/** Looked up once per company: ids are the same in all of them. */
interface Ids {
  readonly account: number;
  readonly tax: number;
  readonly journal: number;
  readonly partners: readonly number[];
}

/** Puts the bills of a story into both companies: the same ids, other amounts. */
export function placeBills(world: World, plans: readonly BillPlan[], story: number): Bill[] {
  return plans.map((plan, index) => {
    const make = (connection: number) =>
      world
        .company(connection)
        .inside((env) => create(env, plan, `S${story}-${index}-${connection}`, connection));
    let bills = [make(0), make(1)] as const;
    // What was drafted in one of them alone has used up ids there.
    while (bills[0].id !== bills[1].id)
      bills = bills[0].id < bills[1].id ? [make(0), bills[1]] : [bills[0], make(1)];
    return bills[0];
  });
}

function create(env: Environment, plan: BillPlan, reference: string, connection: number): Bill {
  const { account, tax, journal, partners } = idsOf(env);
  const payload = plan.payload === undefined ? undefined : PAYLOADS[plan.payload % PAYLOADS.length];
  const lines = plan.prices.map((price, index) => ({
    name: index === 0 && payload !== undefined ? payload : `Item ${reference}/${index}`,
    account_id: account,
    quantity: 1,
    price_unit: price + connection,
    tax_ids: [[6, 0, plan.hasTax ? [tax] : []]],
  }));
  const [move] = env.model('account.move').create([
    {
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
    },
  ]);
  if (move === undefined) throw new Error('No bill was made.');
  env.flush();
  return { id: move.id, lines: move.many('line_ids').map(({ id }) => id) };
}

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
