import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { passOn, readAll, readCall } from './exchange.ts';
import type { Fault, OdooAnswer } from './exchange.ts';

/** The product, as far as the proxy has to do with it. */
export interface WhoWaits {
  /** Lets its time for an answer run out. */
  readonly runOut: () => void;
  /** A request of it meets a fault: it has sent it, and has no answer yet. */
  readonly isSending: () => Promise<void>;
}

interface Armed {
  readonly call: string;
  readonly fault: Fault;
}

/**
 * Stands between the product and Odoo, and does harm to one request when it is told to: lets it through or not, once or
 * twice or late, and answers what it likes. Counts the harm that it has done.
 */
export class FaultProxy {
  /** How many faults have fired since the last mending. */
  fired = 0;
  /** How many requests came to where redirects pointed. */
  followed = 0;
  readonly #target: URL;
  readonly #whoWaits: WhoWaits;
  /** Those that a request has come over before. */
  readonly #used = new WeakSet<Socket>();
  readonly #server = createServer((request, response) => void this.#handle(request, response));
  readonly #elsewhere = createServer((_request, response) => {
    this.followed += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('true');
  });
  #ports: readonly [own: number, elsewhere: number] = [0, 0];
  #armed: Armed | undefined;
  #isLetInNext = false;
  #back: Promise<void> = Promise.resolve();
  #arrival: Promise<void> = Promise.resolve();
  readonly #held: (() => Promise<unknown>)[] = [];

  private constructor(target: string, whoWaits: WhoWaits) {
    this.#target = new URL(target);
    this.#whoWaits = whoWaits;
  }

  /** @param target "http://127.0.0.1:8069" */
  static async start(target: string, whoWaits: WhoWaits): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, whoWaits);
    proxy.#ports = [await listen(proxy.#server, 0), await listen(proxy.#elsewhere, 0)];
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports[0]}`;
  }

  /** The next request of this name meets the fault: "account.move.load". */
  arm(call: string, fault: Fault): void {
    if (fault.isEarly !== true || fault.staysDown === undefined) {
      this.#armed = { call, fault };
      return;
    }
    this.fired += 1;
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** What was held back reaches Odoo now. */
  async letIn(): Promise<void> {
    this.#isLetInNext = false;
    this.#arrival = inTurn(this.#held.splice(0));
    await this.#arrival;
  }

  /** From now on everything goes through. */
  async mend(): Promise<void> {
    this.#armed = undefined;
    this.fired = 0;
    await this.#back;
    await this.#comeBack();
  }

  async dispose(): Promise<void> {
    for (const server of [this.#server, this.#elsewhere]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    const isFresh = !this.#used.has(socket);
    this.#used.add(socket);
    if (this.#armed?.fault.isEarly === true && request.method === 'POST') {
      this.#take();
      await this.#whoWaits.isSending();
      socket.resetAndDestroy();
      return;
    }
    const path = request.url ?? '/';
    const body = await readAll(request);
    const { name, id } = readCall(path, body);
    const fault = this.#armed?.call === name ? this.#take() : undefined;
    if (fault !== undefined) await this.#whoWaits.isSending();
    const forward = () => this.#forward(request, body);
    if (fault === undefined || (fault.sparesFresh === true && isFresh)) {
      const answer = await forward();
      if (this.#isLetInNext) await this.letIn();
      // Who looked at the same time hears of it later, too: their next look is after the arrival then.
      else await this.#arrival;
      pass(answer, response);
      return;
    }
    const protocol = path === '/jsonrpc' ? 'json-rpc' : 'json-2';
    const answered = await this.#reach(fault, forward);
    const elsewhere = `http://127.0.0.1:${this.#ports[1]}`;
    if (fault.staysDown !== undefined) this.#goDown(fault.staysDown);
    fault.answer({ response, protocol, id, answered, elsewhere, runOut: this.#whoWaits.runOut });
  }

  async #reach(
    { reaches }: Fault,
    forward: () => Promise<OdooAnswer & { headers: unknown }>,
  ): Promise<OdooAnswer | undefined> {
    switch (reaches) {
      case 'never':
        return undefined;
      case 'once':
        return forward();
      case 'twice': {
        // Odoo may deal with either of them first.
        const [, second] = await Promise.all([forward(), forward()]);
        return second;
      }
      case 'late':
        this.#held.push(forward);
        return undefined;
    }
  }

  #goDown(how: number | 'until mended'): void {
    this.#server.close();
    this.#server.closeIdleConnections();
    if (how !== 'until mended') this.#back = sleep(how).then(() => this.#comeBack());
  }

  async #comeBack(): Promise<void> {
    if (!this.#server.listening) await listen(this.#server, this.#ports[0]);
  }

  #take(): Fault | undefined {
    const fault = this.#armed?.fault;
    this.#armed = undefined;
    this.#isLetInNext = fault?.isLetInNext === true;
    this.fired += 1;
    return fault;
  }

  async #forward(
    request: IncomingMessage,
    body: Buffer,
  ): Promise<OdooAnswer & { readonly headers: IncomingMessage['headers'] }> {
    const answer = await passOn(this.#target, request, body);
    const type = answer.headers['content-type'] ?? '';
    return { status: answer.statusCode ?? 502, type, body: await readAll(answer), headers: answer.headers };
  }
}

function pass(
  { status, body, headers }: OdooAnswer & { readonly headers: IncomingMessage['headers'] },
  response: ServerResponse,
): void {
  // As a server before Odoo does: what Odoo closes, it keeps open.
  const { connection: _closes, 'transfer-encoding': _chunked, ...kept } = headers;
  response.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return z.object({ port: z.int() }).parse(server.address()).port;
}

async function inTurn(all: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const arrive of all) await arrive();
}
