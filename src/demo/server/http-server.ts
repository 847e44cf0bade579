import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { htmlAnswer, jsonAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import { json2 } from './json-2.ts';
import { VERSION, callService, jsonRpc } from './json-rpc.ts';
import type { Books } from './json-rpc.ts';

/** Bytes. Odoo itself takes 128 MiB. */
const LARGEST_BODY = 64 * 1024 * 1024;

const addressSchema = z.object({ port: z.int() });

/** Loopback only, on a port of the system's choice; like Odoo's own, it closes the connection after each answer. */
export class HttpServer {
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param books asked at each request: a reset changes them */
  static async start(books: () => Books): Promise<HttpServer> {
    const server = createServer((request, response) => {
      void respond(books, request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new HttpServer(server, addressSchema.parse(server.address()).port);
  }

  async dispose(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

async function respond(
  books: () => Books,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(request, response, await answer(books, request));
  } catch {
    // Whoever hung up hears nothing more; what else goes wrong here is a mistake of the demo company.
    if (!request.complete || response.headersSent) request.destroy();
    else send(request, response, htmlAnswer(500, '500 Internal Server Error', 'The demo company failed.'));
  }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Answer,
): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? '' : body);
}

async function answer(books: () => Books, request: IncomingMessage): Promise<Answer> {
  // A page elsewhere that has its own name point here is not let in.
  const host = request.headers.host?.replace(/:\d+$/, '');
  if (host !== '127.0.0.1' && host !== 'localhost') return htmlAnswer(403, '403 Forbidden', 'Unknown host.');
  if (request.headers.origin !== undefined) return htmlAnswer(403, '403 Forbidden', 'No web page may ask.');
  const [path = '/'] = (request.url ?? '/').split('?');
  const body = await readBody(request);
  if (body === undefined) return htmlAnswer(413, '413 Request Entity Too Large', 'The request is too large.');
  if (path.startsWith('/json/2')) return answerJson2(books(), request, path, body);
  switch (path) {
    case '/web/version':
    case '/json/version':
      return jsonAnswer({ version_info: VERSION.server_version_info, version: VERSION.server_version });
    case '/jsonrpc':
    case '/web/webclient/version_info':
    case '/web/database/list':
      return isJson(request)
        ? jsonRpc(body, (params) => route(books(), path, params))
        : wrongType(path, 'jsonrpc');
    case '/':
      return { ...htmlAnswer(303, 'Redirecting...', '/odoo'), headers: { Location: '/odoo' } };
    default:
      return /^\/(odoo|web)(\/|$)/.test(path)
        ? htmlAnswer(
            200,
            'Demo company',
            "This is the demo company of MCP Odoo. It has no web pages of its own: it plays Odoo for the extension, without Odoo's web client. Look at its documents in VS Code.",
          )
        : htmlAnswer(404, '404 Not Found', 'The requested URL was not found on the server.');
  }
}

function route(
  books: Books,
  path: string,
  params: Parameters<typeof callService>[1],
): ReturnType<typeof callService> {
  if (path === '/web/database/list') return [books.database.name];
  if (path === '/jsonrpc') return callService(books, params);
  return { ...VERSION, server_serie: '19.0', protocol_version: 1 };
}

function answerJson2(books: Books, request: IncomingMessage, path: string, body: string): Answer {
  const isPost = request.method === 'POST';
  if (isPost && !isJson(request)) return wrongType(path, 'json2');
  const database = request.headers['x-odoo-database'];
  const parts = path
    .split('/')
    .slice(3)
    .filter((part) => part !== '')
    .map(decode);
  return json2(books, {
    isPost,
    path: parts,
    authorization: request.headers.authorization,
    database: typeof database === 'string' ? database : undefined,
    body,
  });
}

/** Bytes that are no UTF-8 become U+FFFD, as in werkzeug. */
function decode(part: string): string {
  const bytes = part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function isJson(request: IncomingMessage): boolean {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  return ['application/json', 'application/json-rpc'].includes(type.trim().toLowerCase());
}

function wrongType(path: string, routing: string): Answer {
  return htmlAnswer(
    415,
    '415 Unsupported Media Type',
    `Request inferred type is compatible with [&#39;http&#39;] but &#39;${path.replace(/[^\w/.-]/g, '')}&#39; is type=&#39;${routing}&#39;.`,
  );
}

/** @returns undefined when it is too large */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
