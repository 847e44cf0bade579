import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownNumber } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { z } from 'zod';
import { formatDecimal, fromOdooFloat, isEqual, negate, parseDecimal, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { moveHandle } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { odooFloat, odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import { search } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { ENTRY_FIELDS, ITEM_FIELDS } from './allowed.ts';
import type { LineRow } from './same-lines.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { short, valueText } from './transaction-words.ts';
import type { Shown } from './transaction-words.ts';

const entryRows = z
  .array(z.object({ id: z.int(), name: odooText, state: z.string(), date: odooText }))
  .length(1);
const itemRows = z.array(
  z.object({
    id: z.int(),
    account_id: odooMany2one,
    balance: odooFloat,
    amount_currency: odooFloat,
  }),
);

/** A transaction in Odoo, with its entry. */
export interface EnteredTransaction {
  readonly line: LineRow;
  readonly move: MoveHandle;
  readonly number: string;
  readonly state: string;
  /** ISO date. */
  readonly date: string;
  readonly items: z.output<typeof itemRows>;
}

/** Reads the entry of a transaction. */
export async function readEntered(asking: AskingOdoo, line: LineRow): Promise<EnteredTransaction> {
  const id = line.move_id?.id ?? 0;
  const [entries, items] = await Promise.all([
    search(asking, {
      ...{ model: 'account.move', domain: [['id', '=', id]], fields: ENTRY_FIELDS },
      ...{ order: 'id', limit: 1 },
    }),
    search(asking, {
      ...{ model: 'account.move.line', domain: [['move_id', '=', id]], fields: ITEM_FIELDS },
      ...{ order: 'id', limit: 100 },
    }),
  ]);
  const [entry] = entryRows.parse(entries);
  const { name = '/', state = 'draft', date = '' } = entry ?? {};
  return { line, move: moveHandle(id), number: name, state, date, items: itemRows.parse(items) };
}

/** What is not as the dialog said, in words for people. Whether it is posted is another question. */
export function deviationsOf(facts: TransactionFacts, entered: EnteredTransaction): Said[] {
  const { line, items, date } = entered;
  const { currency, journal, against, partner } = facts;
  const amount = formatDecimal(fromOdooFloat(line.amount, currency.places));
  const differs = (what: Said, was: string | undefined, is: string | undefined, shown?: Shown) =>
    was === is ? [] : [said`${what} was ${valueText(was, shown)}, is ${valueText(is, shown)}`];
  return [
    ...differs(said`the date`, facts.date, date, shownDate),
    ...differs(said`the amount`, facts.amount, amount, shownNumber),
    ...differs(said`the text`, facts.description, line.payment_ref),
    ...(line.partner_id?.id === partner?.id
      ? []
      : differs(said`the partner`, partner?.name, line.partner_id?.name)),
    ...(line.journal_id?.id === journal.id
      ? []
      : differs(said`the journal`, journal.name, line.journal_id?.name)),
    ...(isBookedAsShown(facts, items)
      ? []
      : [
          said`it is not booked on ${short(journal.account.name, 80)} and ${short(against.account.name, 80)} alone`,
        ]),
  ];
}

/** The item of the entry that stands against the money. */
export function itemAgainst(
  { against }: TransactionFacts,
  { items }: EnteredTransaction,
): number | undefined {
  const found = items.filter(({ account_id: account }) => account?.id === against.account.id);
  return found.length === 1 ? found[0]?.id : undefined;
}

function isBookedAsShown(facts: TransactionFacts, items: EnteredTransaction['items']): boolean {
  const { company, currency, journal, against } = facts;
  const amount = parseDecimal(facts.amount) ?? ZERO;
  const isHere = (account: number, expected: Decimal) =>
    items.some((item) => {
      const value = currency.id === company.currency ? item.balance : item.amount_currency;
      return item.account_id?.id === account && isEqual(fromOdooFloat(value, currency.places), expected);
    });
  return (
    items.length === 2 && isHere(journal.account.id, amount) && isHere(against.account.id, negate(amount))
  );
}
