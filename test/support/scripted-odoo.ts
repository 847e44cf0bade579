import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request as the server saw it. */
interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server does with one request; it owns the response. */
export type Script = (request: SeenRequest, response: ServerResponse) => void;

/** A server that answers every request by the script of its path, and remembers what it was sent. */
export class ScriptedOdoo {
  readonly seen: SeenRequest[] = [];
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  /**
   * @param scripts by path; a path without one gets 404 with HTML, as from Odoo
   * @param tls key and certificate, PEM: speaks https
   */
  static async start(
    scripts: Readonly<Record<string, Script>>,
    tls?: { key: string; cert: string },
  ): Promise<ScriptedOdoo> {
    const handle = (request: IncomingMessage, response: ServerResponse): void => {
      void text(request).then((body) => {
        const path = request.url ?? '';
        const seen = { method: request.method ?? '', path, headers: request.headers, body };
        odoo.seen.push(seen);
        (scripts[path] ?? html(404))(seen, response);
      });
    };
    const server = tls === undefined ? createServer(handle) : https.createServer(tls, handle);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = addressOf(server);
    const odoo = new ScriptedOdoo(server, `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`);
    return odoo;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address;
}

/** Answers JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Script {
  return raw(status, JSON.stringify(value), { 'Content-Type': 'application/json', ...headers });
}

/** Answers an HTML page, as proxies and login screens do. */
export function html(status: number, headers: Record<string, string> = {}): Script {
  return raw(status, '<!doctype html><title>Not JSON</title>', { 'Content-Type': 'text/html', ...headers });
}

/** Answers these bytes as they are. */
export function raw(status: number, body: string | Uint8Array, headers: Record<string, string>): Script {
  return (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Answers in the JSON-RPC envelope of the request; without an argument, as Odoo does for None. */
export function rpcResult(...result: readonly [] | readonly [unknown]): Script {
  return (request, response) => {
    json({ jsonrpc: '2.0', id: idOf(request), ...(result.length === 0 ? {} : { result: result[0] }) })(
      request,
      response,
    );
  };
}

/** Answers one of Odoo's exceptions in the JSON-RPC envelope, with a traceback that must go nowhere. */
export function rpcError(name: string, message = 'A message', args: readonly unknown[] = [message]): Script {
  return (request, response) => {
    const data = { name, message, arguments: args, context: {}, debug: TRACEBACK };
    const error = { code: 0, message: 'Odoo Server Error', data };
    json({ jsonrpc: '2.0', id: idOf(request), error })(request, response);
  };
}

/** Answers one of Odoo's exceptions as JSON-2 does. */
export function json2Error(status: number, name: string, message = 'A message'): Script {
  return json({ name, message, arguments: [message], context: {}, debug: TRACEBACK }, status);
}

/** Answers the first request by the first script and so on; the last one stays. */
export function inTurn(...scripts: readonly Script[]): Script {
  const left = [...scripts];
  return (request, response) => {
    const script = left.length > 1 ? left.shift() : left[0];
    if (script === undefined) throw new Error('inTurn needs a script.');
    script(request, response);
  };
}

/** Takes the request and cuts the connection without an answer. */
export const reset: Script = (_request, response) => {
  response.socket?.resetAndDestroy();
};

/** Says how much will come, sends half of it and cuts the connection. */
export const cutAnswer: Script = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
  response.write('{"jsonrpc": "2.0", "res', () => response.socket?.destroy());
};

/** Sends a byte now and then, for ever. */
export const slowLoris: Script = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

/** Takes the request and says nothing. */
export const silence: Script = () => undefined;

/** Sends JSON without end, as fast as it is taken. */
export const endless: Script = (_request, response) => {
  const chunk = Buffer.alloc(1_000_000, ' ');
  const send = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.writeHead(200, { 'Content-Type': 'application/json' }).on('drain', send);
  send();
};

/** Part of every exception above: where it shows up, something leaked. */
export const TRACEBACK = 'Traceback (most recent call last): /usr/lib/python3/odoo/secret_place.py';

function idOf(request: SeenRequest): unknown {
  const body: unknown = JSON.parse(request.body);
  return typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
}
