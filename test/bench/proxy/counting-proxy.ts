import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { passOn, readAll, readCall } from '../../faults/exchange.ts';
import type { Exchange } from './exchange.ts';
import { Recorded } from './recorded.ts';

interface Reply {
  readonly status: number;
  readonly answer: string;
}

/**
 * Stands between the product and Odoo and writes down what passes. It can put Odoo further away: so many milliseconds
 * for each request, and as many again for each new connection. It can also answer by itself, at once, what Odoo
 * answered before: what is measured then is all but Odoo.
 */
export class CountingProxy {
  readonly #target: URL;
  readonly #used = new WeakSet<Socket>();
  readonly #server = createServer((request, response) => {
    this.#handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  #port = 0;
  #delay = 0;
  #seen: Exchange[] = [];
  #recorded: Recorded | undefined;

  private constructor(target: string) {
    this.#target = new URL(target);
  }

  /** @param target "http://127.0.0.1:8069" */
  static async start(target: string): Promise<CountingProxy> {
    const proxy = new CountingProxy(target);
    proxy.#server.keepAliveTimeout = 60_000;
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    proxy.#port = z.object({ port: z.int() }).parse(proxy.#server.address()).port;
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** @param milliseconds for each request, and for each new connection */
  putAway(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  /** What has passed since it was last asked. */
  take(): Exchange[] {
    return this.#seen.splice(0);
  }

  /** Answers from these from now on; undefined: Odoo is asked again. */
  answerFrom(exchanges: readonly Exchange[] | undefined): void {
    this.#recorded = exchanges === undefined ? undefined : new Recorded(exchanges);
  }

  /** The next call has this in place of what was recorded: in requests and so in answers. */
  nextCall(recorded: string, now: string): void {
    this.#recorded?.nextCall(recorded, now);
  }

  async dispose(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isFresh = !this.#used.has(request.socket);
    this.#used.add(request.socket);
    const body = await readAll(request);
    const began = performance.now();
    const call = readCall(request.url ?? '/', body);
    if (this.#delay > 0) await sleep(isFresh ? 2 * this.#delay : this.#delay);
    const { status, answer } = this.#recorded?.answer(call) ?? (await this.#ask(request, body));
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
    this.#seen.push({
      ...{
        name: call.name,
        method: request.method ?? '',
        path: request.url ?? '/',
        headers: sent(request.headers),
      },
      ...{ body: body.toString('utf8'), status, answer, isFresh, began, ended: performance.now() },
    });
  }

  async #ask(request: IncomingMessage, body: Buffer): Promise<Reply> {
    const answer = await passOn(this.#target, request, body);
    return { status: answer.statusCode ?? 502, answer: (await readAll(answer)).toString('utf8') };
  }
}

/** What a request says of itself, without what belongs to its connection. */
function sent(headers: IncomingMessage['headers']): Record<string, string> {
  const { host: _host, connection: _connection, 'content-length': _length, ...said } = headers;
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]));
}
