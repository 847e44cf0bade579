import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { connectionSchema, userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';
import { ChildScript } from '../support/child-script.ts';
import { pdf } from '../support/papers.ts';
import { Agent, endpointShape } from './agent.ts';
import type { Desk, Endpoint } from './agent.ts';
import type { Call } from './mix.ts';
import { Timings } from './timings.ts';

const AGENTS = 10;

const heldShape = z.object({ memory: z.number(), journal: z.number() });

/** What the product holds after so many calls: bytes of memory, and of its journal on the disk. */
export interface Sample extends z.output<typeof heldShape> {
  readonly calls: number;
}

export async function startCompany(drafts = 0): Promise<OdooConnection> {
  const company = new ChildScript('../load/company.ts', [String(drafts)]);
  onTestFinished(() => company.end());
  return connectionSchema.parse(JSON.parse((await company.line()) ?? ''));
}

/** The demo company, the product and ten agents, in three processes. */
export class Shift {
  readonly company: OdooConnection;
  readonly endpoint: Endpoint;
  readonly timings = new Timings();
  readonly agents: readonly Agent[];
  readonly #product: ChildScript;

  private constructor(
    company: OdooConnection,
    product: ChildScript,
    desk: Pick<Desk, 'endpoint' | 'papers'>,
  ) {
    this.company = company;
    this.endpoint = desk.endpoint;
    this.#product = product;
    const { timings } = this;
    this.agents = Array.from(
      { length: AGENTS },
      (_none, index) => new Agent(index + 1, { ...desk, timings }),
    );
  }

  /** It ends with the running test. */
  static async begin(drafts = 0): Promise<Shift> {
    const company = await startCompany(drafts);
    const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-load-papers-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { login, key: secret } = userOf(company, 'accountant');
    const target = { url: company.url, database: company.db, login, secret };
    const product = new ChildScript('../load/product.ts', [JSON.stringify(target), folder]);
    onTestFinished(() => product.end());
    const endpoint = endpointShape.parse(JSON.parse((await product.line()) ?? ''));
    const papers = { folder, pdf: await pdf({ pages: [['Invoice 114', 'Azure Interior']] }) };
    const shift = new Shift(company, product, { endpoint, papers });
    onTestFinished(async () => {
      await Promise.all(shift.agents.map((agent) => agent.leave()));
    });
    return shift;
  }

  /** What came otherwise than it had to. */
  get failures(): string[] {
    return this.agents.flatMap(({ failures }) => failures);
  }

  /**
   * All agents at once make so many calls altogether.
   * @param lasting milliseconds that it takes at least; as quick as it goes when left out
   */
  async work(calls: number, mix: readonly Call[], lasting = 0): Promise<void> {
    const each = calls / AGENTS;
    const started = performance.now();
    await Promise.all(
      this.agents.map(async (agent) => {
        for (let call = 0; call < each; call += 1) {
          const due = started + (call * lasting) / each;
          const wait = due - performance.now();
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
          await agent.act(mix);
        }
      }),
    );
  }

  /** The same, in so many parts, with a look after each at what the product holds. */
  async workWatched(calls: number, parts: number, mix: readonly Call[], lasting = 0): Promise<Sample[]> {
    const samples: Sample[] = [];
    for (let part = 1; part <= parts; part += 1) {
      await this.work(calls / parts, mix, lasting / parts);
      samples.push({ calls: (part * calls) / parts, ...(await this.#held()) });
    }
    return samples;
  }

  async #held() {
    this.#product.tell('held');
    return heldShape.parse(JSON.parse((await this.#product.line()) ?? ''));
  }
}
