import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { exchangeShape } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import type { Order } from './order.ts';

const SCRIPT = join(import.meta.dirname, 'proxy-process.ts');

/** The counting proxy, seen from the process that measures. */
export class Proxy {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** @param target "http://127.0.0.1:8069" */
  static async start(target: string): Promise<Proxy> {
    const child = fork(SCRIPT, [target], { serialization: 'advanced' });
    const [said] = z.tuple([z.object({ url: z.string() })]).parse((await once(child, 'message')).slice(0, 1));
    return new Proxy(said.url, child);
  }

  /** @param milliseconds that each request takes longer, and each new connection again */
  async putAway(milliseconds: number): Promise<void> {
    await this.#tell({ do: 'put-away', milliseconds });
  }

  /** What has passed since it was last asked. */
  async take(): Promise<Exchange[]> {
    return z.array(exchangeShape).parse(await this.#tell({ do: 'take' }));
  }

  /** Odoo is not asked any more; undefined: it is again. */
  async answerFrom(exchanges: readonly Exchange[] | undefined): Promise<void> {
    const from = exchanges === undefined ? {} : { exchanges: [...exchanges] };
    await this.#tell({ do: 'answer-from', ...from });
  }

  /** The next call has `now` where the recorded one has the other text. */
  async nextCall(recorded: string, now: string): Promise<void> {
    await this.#tell({ do: 'next-call', recorded, now });
  }

  async dispose(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }

  async #tell(order: Order): Promise<unknown> {
    const answered = once(this.#child, 'message');
    this.#child.send(order);
    const [said] = z.tuple([z.object({ done: z.unknown() })]).parse((await answered).slice(0, 1));
    return said.done;
  }
}
