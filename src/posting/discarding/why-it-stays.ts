import { said } from '../../common/said.ts';
import type { Problem } from '../../common/problem.ts';
import { SeenMove } from '../moves/seen-move.ts';
import { SeenPayment } from '../payments/seen-payment.ts';
import type { SeenPostable } from '../postable.ts';
import { postedFacts } from '../undoing/posted-facts.ts';
import { discardProblems } from './discard-problems.ts';

/**
 * Why a draft is not deleted: it belongs to something else, or had a number once, which would be missing then. Odoo 14
 * refuses the latter, 19 does unless it is the last one.
 */
export function whyMoveStays(draft: SeenPostable): Problem | undefined {
  if (!(draft instanceof SeenMove)) return undefined;
  const { snapshot, subject } = draft;
  const { belongsTo } = postedFacts(snapshot);
  if (belongsTo === 'payment') return discardProblems.partOfAnother(subject, said`the entry of a payment`);
  if (belongsTo === 'bank transaction')
    return discardProblems.partOfAnother(subject, said`the entry of a bank transaction`);
  return snapshot.move.posted_before === true ? discardProblems.postedBefore(subject) : undefined;
}

/**
 * Why a payment is not deleted: it had a number once. Up to 17 its entry is forced away with it, number and all; later it
 * is named when it is posted.
 */
export function whyPaymentStays(draft: SeenPostable): Problem | undefined {
  if (!(draft instanceof SeenPayment)) return undefined;
  const { entry, payment } = draft.snapshot;
  const isNamed = payment.name !== undefined && payment.name !== '/';
  const wasPosted = entry === undefined ? isNamed : entry.move.posted_before === true;
  return wasPosted ? discardProblems.postedBefore(draft.subject) : undefined;
}

export function filesOfMove(draft: SeenPostable): readonly string[] {
  return draft instanceof SeenMove ? draft.snapshot.attachments.map(({ name }) => name) : [];
}

export function filesOfPayment(draft: SeenPostable): readonly string[] {
  return draft instanceof SeenPayment ? draft.snapshot.files.map(({ name }) => name) : [];
}
