import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { z } from 'zod';

/**
 * A way to a server that can be shut: what comes then is refused, and what is under way is cut. Or it falls silent: what
 * comes is let in, and never answered.
 */
export class TcpDoor {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #silent: AbortController;

  private constructor(url: string, server: Server, sockets: Set<Socket>, silent: AbortController) {
    this.url = url;
    this.#server = server;
    this.#sockets = sockets;
    this.#silent = silent;
  }

  /**
   * @param target "http://127.0.0.1:8069"
   * @param tls key and certificate, PEM: the door speaks https
   */
  static async open(target: string, tls?: { key: string; cert: string }): Promise<TcpDoor> {
    const { hostname, port } = new URL(target);
    const sockets = new Set<Socket>();
    const silent = new AbortController();
    const pass = (incoming: Socket): void => {
      if (silent.signal.aborted) {
        sockets.add(incoming.resume());
        return;
      }
      const outgoing = connect(Number(port), hostname);
      for (const [socket, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        sockets.add(socket);
        socket.pipe(other);
        socket.on('error', () => other.destroy());
        socket.on('close', () => sockets.delete(socket));
      }
    };
    const server = tls === undefined ? createServer(pass) : createTlsServer(tls, pass);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = z.object({ port: z.int() }).parse(server.address());
    return new TcpDoor(
      `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`,
      server,
      sockets,
      silent,
    );
  }

  fallSilent(): void {
    this.#silent.abort();
    for (const socket of this.#sockets) socket.unpipe().resume();
  }

  shut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}
