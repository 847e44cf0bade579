import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import { Problem } from '../../src/common/problem.ts';
import { Claims } from '../../src/journal/claims.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { WriteTurns } from '../../src/journal/write-turns.ts';
import type { OdooClient } from '../../src/odoo/client.ts';
import type { OdooSession, Protocol } from '../../src/odoo/session.ts';
import { leaksInFolder } from '../support/canaries.ts';
import type { Bookkeeping } from '../support/bookkeeping.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { Company } from './company.ts';
import type { Fault } from './exchange.ts';
import { HastyClock } from './hasty-clock.ts';
import { FaultProxy } from './proxy.ts';

/** Looks of the product after an unknown outcome (milliseconds). */
const LOOK_AGAIN_AFTER = [0, 60, 120];

/** A call that is to meet a fault, and what there was when it did. */
interface Plan {
  next?: { readonly call: string; readonly fault: Fault };
  /** Runs when everything before the call is over, right before it is sent. */
  beforeSending: () => Promise<void>;
}

/** The product's own parts with the proxy before Odoo, and the company as it is behind it. */
export class FaultDesk {
  readonly office: Office;
  readonly proxy: FaultProxy;
  readonly company: Company;
  readonly protocol: Protocol;
  readonly clock: HastyClock;
  readonly #folder: string;
  readonly #plan: Plan;
  /** What was in the journal when the call was sent that met a fault. */
  #written: readonly StoredEntry[] = [];
  #couldOthersWrite = false;

  private constructor(
    parts: Pick<FaultDesk, 'office' | 'proxy' | 'company' | 'protocol' | 'clock'>,
    folder: string,
    plan: Plan,
  ) {
    this.office = parts.office;
    this.proxy = parts.proxy;
    this.company = parts.company;
    this.protocol = parts.protocol;
    this.clock = parts.clock;
    this.#folder = folder;
    this.#plan = plan;
    plan.beforeSending = async () => {
      this.#written = await this.office.entries();
    };
  }

  static async open(books: Bookkeeping, protocol: Protocol): Promise<FaultDesk> {
    const clock = new HastyClock();
    const { url, db: database } = books.database;
    const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-faults-'));
    for (const part of ['papers', 'data']) mkdirSync(join(folder, part));
    const plan: Plan = { beforeSending: () => Promise.resolve() };
    const sending: { desk?: FaultDesk } = {};
    const proxy = await FaultProxy.start(url, {
      runOut: () => clock.runOut(),
      isSending: async () => sending.desk?.tryToWrite(),
    });
    const { login, key: secret } = userOf(books.database, 'billing');
    const office = await openOffice(
      { url: proxy.url, database, login, secret, protocol },
      {
        clock,
        folder: join(folder, 'data'),
        random: () => 0.2,
        lookAgainAfter: LOOK_AGAIN_AFTER,
        papers: new FolderFiles(() => [join(folder, 'papers')]),
        through: (session) => armingRightBefore(session, plan, proxy),
      },
    );
    sending.desk = new FaultDesk(
      { office, proxy, company: new Company(books), protocol, clock },
      folder,
      plan,
    );
    return sending.desk;
  }

  /** The next call of this name, "account.move.load", meets the fault. */
  plan(call: string, fault: Fault): void {
    this.#plan.next = { call, fault };
    this.#written = [];
    this.#couldOthersWrite = false;
  }

  /** What was in the journal when the call was sent that met the fault. */
  get writtenBefore(): readonly StoredEntry[] {
    return this.#written;
  }

  /** Whether somebody else could have written to the same books while the call was on its way. */
  get couldOthersWrite(): boolean {
    return this.#couldOthersWrite;
  }

  /** @returns the path of a new paper */
  paper(name: string, content: string): string {
    writeFileSync(join(this.#folder, 'papers', name), content);
    return name;
  }

  /** The files of the data directory. */
  get written(): readonly string[] {
    return readdirSync(this.#data, { recursive: true, encoding: 'utf8' });
  }

  /** @returns where in them parts of a secret can be read, in any writing */
  leaksOnDisk(secret: string): readonly string[] {
    return leaksInFolder(this.#data, [secret]);
  }

  async dispose(): Promise<void> {
    await this.office.dispose();
    await this.proxy.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** As another window would: whether its turn to write comes at once. */
  async tryToWrite(): Promise<void> {
    const { origin, database } = this.office.session;
    const turns = new WriteTurns(new Claims(join(this.#data, 'locks'), this.clock), this.clock, 1);
    try {
      const turn = await turns.take(origin, database);
      this.#couldOthersWrite = true;
      await turn.dispose();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'write_turn_unavailable') throw error;
    }
  }
}

/** The proxy is armed when everything before the call is over: what is read before a write is no part of it. */
function armingRightBefore(session: OdooSession, plan: Plan, proxy: FaultProxy): OdooSession {
  const wrap = (inner: OdooClient): OdooClient => ({
    call: async (model, method, options = {}) => {
      const { next } = plan;
      if (next?.call !== `${model}.${method}`) return inner.call(model, method, options);
      plan.next = undefined;
      const arm = async () => {
        await plan.beforeSending();
        proxy.arm(next.call, next.fault);
      };
      const { lastCheck } = options;
      if (lastCheck === undefined) await arm();
      const lastCheckAndArm = async () => {
        await lastCheck?.();
        await arm();
      };
      return inner.call(model, method, { ...options, ...(lastCheck && { lastCheck: lastCheckAndArm }) });
    },
  });
  const { origin, database, login, uid, version, protocol } = session;
  return {
    ...{ origin, database, login, uid, version, protocol },
    clientFor: (allowed) => wrap(session.clientFor(allowed)),
    retire: () => session.retire(),
    dispose: () => session.dispose(),
  };
}
