import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import { z } from 'zod';
import type { OfficeTarget } from './office.ts';
import { TRACEBACK } from './scripted-odoo.ts';

const envelope = z.object({ id: z.unknown() });

/**
 * Stands before an Odoo. Closed, it answers every call with an exception that tells all that Odoo and a careless
 * module could: the traceback, the context, the request with its secret.
 */
export class EchoingDoor {
  /** The class of the exception that is answered; undefined: everything reaches Odoo. */
  exception: string | undefined;
  /** Everything that was answered so. */
  readonly answered: string[] = [];
  readonly target: OfficeTarget;
  readonly #behind: URL;
  readonly #server: Server;

  private constructor(behind: OfficeTarget, server: Server, port: number) {
    this.#behind = new URL(behind.url);
    this.#server = server;
    this.target = { ...behind, url: `http://127.0.0.1:${port}` };
  }

  static async open(behind: OfficeTarget): Promise<EchoingDoor> {
    const server = createServer((request, response) => void door.#handle(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const door = new EchoingDoor(behind, server, port);
    return door;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (this.exception !== undefined) this.#fail(request, body.toString(), response, this.exception);
    else await this.#pass(request, body, response);
  }

  #fail(request: IncomingMessage, body: string, response: ServerResponse, name: string): void {
    const said = JSON.stringify({ headers: request.rawHeaders, body });
    const error = {
      name,
      // What Odoo says to its users is passed on, and is no place for a traceback.
      message: name.startsWith('odoo.') ? `It failed: ${said}` : `${TRACEBACK} ${said}`,
      arguments: [said, TRACEBACK],
      context: { said, place: TRACEBACK },
      debug: `${TRACEBACK}\n${said}`,
    };
    const isJson2 = request.url?.startsWith('/json/2') === true;
    response.writeHead(isJson2 ? 422 : 200, { 'Content-Type': 'application/json' });
    const id = (): unknown => envelope.parse(JSON.parse(body)).id;
    const inEnvelope = () => ({ jsonrpc: '2.0', id: id(), error: { code: 0, message: said, data: error } });
    const answer = JSON.stringify(isJson2 ? error : inEnvelope());
    this.answered.push(answer);
    response.end(answer);
  }

  async #pass(request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    const { hostname, port } = this.#behind;
    const sent = httpRequest({ hostname, port, method, path: url, headers, agent: false }).end(body);
    const [answer] = z.tuple([z.custom<IncomingMessage>()]).parse(await once(sent, 'response'));
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  }
}
