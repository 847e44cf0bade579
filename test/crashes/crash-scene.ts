import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/common/clock.ts';
import type { Dump } from '../../src/demo/orm/database.ts';
import type { Json } from '../../src/demo/orm/value.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { cacheFolder } from '../beds/cache-folder.ts';
import { openOffice } from '../support/office.ts';
import type { Office, OfficeTarget } from '../support/office.ts';
import { Ticks } from '../gate/ticks.ts';
import { WitnessedCompany } from '../gate/witnessed-company.ts';
import { DEEDS } from './deeds.ts';
import type { Deed, DeedName } from './deeds.ts';
import { papersIn, putPaper } from './paper-folder.ts';
import type { Step } from './steps.ts';

/** When the company's own clock stands still. */
const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
/** Windows start much faster with it. */
const COMPILED = cacheFolder('compiled');
const READS =
  /\.(?:search|read|web_read|fields_get|check|context_get|has_group|name_search|get_|onchange|res_users)/;

/** A company, an installation of the product, and windows of it that die. */
export class CrashScene {
  readonly company: WitnessedCompany;
  readonly folder: string;
  /** How far the clocks of the windows are ahead of the company's, in milliseconds. */
  #ahead = 0;
  readonly #offices: Office[] = [];
  readonly #protocol: Protocol;

  private constructor(company: WitnessedCompany, protocol: Protocol) {
    this.company = company;
    this.#protocol = protocol;
    this.folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-crash-'));
    putPaper(this.folder);
  }

  static async open(books: Dump, protocol: Protocol): Promise<CrashScene> {
    const company = await WitnessedCompany.open(
      'crashes',
      { ticks: new Ticks(), deeds: [], showings: [] },
      books,
    );
    return new CrashScene(company, protocol);
  }

  /** A window of this process, that lives. */
  async window(): Promise<Office> {
    const office = await openOffice(this.#target, {
      ...{ folder: this.folder, papers: papersIn(this.folder) },
      clock: { ...systemClock, now: () => NOW + this.#ahead },
    });
    this.#offices.push(office);
    return office;
  }

  pass(minutes: number): void {
    this.#ahead += minutes * MINUTE;
  }

  /** A window does it, and is killed at that step. */
  async crash(name: DeedName, step: Step, subject: readonly string[]): Promise<void> {
    const deed: Deed = DEEDS[name];
    const plan = { deed: name, step, subject, folder: this.folder, now: NOW + this.#ahead };
    const script = join(import.meta.dirname, 'dying-window.ts');
    const target = this.#target;
    const child = spawn(process.execPath, [script, JSON.stringify({ ...plan, target })], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    });
    if (step === 'after sending, before the answer' && deed.sends !== undefined)
      this.company.ambush({ at: deed.sends, when: 'after', happens: () => void child.kill('SIGKILL') });
    const said: unknown[] = [];
    child.stdout.on('data', (data: unknown) => said.push(String(data)));
    const signal = await signalOf(child);
    if (signal !== 'SIGKILL') throw new Error(`The window was not killed: ${said.join('')}`);
    this.company.callOffAmbushes();
    this.pass(1);
  }

  get #target(): OfficeTarget {
    return { ...this.company.target('accountant'), protocol: this.#protocol };
  }

  /** Calls that change something, since it was last asked. */
  takeWrites(): string[] {
    return this.company.takeCalls().filter((call) => !READS.test(call));
  }

  /** How many records there are. */
  count(model: string, domain: Json): number {
    return this.company.inside((env) => env.model(model).search(domain).length);
  }

  async dispose(): Promise<void> {
    for (const office of this.#offices) await office.dispose();
    await this.company.dispose();
    rmSync(this.folder, { recursive: true });
  }
}

async function signalOf(child: ChildProcess): Promise<unknown> {
  const [, signal]: unknown[] = await once(child, 'exit');
  return signal;
}
