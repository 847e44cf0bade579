import { z } from 'zod';
import { isMove, parseHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';

const moveHandleShape = z.string().transform((text, context): MoveHandle => {
  const handle = parseHandle(text);
  if (handle !== undefined && isMove(handle)) return handle;
  context.addIssue('no move');
  return z.NEVER;
});
const named = z.object({ id: z.int(), name: z.string() });

/** What stands against a bank transaction: an account, an open document, or nothing that is known yet. */
const counterpart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), account: z.int() }),
  z.object({ kind: z.literal('document'), document: moveHandleShape }),
  z.object({ kind: z.literal('suspense') }),
]);
export type Counterpart = z.output<typeof counterpart>;

/** How the bank's own paper names the transaction. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bank'), transaction: z.string() }),
  z.object({ kind: z.literal('file'), file: z.string(), row: z.int() }),
  z.object({ kind: z.literal('key'), key: z.string() }),
]);
export type Source = z.output<typeof source>;

/**
 * A bank or cash transaction as it is kept in our journal: a proposal. Names are those of the day it was made; who
 * decides on it reads them anew by their ids.
 */
export const bankTransaction = z.object({
  kind: z.literal('bank_transaction'),
  company: named,
  journal: named,
  /** ISO date. */
  date: z.string(),
  /** Signed: money that comes in is positive. A decimal string in the journal's currency. */
  amount: z.string(),
  currency: z.object({ id: z.int(), name: z.string(), places: z.int() }),
  description: z.string(),
  partner: named.nullable(),
  counterpart,
  source,
});
export type BankTransaction = z.output<typeof bankTransaction>;
