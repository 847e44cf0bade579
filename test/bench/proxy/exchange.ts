import { z } from 'zod';

/** One request of the product to Odoo and its answer, as the proxy saw them. */
export const exchangeShape = z.object({
  /** "account.move.load" */
  name: z.string(),
  method: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  status: z.int(),
  answer: z.string(),
  /** It came over a connection that no request had come over before. */
  isFresh: z.boolean(),
  /** Milliseconds of the proxy's clock: when it had been read whole, and when its answer went back. */
  began: z.number(),
  ended: z.number(),
});

export type Exchange = z.output<typeof exchangeShape>;

/** What a tool asks of Odoo, counted. */
export interface Traffic {
  readonly requests: number;
  readonly connections: number;
  /** Bytes of the bodies, both ways. */
  readonly bytes: number;
}

export function trafficOf(exchanges: readonly Exchange[]): Traffic {
  return {
    requests: exchanges.length,
    connections: exchanges.filter(({ isFresh }) => isFresh).length,
    bytes: exchanges.reduce(
      (sum, { body, answer }) => sum + Buffer.byteLength(body) + Buffer.byteLength(answer),
      0,
    ),
  };
}

/** What was under way at the same time, in turn: whatever begins when all before it has its answer begins a new wave. */
export function wavesOf(exchanges: readonly Exchange[]): Exchange[][] {
  const waves: Exchange[][] = [];
  let end = -Infinity;
  for (const exchange of exchanges.toSorted((a, b) => a.began - b.began)) {
    const wave = waves.at(-1);
    if (wave === undefined || exchange.began >= end) waves.push([exchange]);
    else wave.push(exchange);
    end = Math.max(end, exchange.ended);
  }
  return waves;
}
