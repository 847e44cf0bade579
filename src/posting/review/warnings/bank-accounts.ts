import { z } from 'zod';
import type { Clock } from '../../../common/clock.ts';
import type { MoveType } from '../../../accounting/kinds.ts';
import { odooMany2one } from '../../../accounting/reading/odoo-values.ts';
import { anyOf, search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { ChangedBankAccount } from './findings.ts';
import type { LookedAt } from './looked-at.ts';

const LATELY_MS = 30 * 24 * 60 * 60_000;

const rows = z.array(
  z.object({
    id: z.int(),
    acc_number: z.string(),
    partner_id: odooMany2one,
    create_date: z.string(),
    write_date: z.string(),
  }),
);

type Row = z.output<typeof rows>[number];

export const BANK_FIELDS = ['acc_number', 'partner_id', 'create_date', 'write_date'];

const MOST = 500;

/** Documents by which money goes to the partner. */
const PAID_OUT: ReadonlySet<MoveType> = new Set(['in_invoice', 'in_receipt', 'out_refund']);

/** Who is to be paid: a commercial partner, and the bank account that is named. */
export interface Payee {
  readonly family: number | undefined;
  readonly bankAccount: number | undefined;
}

/** Whom posting a document makes us owe money; undefined where it makes us owe nobody. */
export function payeeOf({ type, family, bankAccount }: LookedAt): Payee | undefined {
  return PAID_OUT.has(type) ? { family, bankAccount } : undefined;
}

/**
 * Bank accounts made or changed in the last 30 days, for each payee: those of the company that is to be paid (Odoo's documents and
 * payments offer no others), and the one that is named, whoever's it is. The days are counted by this
 * machine's clock: Odoo tells no date over RPC in any version, and whether it is the 29th or the 31st day decides nothing
 * that is booked.
 */
export async function changedBankAccounts(
  payees: readonly (Payee | undefined)[],
  asking: AskingOdoo,
  clock: Clock,
): Promise<readonly (readonly ChangedBankAccount[])[]> {
  const families = [...new Set(payees.flatMap((payee) => payee?.family ?? []))];
  const named = [...new Set(payees.flatMap((payee) => payee?.bankAccount ?? []))];
  if (families.length + named.length === 0) return payees.map(() => []);
  const since = `${new Date(clock.now() - LATELY_MS).toISOString().slice(0, 10)} 00:00:00`;
  const found = rows.parse(
    await search(asking, {
      model: 'res.partner.bank',
      domain: [
        ['write_date', '>=', since],
        ...anyOf([[['partner_id', 'in', families]], [['id', 'in', named]]]),
      ],
      fields: BANK_FIELDS,
      order: 'id',
      limit: MOST,
    }),
  );
  return payees.map((payee) => found.filter((row) => concerns(row, payee)).map(changedAccount));
}

function concerns({ id, partner_id: holder }: Row, payee: Payee | undefined): boolean {
  if (payee === undefined) return false;
  return id === payee.bankAccount || (payee.family !== undefined && holder?.id === payee.family);
}

function changedAccount(row: Row): ChangedBankAccount {
  return {
    number: row.acc_number,
    holder: row.partner_id?.name ?? '',
    on: row.write_date.slice(0, 10),
    isNew: row.create_date.slice(0, 10) === row.write_date.slice(0, 10),
  };
}
