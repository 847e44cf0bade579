import { randomInt } from 'node:crypto';
import http from 'node:http';
import type { Exchange } from '../proxy/exchange.ts';
import { wavesOf } from '../proxy/exchange.ts';
import { readAll } from '../../faults/exchange.ts';
import { LearntIds } from './learnt-ids.ts';

/** What is not as it was when a call was recorded. */
export interface Swaps {
  /** Each text, and what stands in its place. */
  readonly texts: readonly (readonly [string, string])[];
  readonly ids: readonly (readonly [number, number])[];
}

/** The keys that documents are made under: a second document needs one of its own. */
const KEY = /__mcp_odoo__\.([\w-]+)/g;

/**
 * The least that a tool can take: the very requests that it made, made again by nothing but Node's own HTTP client with
 * keep-alive, as many at a time as the tool had under way, each answer parsed and otherwise unread.
 */
export class Floor {
  readonly #origin: URL;
  readonly #agent = new http.Agent({ keepAlive: true });

  constructor(url: string) {
    this.#origin = new URL(url);
  }

  /** @throws Error when Odoo refuses what it did not refuse the tool, or the other way round */
  async play(recorded: readonly Exchange[], { texts, ids }: Swaps): Promise<void> {
    const learnt = new LearntIds(ids);
    const all = [...texts, ...freshKeys(recorded)];
    for (const wave of wavesOf(recorded)) {
      await Promise.all(
        wave.map(async (exchange) => {
          const body = all.reduce((text, [old, now]) => text.replaceAll(old, now), exchange.body);
          const answer = await this.#send(exchange, learnt.inRequest(body));
          learnt.learn(exchange.answer, answer);
        }),
      );
    }
  }

  dispose(): void {
    this.#agent.destroy();
  }

  async #send(exchange: Exchange, body: string): Promise<string> {
    const { name, method, path, headers, status, answer: recorded } = exchange;
    const { hostname, port } = this.#origin;
    const length = { 'content-length': Buffer.byteLength(body) };
    const options = {
      ...{ hostname, port, method, path, agent: this.#agent },
      headers: { ...headers, ...length },
    };
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      http.request(options, resolve).once('error', reject).end(body);
    });
    const text = (await readAll(answer)).toString('utf8');
    if (answer.statusCode !== status || isFault(text) !== isFault(recorded))
      throw new Error(`The bare ${name} was answered otherwise: ${text.slice(0, 500)}`);
    return text;
  }
}

/** A refusal over JSON-RPC: there the status is always 200. */
function isFault(answer: string): boolean {
  return answer.startsWith('{"jsonrpc"') && /"error":\s*\{/.test(answer);
}

function freshKeys(recorded: readonly Exchange[]): (readonly [string, string])[] {
  const keys = new Set(recorded.flatMap(({ body }) => [...body.matchAll(KEY)].map(([, key = '']) => key)));
  return [...keys].map((key) => [key, fresh(key)] as const);
}

/** Another one that is as long. */
function fresh(key: string): string {
  return key.replaceAll(/[0-9a-f]/g, () => randomInt(16).toString(16));
}
