import { t } from '@vscode/l10n';
import { isEqual, parseDecimal, ZERO } from '../../common/decimal.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import { plainText } from '../../common/plain-text.ts';
import { moveHandle } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { settlesOriginals } from '../../accounting/versions.ts';
import { takesDayOfPosting } from '../snapshot/after-posting.ts';
import { originalOf } from '../snapshot/original.ts';
import type { Original } from '../snapshot/original.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { settlementsOf } from '../snapshot/settlement.ts';
import type { Settlement } from '../snapshot/settlement.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { DateNotes } from './review.ts';

/** What posting does besides, in sentences with all foreign text made safe. */
export function effectsOf(snapshot: Snapshot): string[] {
  return [...settlingEffects(snapshot), numberEffect(snapshot), ...referenceEffect(snapshot)];
}

/** The documents that posting settles. */
export function settledBy(snapshot: Snapshot): readonly MoveHandle[] {
  const original = originalOf(snapshot);
  return typeof original === 'object' && settlementsOf(snapshot).length > 0 ? [moveHandle(original.id)] : [];
}

/** What posting does to the dates. */
export function dateNotesOf(snapshot: Snapshot): DateNotes {
  const { date = '', tax_lock_date_message: moved } = moveOf(snapshot);
  const future = date > snapshot.readOn ? t`in the future, booked now all the same` : undefined;
  return {
    invoiceDate: takesDayOfPosting(snapshot) ? t`posting sets the day of posting` : undefined,
    date: moved === undefined ? future : t`posting moves it, see the warning`,
  };
}

function settlingEffects(snapshot: Snapshot): string[] {
  const original = originalOf(snapshot);
  if (typeof original !== 'object') return [];
  const name = originalName(original, snapshot);
  if (!settlesOriginals(snapshot.version))
    return [t`It reverses ${name}. This version of Odoo settles nothing with it: match the two in Odoo.`];
  if (original.state !== 'posted') return [t`It reverses ${name}, which is not posted: nothing is settled.`];
  const settlements = settlementsOf(snapshot);
  if (settlements.length === 0) {
    const isOpen = original.line_ids.some((line) => line.amount_residual_currency !== 0);
    return isOpen
      ? [
          t`It reverses ${name}, but what is open there is on another account or in another currency: nothing is settled.`,
        ]
      : [t`It reverses ${name}, which has nothing open: nothing is settled.`];
  }
  return settlements.map((settlement) => settlementText(settlement, name, snapshot));
}

function settlementText(settlement: Settlement, name: string, snapshot: Snapshot): string {
  const { settled, openBefore, left, currency } = settlement;
  const money = (amount: string) => `${shownAmount(amount)} ${plainText(currency, 10).text}`;
  const { company_currency_id: company } = moveOf(snapshot);
  const [settles, open] = [money(settled), money(openBefore)];
  const sentence = isEqual(parseDecimal(left) ?? ZERO, ZERO)
    ? t`Settles ${settles} of the ${open} open of ${name}.`
    : t`Settles ${settles} of the ${open} open of ${name}; ${money(left)} of it stay open.`;
  return settlement.currencyId === company.id ? sentence : `${sentence} ${otherRates()}`;
}

/** What settling in another currency may book besides. */
export function otherRates(): string {
  return t`Where the two have other rates, Odoo books the difference in an entry of its own.`;
}

/** "BILL/2026/0001", with its partner where that is another one. */
function originalName(original: Original, snapshot: Snapshot): string {
  const { name = '/', commercial_partner_id: family, partner_id: partner } = original;
  const { commercial_partner_id: own } = moveOf(snapshot);
  const known = name === '/' ? t`a draft` : plainText(name, 40).text;
  return family === own
    ? known
    : t`${known} of another partner (${plainText(partner?.name ?? t`none`, 60).text})`;
}

function numberEffect(snapshot: Snapshot): string {
  const move = moveOf(snapshot);
  const { name = '/', tax_lock_date_message: moved } = move;
  const journal = plainText(move.journal_id.name, 60).text;
  if (name === '/') return t`Posting takes the next number of the journal ${journal}.`;
  // Numbers belong to a period: with another date comes another number (observed on 14).
  return moved === undefined && !takesDayOfPosting(snapshot)
    ? t`Posting keeps the number ${plainText(name, 40).text}.`
    : t`Its number is ${plainText(name, 40).text}; posting may give it another one, because its date changes.`;
}

/** An invoice without a payment reference gets its number as one (14 and 19); no other kind does. */
function referenceEffect(snapshot: Snapshot): string[] {
  const { move_type: type, payment_reference: reference } = moveOf(snapshot);
  if (type !== 'out_invoice' || reference !== undefined) return [];
  return [t`The number becomes the payment reference.`];
}
