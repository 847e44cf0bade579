import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { WireRequest } from './wire-request.ts';

/** What Odoo said. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the product's connection goes through: somebody hears each request and answers it. */
export class RecordingDoor {
  readonly url: string;
  readonly #server: Server;
  /** What went wrong on our side. */
  readonly #failures: unknown[];

  private constructor(server: Server, port: number, failures: unknown[]) {
    this.#server = server;
    this.#failures = failures;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async open(answer: (request: WireRequest) => Promise<WireAnswer>): Promise<RecordingDoor> {
    const failures: unknown[] = [];
    const server = createServer((incoming, response) => {
      respond(incoming, response, answer).catch((error: unknown) => {
        failures.push(error);
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new RecordingDoor(server, z.object({ port: z.int() }).parse(server.address()).port, failures);
  }

  /** @throws Error when a request was not answered: then something happened that nobody saw */
  async dispose(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
    if (this.#failures.length > 0)
      throw new AggregateError(this.#failures, 'The oracle has missed something.');
  }
}

/** Passes a request on to Odoo. */
export async function passOn(origin: string, request: WireRequest): Promise<WireAnswer> {
  const { method, path, headers, body } = request;
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === '' ? {} : { body }),
  });
  return {
    status: answer.status,
    headers: kept(Object.fromEntries(answer.headers)),
    body: await answer.text(),
  };
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: (request: WireRequest) => Promise<WireAnswer>,
): Promise<void> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
  const body = await text(incoming);
  const { method = 'GET', url: path = '/' } = incoming;
  const said = await answer({ method, path, headers: kept(headers), body });
  response.writeHead(said.status, {
    ...said.headers,
    'content-length': Buffer.byteLength(said.body),
    connection: 'close',
  });
  response.end(said.body);
}

/** Those that say something of one connection do not go on to the next. */
function kept(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name)));
}

const OF_ONE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'accept-encoding',
  'host',
  'keep-alive',
  'transfer-encoding',
]);
