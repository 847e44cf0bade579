import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import type { Disposable } from '../../common/disposable.ts';
import type { RunningPages } from '../pairing/running-pages.ts';
import { PageDesk } from './desk.ts';
import type { PageDeskParts } from './desk.ts';
import { refusal } from './guard.ts';
import { send } from './reply.ts';
import type { Reply } from './reply.ts';

/** How long a request may take to arrive, headers and all, in milliseconds. */
interface Arrival {
  readonly requestMs: number;
  /** How often it is looked. */
  readonly checkEveryMs: number;
}

const ARRIVAL: Arrival = { requestMs: 10_000, checkEveryMs: 2_000 };

/** A browser keeps six open. */
const MOST_CONNECTIONS = 64;
const MOST_HEADER_BYTES = 16 * 1024;

export interface ApprovalPageParts extends PageDeskParts {
  readonly pages: RunningPages;
  /** Logs a fault of ours. */
  readonly onFault: (thrown: unknown) => void;
  readonly arrival?: Arrival;
}

interface Open {
  readonly origin: string;
  readonly server: Server;
  /** Takes back that it is open. */
  readonly leave: () => Promise<void>;
}

/** The page on 127.0.0.1 where the person answers, on a random port. It is opened when it is first needed. */
export class ApprovalPage implements Disposable {
  readonly #parts: ApprovalPageParts;
  readonly #desk: PageDesk;
  #open: Promise<Open> | undefined;
  #isOver = false;

  constructor(parts: ApprovalPageParts) {
    this.#parts = parts;
    this.#desk = new PageDesk(parts);
  }

  /**
   * Opens the page, unless it is open.
   * @returns its address: "http://127.0.0.1:41233"
   * @throws Problem `approvals_unavailable`, or what the system says when there is no port to be had
   */
  async open(): Promise<string> {
    if (this.#isOver) throw new Error('The page is closed for good.');
    const opening = (this.#open ??= this.#start());
    try {
      return (await opening).origin;
    } catch (thrown) {
      // Whoever asks next tries anew.
      if (this.#open === opening) this.#open = undefined;
      throw thrown;
    }
  }

  /** Ends every question that waits, and closes the page. */
  async dispose(): Promise<void> {
    this.#isOver = true;
    this.#parts.questions.dispose();
    this.#parts.contacts.dispose();
    const open = await this.#open?.catch(() => undefined);
    if (open === undefined) return;
    const closed = new Promise((resolve) => open.server.close(resolve));
    open.server.closeAllConnections();
    await closed;
    await open.leave();
  }

  async #start(): Promise<Open> {
    const { arrival = ARRIVAL, pages } = this.#parts;
    const server = createServer({
      requestTimeout: arrival.requestMs,
      connectionsCheckingInterval: arrival.checkEveryMs,
      keepAliveTimeout: 5_000,
      maxHeaderSize: MOST_HEADER_BYTES,
    });
    server.maxConnections = MOST_CONNECTIONS;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.int() }).parse(server.address());
    const origin = `http://127.0.0.1:${port}`;
    server.on('request', (request, response) => {
      this.#answer(request, origin)
        .then((reply) => send(response, reply))
        .catch((thrown: unknown) => {
          // A browser that left in mid-sentence is no fault, and nobody to answer.
          if (!request.complete) return void response.destroy();
          this.#parts.onFault(thrown);
          if (response.headersSent) response.destroy();
          else send(response, { kind: 'refused', status: 500 });
        });
    });
    try {
      return { origin, server, leave: await pages.add(origin) };
    } catch (thrown) {
      server.close();
      throw thrown;
    }
  }

  async #answer(request: IncomingMessage, origin: string): Promise<Reply> {
    const status = refusal(request, origin);
    return status === undefined ? this.#desk.answer(request) : { kind: 'refused', status };
  }
}
