import { z } from 'zod';
import { idOf, isPayment } from '../../accounting/handle.ts';
import type { OdooHandle } from '../../accounting/handle.ts';
import type { Json } from '../../common/json.ts';
import { odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import { search } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';

const stateRows = z.array(z.object({ state: z.string(), name: odooText }));
const valueRows = z.array(z.record(z.string(), z.json()));
const paymentRows = z.array(z.object({ move_id: odooMany2one }));
const itemRows = z.array(z.object({ matching_number: odooText }));

/** More items of one document are not looked through. */
const MOST_ITEMS = 2_000;

/** A document as it stands in Odoo. */
export interface StandingDocument {
  readonly state: string;
  readonly number: string | undefined;
}

/** @returns undefined when it is not there, or may not be seen */
export async function standingOf(
  asking: AskingOdoo,
  document: OdooHandle,
): Promise<StandingDocument | undefined> {
  const found = await search(asking, {
    model: isPayment(document) ? 'account.payment' : 'account.move',
    domain: [['id', '=', idOf(document)]],
    fields: ['state', 'name'],
    ...{ order: 'id', limit: 1 },
  });
  const [row] = stateRows.parse(found);
  return row === undefined ? undefined : { state: row.state, number: row.name };
}

/** Fields of a record, as Odoo has them. */
export type StoredValues = Readonly<Record<string, Json>>;

/** Fields of an entry or invoice, as Odoo has them. */
export async function valuesIn(
  asking: AskingOdoo,
  model: 'account.move' | 'account.move.line',
  id: number,
  fields: readonly string[],
): Promise<StoredValues | undefined> {
  const [row] = valueRows.parse(
    await search(asking, { model, domain: [['id', '=', id]], fields, ...{ order: 'id', limit: 1 } }),
  );
  return row;
}

/** Fields of the lines that a document has besides these. */
export async function linesBesides(
  asking: AskingOdoo,
  move: number,
  known: readonly number[],
  fields: readonly string[],
): Promise<readonly StoredValues[]> {
  return valueRows.parse(
    await search(asking, {
      model: 'account.move.line',
      domain: [
        ['move_id', '=', move],
        ['id', 'not in', [...known]],
      ],
      fields,
      ...{ order: 'id', limit: MOST_ITEMS },
    }),
  );
}

/**
 * Whether items of the two are matched with each other.
 * @returns undefined when one of them has no items to be seen
 */
export async function areMatched(
  asking: AskingOdoo,
  document: OdooHandle,
  by: OdooHandle,
): Promise<boolean | undefined> {
  const [ours, theirs] = await Promise.all([matchingsOf(asking, document), matchingsOf(asking, by)]);
  if (ours === undefined || theirs === undefined) return undefined;
  return [...ours].some((matching) => theirs.has(matching));
}

async function matchingsOf(
  asking: AskingOdoo,
  document: OdooHandle,
): Promise<ReadonlySet<string> | undefined> {
  const move = isPayment(document) ? await entryOf(asking, document) : idOf(document);
  if (move === undefined) return undefined;
  const items = itemRows.parse(
    await search(asking, {
      model: 'account.move.line',
      domain: [['move_id', '=', move]],
      fields: ['matching_number'],
      ...{ order: 'id', limit: MOST_ITEMS },
    }),
  );
  return items.length === 0 ? undefined : new Set(items.flatMap((item) => item.matching_number ?? []));
}

async function entryOf(asking: AskingOdoo, payment: OdooHandle): Promise<number | undefined> {
  const [row] = paymentRows.parse(
    await search(asking, {
      model: 'account.payment',
      domain: [['id', '=', idOf(payment)]],
      fields: ['move_id'],
      ...{ order: 'id', limit: 1 },
    }),
  );
  return row?.move_id?.id;
}
