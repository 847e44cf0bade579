import { t } from '@vscode/l10n';
import { said, saidTogether, toPerson } from '../../common/said.ts';
import { bankAccountText } from '../review/warnings/found-warnings.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { compare, parseDecimal, ZERO } from '../../common/decimal.ts';
import { paidTwiceWarnings } from '../../accounting/payments/meant-payments.ts';
import { placeInSet } from '../asking/asked-set.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { moneyOf, short } from './payment-words.ts';
import type { MeantDocument, Obstacle, SettlementPlan } from '../settling/plan-settlements.ts';

/** More of a kind are counted, not named. */
const MOST = 5;

/** What keeps Odoo, or us, from posting the payment: then nobody needs to be asked. */
export function missingForPayment(snapshot: PaymentSnapshot): Said[] {
  const { payment, meant, version, entry } = snapshot;
  const { settlements, unsettled } = planOf(snapshot);
  const isPaying = meant.length > 0;
  const isBookable =
    payment.destination_account_id !== undefined &&
    (entry !== undefined || (version.major >= 18 && payment.outstanding_account_id !== undefined));
  const missing = [
    payment.amount === 0 && said`Its amount is zero.`,
    payment.partner_id === undefined && isPaying && said`It has no partner, so it cannot pay documents.`,
    payment.partner_id !== undefined &&
      isPaying &&
      settlements.length === 0 &&
      said`It settles nothing any more: ${saidTogether(unsettled.map(obstacleText), ' ')}`,
    !isBookable && said`It has no accounts to be booked on; choose a payment method with an account in Odoo.`,
    payment.payment_token_id !== undefined && said`Posting would charge a saved card; do that in Odoo.`,
  ];
  return missing.filter((sentence) => sentence !== false);
}

/** What the person should look at before the payment is posted. */
export function paymentWarnings(snapshot: PaymentSnapshot): string[] {
  const { payment, lookedUp, meant } = snapshot;
  const plan = planOf(snapshot);
  const { partner_id: partner, date = '' } = payment;
  return [
    ...(lookedUp.bankAccounts === undefined
      ? [
          t`Could not be checked, because Odoo refused to look: whether a bank account of the partner was changed lately.`,
        ]
      : some(lookedUp.bankAccounts, bankAccountText)),
    ...(partner === undefined ? [t`No partner: it stays open, and nobody knows whose it is.`] : []),
    ...(partner !== undefined && meant.length === 0
      ? [t`It names no document that it pays: it stays open on the account of the partner.`]
      : []),
    ...plan.unsettled.map((each) => obstacleText(each).person),
    ...otherwiseThanAsked(snapshot, plan),
    ...restText(snapshot, plan),
    ...paidTwice(snapshot),
    ...some(lookedUp.alike, ({ document, number, state }) => {
      const here = placeInSet(snapshot.set, document);
      const known = here ?? (number === undefined ? state : short(number, 40));
      return t`Possible duplicate of ${document} (${known}): the same partner, amount and date.`;
    }),
    ...(lookedUp.closedUntil === undefined
      ? []
      : [
          t`The books are closed up to ${shownDate(short(lookedUp.closedUntil, 10))}, and the payment is dated ${shownDate(short(date, 10))}: Odoo books it on a later day, or refuses to.`,
        ]),
  ];
}

function some<T>(found: readonly T[], text: (each: T) => string): string[] {
  const more = found.length - MOST;
  return [...found.slice(0, MOST).map(text), ...(more > 0 ? [t`And ${more} more like that.`] : [])];
}

/** Odoo's matching knows no amounts. */
function otherwiseThanAsked(snapshot: PaymentSnapshot, { settlements }: SettlementPlan): string[] {
  return settlements.flatMap(({ name, asked, settles }) =>
    compare(parseDecimal(asked) ?? ZERO, parseDecimal(settles) ?? ZERO) === 0
      ? []
      : [
          t`${moneyOf(snapshot, settles)} of ${short(name, 40)} are settled, and not the ${moneyOf(snapshot, asked)} that were asked for: Odoo takes what is open, as far as the payment reaches.`,
        ],
  );
}

function restText(snapshot: PaymentSnapshot, { settlements, rest }: SettlementPlan): string[] {
  if (settlements.length === 0 || compare(parseDecimal(rest) ?? ZERO, ZERO) === 0) return [];
  return [t`It is more than what it settles: ${moneyOf(snapshot, rest)} of it stay open.`];
}

function paidTwice({ document, meant, lookedUp: { otherDrafts } }: PaymentSnapshot): string[] {
  const pays = meant.map(({ document: paid, asked: amount, now }) => ({
    ...{ document: paid, amount },
    ...(now !== undefined && { open: now.open }),
  }));
  const all = new Map(
    otherDrafts.map((other) => {
      const shares = other.pays.map(({ document: paid, asked: amount }) => ({ document: paid, amount }));
      return [other.document, shares] as const;
    }),
  );
  return paidTwiceWarnings(
    pays,
    otherDrafts.map((other) => other.document).filter((other) => other !== document),
    all,
  ).map(toPerson);
}

function obstacleText({
  meant: { document, now },
  why,
}: {
  readonly meant: MeantDocument;
  readonly why: Obstacle;
}): Said {
  const name = now === undefined || now.name === 'draft' ? document : `${short(now.name, 40)} (${document})`;
  return said`${name} is not settled: ${reasonText(why)}.`;
}

function reasonText(why: Obstacle): Said {
  switch (why) {
    case 'gone':
      return said`it is not there any more`;
    case 'draft':
      return said`it is a draft`;
    case 'cancelled':
      return said`it is cancelled`;
    case 'other company':
      return said`it belongs to another company`;
    case 'other partner':
      return said`it is of another partner`;
    case 'other currency':
      return said`it is in another currency than the payment`;
    case 'other direction':
      return said`money that goes this way does not pay it`;
    case 'nothing open':
      return said`nothing of it is open any more`;
    case 'other account':
      return said`what is open of it is on another account than that of the payment`;
    case 'nothing left':
      return said`nothing of the payment is left for it`;
  }
}
