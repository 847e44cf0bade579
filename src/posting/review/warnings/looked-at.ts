import { z } from 'zod';
import { idOf, isMove } from '../../../accounting/handle.ts';
import type { MoveHandle } from '../../../accounting/handle.ts';
import type { Json } from '../../../common/json.ts';
import type { MoveType } from '../../../accounting/kinds.ts';
import { ALONE } from '../../asking/asked-set.ts';
import type { AskedSet } from '../../asking/asked-set.ts';
import { linesOf, moveOf } from '../../snapshot/read-move.ts';
import type { Attachment, Snapshot } from '../../snapshot/snapshot.ts';

/** Stored on every document; read with the rest of it. */
const moreShape = z.object({
  fiscal_position_id: z.union([z.int(), z.literal(false)]).default(false),
  sequence_prefix: z.union([z.string(), z.literal(false)]).default(false),
  sequence_number: z.int().default(0),
});

/** What the look-ups need of a document. */
export interface LookedAt {
  readonly id: number;
  readonly document: MoveHandle;
  readonly type: MoveType;
  readonly company: number;
  readonly journal: number;
  /** The commercial partner: a company with all its contacts. */
  readonly family: number | undefined;
  readonly bankAccount: number | undefined;
  readonly reference: string | undefined;
  readonly invoiceDate: string | undefined;
  readonly date: string | undefined;
  /** The number that it has already, as drafts seldom do. */
  readonly numbered: { readonly prefix: string; readonly number: number } | undefined;
  readonly total: number;
  readonly currency: { readonly id: number; readonly name: string; readonly places: number };
  readonly fiscalPosition: number | undefined;
  /** The taxes of its lines, each once. */
  readonly taxes: readonly number[];
  readonly files: readonly Attachment[];
  /** What it is asked about with: that posting the one changes what is found of the other follows from the yes. */
  readonly set: AskedSet;
}

/** A snapshot as the look-ups need it. */
export function lookedAt(snapshot: Snapshot): LookedAt {
  const move = moveOf(snapshot);
  const more = moreShape.parse(snapshot.move);
  const { name = '/' } = move;
  const pricedLines = linesOf(snapshot).filter((line) => line.display_type === 'product');
  return {
    id: idOf(snapshot.document),
    document: snapshot.document,
    type: move.move_type,
    company: move.company_id.id,
    journal: move.journal_id.id,
    family: move.commercial_partner_id === false ? undefined : move.commercial_partner_id,
    bankAccount: move.partner_bank_id?.id,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    numbered:
      name === '/' || more.sequence_prefix === false
        ? undefined
        : { prefix: more.sequence_prefix, number: more.sequence_number },
    total: move.amount_total,
    currency: {
      id: move.currency_id.id,
      name: move.currency_id.name,
      places: move.currency_id.decimal_places,
    },
    fiscalPosition: more.fiscal_position_id === false ? undefined : more.fiscal_position_id,
    taxes: [...new Set(pricedLines.flatMap((line) => line.tax_ids.map(({ id }) => id)))],
    files: snapshot.attachments,
    set: snapshot.set ?? ALONE,
  };
}

/**
 * What is asked about together is not each other's history, before it is posted nor after: as a term of a domain, so that
 * it takes no place among what is found either.
 */
export function notOfTheirSets(documents: readonly LookedAt[]): Json {
  const together = new Set(documents.flatMap(({ set }) => set));
  return ['id', 'not in', [...together].filter(isMove).map(idOf)];
}
