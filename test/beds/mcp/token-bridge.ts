import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { z } from 'zod';
import type { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { socketOf } from '../../support/mcp-caller.ts';

/**
 * A way to an endpoint for tools that know TCP and no token: adds the token, and says `localhost` where they name
 * the bridge itself. Every other host and origin is passed on as it is, for the endpoint to refuse.
 */
export class TokenBridge {
  readonly url: string;
  readonly #server: Server;

  private constructor(url: string, server: Server) {
    this.url = url;
    this.#server = server;
  }

  static async open(endpoint: McpEndpoint): Promise<TokenBridge> {
    const server = createServer((incoming, response) => {
      const outgoing = request({
        socketPath: socketOf(endpoint),
        agent: false,
        method: incoming.method,
        path: incoming.url,
        headers: { ...throughBridge(incoming.headers), ...endpoint.headers },
      });
      outgoing.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
      });
      outgoing.on('error', () => response.destroy());
      response.once('close', () => outgoing.destroy());
      incoming.pipe(outgoing);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());
    return new TokenBridge(`http://localhost:${port}/mcp`, server);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}

function throughBridge({ host = '', origin, ...others }: IncomingHttpHeaders): IncomingHttpHeaders {
  const isOwn = /^(localhost|127\.0\.0\.1):\d+$/.test(host);
  const isOwnOrigin = isOwn && origin === `http://${host}`;
  return {
    ...others,
    host: isOwn ? 'localhost' : host,
    ...(origin === undefined || isOwnOrigin ? {} : { origin }),
  };
}
