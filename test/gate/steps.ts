import { z } from 'zod';
import { FAILURES } from './gate-person.ts';

/*
 * What can happen in a story. Plain data, so that a story that broke a promise can be kept. Numbers name windows,
 * connections, bills and calls; too large ones count round.
 */

const place = { window: z.int().min(0).max(1), connection: z.int().min(0).max(1) };
const bill = z.int().min(0);
const answer = z.enum(['yes', 'keep', 'closed', 'review']);

const stepSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('ask'),
    ...place,
    bill,
    by: z.enum(['agent', 'command']),
    what: z.enum(['post', 'undo', 'discard']),
  }),
  z.object({
    do: z.literal('ask for several'),
    ...place,
    bills: z.array(bill).min(2),
    by: z.enum(['agent', 'command']),
  }),
  z.object({ do: z.literal('change by tool'), ...place, bill, kind: z.int().min(0) }),
  z.object({ do: z.literal('call a tool'), ...place, bill, tool: z.int().min(0), extra: z.int().min(0) }),
  z.object({ do: z.literal('leave'), call: z.int().min(0) }),
  z.object({ do: z.literal('press'), window: place.window, answer }),
  z.object({ do: z.literal('next dialog'), window: place.window, goes: z.enum(FAILURES) }),
  z.object({ do: z.literal('time passes'), ms: z.int().min(0) }),
  z.object({ do: z.literal('wall clock'), ms: z.int() }),
  z.object({
    do: z.literal('edit in Odoo'),
    connection: place.connection,
    bill,
    edit: z.int().min(0),
    at: z.enum(['now', 'before the next look', 'after the next look']),
  }),
  z.object({
    do: z.literal('act in Odoo'),
    connection: place.connection,
    bill,
    act: z.enum(['post', 'delete', 'cancel']),
  }),
  z.object({ do: z.literal('ask again'), window: place.window }),
  z.object({ do: z.literal('swap servers'), connection: place.connection }),
  z.object({ do: z.literal('reopen'), window: place.window }),
]);
export type Step = z.output<typeof stepSchema>;

export const storySchema = z.object({
  bills: z
    .array(
      z.object({
        partner: z.int().min(0),
        prices: z.array(z.int().min(1)).min(1),
        payload: z.int().min(0).optional(),
        hasTax: z.boolean(),
      }),
    )
    .min(1),
  steps: z.array(stepSchema),
});
export type Story = z.output<typeof storySchema>;
