import { z } from 'zod';
import { exchangeShape } from './exchange.ts';

/** What the proxy is told to do. */
export const orderShape = z.discriminatedUnion('do', [
  z.object({ do: z.literal('put-away'), milliseconds: z.number() }),
  z.object({ do: z.literal('take') }),
  z.object({ do: z.literal('answer-from'), exchanges: z.array(exchangeShape).optional() }),
  z.object({ do: z.literal('next-call'), recorded: z.string(), now: z.string() }),
]);

export type Order = z.output<typeof orderShape>;
