import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { McpEndpoint } from '../../src/mcp/endpoint.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';
import { Clerk } from '../load/clerk.ts';
import { McpCaller, textOf } from '../support/mcp-caller.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { pdf } from '../support/papers.ts';
import { writeOldJournal } from './growth/old-journal.ts';
import { Proxy } from './proxy/proxy.ts';
import { Floor } from './tools/floor.ts';

/** A call of a tool: its answer, as the model gets it, and how long it took (milliseconds). */
export interface Called {
  readonly answer: Record<string, unknown>;
  readonly took: number;
  /** Bytes that the model wrote, and reads. */
  readonly written: number;
  readonly read: number;
}

/**
 * Everything between a model and Odoo: the SDK's client, the product's own socket with all behind it, and the counting
 * proxy. The client is in the same process, so its half is measured with the product's.
 */
export class Desk {
  readonly proxy: Proxy;
  readonly floor: Floor;
  readonly #office: Office;
  readonly #endpoint: McpEndpoint;
  readonly #agent: McpCaller;
  readonly #folder: string;
  /** Tells what this desk drafts from what another one did in the same books. */
  readonly #name = randomBytes(2).toString('hex');
  #number = randomInt(10_000);

  private constructor(proxy: Proxy, office: Office, endpoint: McpEndpoint, agent: McpCaller, folder: string) {
    this.proxy = proxy;
    this.floor = new Floor(proxy.url);
    this.#office = office;
    this.#endpoint = endpoint;
    this.#agent = agent;
    this.#folder = folder;
  }

  /** @param remembered drafts of before that the journal tells of */
  static async open(company: OdooConnection, protocol: Protocol, remembered = 0): Promise<Desk> {
    const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-bench-'));
    for (const part of ['papers', 'data']) mkdirSync(join(folder, part));
    const proxy = await Proxy.start(company.url);
    const { login, key: secret } = userOf(company, 'accountant');
    const where = { origin: proxy.url, database: company.db, login };
    if (remembered > 0) writeOldJournal(join(folder, 'data', 'journal'), where, remembered);
    const office = await openOffice(
      { url: proxy.url, database: company.db, login, secret, protocol },
      {
        folder: join(folder, 'data'),
        papers: new FolderFiles(() => [join(folder, 'papers')]),
        person: new Clerk(),
      },
    );
    const endpoint = await McpEndpoint.open({
      version: 'bench',
      connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
      onProblem: (_tool, _problem, thrown) => {
        if (thrown !== undefined) console.error(thrown);
      },
    });
    const agent = await McpCaller.connect(endpoint);
    // From here on the client checks every answer against its schema.
    await agent.client.listTools();
    return new Desk(proxy, office, endpoint, agent, folder);
  }

  /** What no call has used yet: Odoo warns of bills of one vendor that are alike, and that takes its time. */
  telling(): Telling {
    this.#number += 1;
    const price = `7${String(this.#number % 10_000).padStart(4, '0')}`;
    return { serial: `BENCH-${this.#name}-${String(this.#number).padStart(6, '0')}`, price };
  }

  /** @throws Error when the tool fails */
  async call(tool: string, args: Record<string, unknown>): Promise<Called> {
    const began = performance.now();
    const result = await this.#agent.call(tool, args);
    const took = performance.now() - began;
    // The office writes its requests down for tests; the product does not.
    this.#office.takeRequests();
    if (result.isError === true || result.structuredContent === undefined)
      throw new Error(`${tool} failed: ${textOf(result)}`);
    const answer = result.structuredContent;
    const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
    return { answer, took, written: bytes(args), read: bytes(answer) };
  }

  /** Drafts bills of one line. @returns their handles */
  async drafts(count: number): Promise<string[]> {
    const handles: string[] = [];
    while (handles.length < count) {
      const batch = Math.min(25, count - handles.length);
      const telling = this.telling();
      const invoices = Array.from({ length: batch }, (_none, place) => aBill(telling, 1, place));
      const { answer } = await this.call('create_draft_invoices', { invoices });
      handles.push(...batchShape.parse(answer).results.map(({ document }) => document));
    }
    return handles;
  }

  async digestOf(document: string): Promise<string> {
    const { answer } = await this.call('get_document', { document });
    return z.object({ digest: z.string() }).parse(answer).digest;
  }

  /** A paper of one page that nobody has seen yet. @returns its path */
  async paper(text: string): Promise<string> {
    const name = `${text}.pdf`;
    writeFileSync(join(this.#folder, 'papers', name), await pdf({ pages: [['Invoice', text]] }));
    return name;
  }

  /** Bytes of what the model reads before it calls anything. */
  async toolListBytes(): Promise<number> {
    return Buffer.byteLength(JSON.stringify(await this.#agent.client.listTools()));
  }

  async dispose(): Promise<void> {
    this.floor.dispose();
    await this.#agent.client.close();
    await this.#endpoint.dispose();
    await this.#office.dispose();
    await this.proxy.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const batchShape = z.object({ results: z.array(z.object({ document: z.string() })) });

/** What tells one bill from others: its number, and the beginning of its price. Both are always as long. */
export interface Telling {
  readonly serial: string;
  readonly price: string;
}

/** @param lines how many @param place among bills of one call, below 100 */
export function aBill({ serial, price }: Telling, lines = 1, place = 0): Record<string, unknown> {
  const reference = `${serial}-${String(place).padStart(2, '0')}`;
  const amount = `${price}${String(place).padStart(2, '0')}`;
  const shared = {
    ...{ company: 'Lindenhof GmbH', partner: 'Azure Interior', reference, invoice_date: '2026-11-20' },
    idempotency_key: reference,
  };
  if (lines === 1) return { ...shared, description: 'Office chairs', amount };
  const all = Array.from({ length: lines }, (_none, line) => ({
    description: `Office chair ${line + 1}`,
    price: line === 0 ? amount : 100 + (line % 50),
  }));
  return { ...shared, lines: all };
}
