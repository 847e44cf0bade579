import {
  add,
  compare,
  formatDecimal,
  magnitude,
  parseDecimal,
  subtract,
  ZERO,
} from '../../common/decimal.ts';
import { directionOf } from '../open-documents.ts';
import type { OpenDocument } from '../open-documents.ts';
import type { Proposal } from './held-proposals.ts';

/**
 * What does not fit between a transaction and the document that it is said to pay.
 * @param all what waits: others may be said to pay the same
 */
export function paymentWarnings(
  proposal: Pick<Proposal, 'document' | 'transaction'>,
  paid: OpenDocument,
  all: readonly Proposal[],
): string[] {
  const { amount, currency } = proposal.transaction;
  const given = magnitude(parseDecimal(amount) ?? ZERO);
  const open = parseDecimal(paid.open) ?? ZERO;
  if (open.units === 0n) return [`${paid.document} is paid already.`];
  if (paid.currency.id !== currency.id)
    return [`${paid.document} is in ${paid.currency.name}: how much of it this settles depends on the rate.`];
  const others = all.filter((other) => other.document !== proposal.document && pays(other, paid));
  const together = others.reduce(
    (sum, { transaction }) => add(sum, magnitude(parseDecimal(transaction.amount) ?? ZERO)),
    given,
  );
  if (others.length > 0 && compare(together, open) > 0) {
    const named = others.map(({ document }) => document).join(', ');
    return [
      `${paid.document} is paid by ${named}, too: together ${formatDecimal(together)} of ${paid.open} open.`,
    ];
  }
  const gap = subtract(given, open);
  if (gap.units === 0n) return [];
  const much = `${formatDecimal(magnitude(gap))} ${currency.name}`;
  return [
    gap.units > 0n
      ? `It is ${much} more than what is open of ${paid.document}.`
      : `It leaves ${much} of ${paid.document} open.`,
  ];
}

function pays({ transaction: { counterpart, currency } }: Proposal, paid: OpenDocument): boolean {
  const isMeant = counterpart.kind === 'document' && counterpart.document === paid.document;
  return isMeant && currency.id === paid.currency.id;
}

/** Whether money of this sign can pay the document at all. */
export function fitsDirection(amount: string, { type }: OpenDocument): boolean {
  return directionOf(type) === (amount.startsWith('-') ? 'pay' : 'receive');
}
