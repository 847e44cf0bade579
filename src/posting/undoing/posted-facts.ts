import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { z } from 'zod';
import { odooText } from '../../accounting/reading/odoo-values.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const reference = z.union([z.object({ id: z.int() }).transform(({ id }) => id), z.int()]);
const optional = z.union([reference, z.literal(false)]).optional();

const moveShape = z.object({
  journal_id: reference,
  sequence_prefix: odooText,
  sequence_number: z.int(),
  is_move_sent: z.boolean().optional(),
  inalterable_hash: odooText.optional(),
  origin_payment_id: optional,
  payment_id: optional,
  statement_line_id: optional,
});

const lineShape = z.object({ reconciled: z.boolean(), matching_number: odooText });

/** What decides whether a posted document can be taken back. */
export interface PostedFacts {
  readonly journal: number;
  readonly sequencePrefix: string;
  readonly sequenceNumber: number;
  /** It was sent to the customer. */
  readonly isSent: boolean;
  /** It is sealed by a hash. */
  readonly isHashed: boolean;
  /** Something was paid or settled, in part at least. */
  readonly isSettled: boolean;
  /** It is the entry of a payment or of a bank transaction. */
  readonly belongsTo?: 'payment' | 'bank transaction';
}

export function postedFacts(snapshot: Snapshot): PostedFacts {
  const move = moveShape.parse(snapshot.move);
  const lines = snapshot.lines.map((line) => lineShape.parse(line));
  const isPayments = [move.origin_payment_id, move.payment_id].some((id) => typeof id === 'number');
  const isBanks = typeof move.statement_line_id === 'number';
  return {
    journal: move.journal_id,
    sequencePrefix: move.sequence_prefix ?? '',
    sequenceNumber: move.sequence_number,
    isSent: move.is_move_sent === true,
    isHashed: move.inalterable_hash !== undefined,
    isSettled: lines.some((line) => line.reconciled || line.matching_number !== undefined),
    ...(isPayments && { belongsTo: 'payment' as const }),
    ...(isBanks && { belongsTo: 'bank transaction' as const }),
  };
}

/** Why it is not to be taken back, in sentences; empty when it can be. */
export function whyNotUndone(facts: PostedFacts): Said[] {
  const reasons = [
    facts.isSettled && said`It is paid or settled, in part at least.`,
    facts.isSent && said`It was sent.`,
    facts.isHashed && said`Odoo has sealed it.`,
    facts.belongsTo === 'payment' && said`It is the entry of a payment, which is taken back in Odoo itself.`,
    facts.belongsTo === 'bank transaction' &&
      said`It is the entry of a bank transaction, which is taken back in Odoo itself.`,
  ];
  return reasons.filter((reason) => reason !== false);
}
