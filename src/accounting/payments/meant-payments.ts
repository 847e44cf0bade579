import { said, saidNumber } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { z } from 'zod';
import { add, compare, formatDecimal, parseDecimal, ZERO } from '../../common/decimal.ts';
import type { StoredEntry } from '../../journal/entry.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { isMove, isPayment, parseHandle } from '../handle.ts';
import type { MoveHandle, PaymentHandle } from '../handle.ts';
import type { PaidDocument } from './payment-view.ts';

const moveHandleShape = z.string().transform((text, context): MoveHandle => {
  const handle = parseHandle(text);
  if (handle !== undefined && isMove(handle)) return handle;
  context.addIssue('no move');
  return z.NEVER;
});
/** What is remembered of a payment: what it is for. */
const meantShape = z.object({ pays: z.array(z.object({ document: moveHandleShape, amount: z.string() })) });

/** A document that a payment was said to pay when it was drafted here, and how much of it. */
type Meant = Pick<PaidDocument, 'document' | 'amount'>;

/** What each payment that was drafted here was said to pay. */
export function meantPayments(
  entries: readonly StoredEntry[],
  place: Pick<OdooSession, 'origin' | 'database'>,
): ReadonlyMap<PaymentHandle, readonly Meant[]> {
  const here = entries.filter(
    ({ connection }) => connection.origin === place.origin && connection.database === place.database,
  );
  const asked = new Map<string, readonly Meant[]>();
  for (const entry of here) {
    if (entry.what !== 'draft-intended') continue;
    const pays = meantShape.safeParse(entry.paper).data?.pays ?? [];
    // Older entries do not say which request was sent: the last one counts.
    asked.set(entry.key, pays).set(`${entry.key} ${entry.request}`, pays);
  }
  const meant = new Map<PaymentHandle, readonly Meant[]>();
  for (const entry of here) {
    if (entry.what !== 'draft-settled' || entry.document === undefined) continue;
    const document = parseHandle(entry.document);
    if (document === undefined || !isPayment(document)) continue;
    const name = entry.request === undefined ? entry.key : `${entry.key} ${entry.request}`;
    meant.set(document, asked.get(name) ?? []);
  }
  return meant;
}

/** The other payments that were said to pay one of these documents. */
export function othersFor(
  payment: PaymentHandle,
  meant: ReadonlyMap<PaymentHandle, readonly Meant[]>,
): readonly PaymentHandle[] {
  const documents = new Set((meant.get(payment) ?? []).map(({ document }) => document));
  return [...meant].flatMap(([other, pays]) =>
    other !== payment && pays.some(({ document }) => documents.has(document)) ? [other] : [],
  );
}

/**
 * Says which documents would be paid more than is open of them: each draft alone may be right.
 * @param others the drafts among the other payments
 */
export function paidTwiceWarnings(
  pays: readonly PaidDocument[],
  others: readonly PaymentHandle[],
  meant: ReadonlyMap<PaymentHandle, readonly Meant[]>,
): Said[] {
  return pays.flatMap(({ document, amount, open }) => {
    const shares = others.flatMap((other) =>
      (meant.get(other) ?? []).flatMap((each) => (each.document === document ? [{ other, ...each }] : [])),
    );
    const own = parseDecimal(amount) ?? ZERO;
    const sum = shares.reduce((total, share) => add(total, parseDecimal(share.amount) ?? ZERO), own);
    if (shares.length === 0 || compare(sum, parseDecimal(open ?? '') ?? ZERO) <= 0) return [];
    const named = shares.map(({ other }) => other).join(', ');
    return [
      said`${document} is paid by the draft ${named}, too: together ${saidNumber(formatDecimal(sum))} of ${saidNumber(open ?? '0')} open.`,
    ];
  });
}
