import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderFiles } from '../../src/accounting/papers/files/folder-files.ts';
import type { OdooClient } from '../../src/odoo/client.ts';
import type { OdooSession, Protocol } from '../../src/odoo/session.ts';
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

interface Planned {
  readonly call: string;
  readonly fault: Fault;
}

/** The product's own parts with the proxy before Odoo, and the company as it is behind it. */
export class FaultDesk {
  readonly office: Office;
  readonly proxy: FaultProxy;
  readonly company: Company;
  readonly protocol: Protocol;
  readonly clock: HastyClock;
  /** Where papers lie. */
  readonly #folder: string;
  readonly #plan: { next?: Planned };

  private constructor(
    parts: Pick<FaultDesk, 'office' | 'proxy' | 'company' | 'protocol' | 'clock'>,
    folder: string,
    plan: { next?: Planned },
  ) {
    this.office = parts.office;
    this.proxy = parts.proxy;
    this.company = parts.company;
    this.protocol = parts.protocol;
    this.clock = parts.clock;
    this.#folder = folder;
    this.#plan = plan;
  }

  static async open(books: Bookkeeping, protocol: Protocol): Promise<FaultDesk> {
    const clock = new HastyClock();
    const { url, db: database } = books.database;
    const proxy = await FaultProxy.start(url, () => clock.runOut());
    const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-faults-'));
    const plan: { next?: Planned } = {};
    const { login, key: secret } = userOf(books.database, 'billing');
    const office = await openOffice(
      { url: proxy.url, database, login, secret, protocol },
      {
        clock,
        random: () => 0.2,
        lookAgainAfter: LOOK_AGAIN_AFTER,
        papers: new FolderFiles(() => [folder]),
        through: (session) => armingRightBefore(session, plan, proxy),
      },
    );
    return new FaultDesk({ office, proxy, company: new Company(books), protocol, clock }, folder, plan);
  }

  /** The next call of this name, "account.move.load", meets the fault. */
  plan(call: string, fault: Fault): void {
    this.#plan.next = { call, fault };
  }

  /** @returns the path of a new paper */
  paper(name: string, content: string): string {
    writeFileSync(join(this.#folder, name), content);
    return name;
  }

  async dispose(): Promise<void> {
    await this.office.dispose();
    await this.proxy.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The proxy is armed when everything before the call is over: what is read before a write is no part of it. */
function armingRightBefore(session: OdooSession, plan: { next?: Planned }, proxy: FaultProxy): OdooSession {
  const wrap = (inner: OdooClient): OdooClient => ({
    call: async (model, method, options = {}) => {
      const { next } = plan;
      if (next?.call !== `${model}.${method}`) return inner.call(model, method, options);
      plan.next = undefined;
      const arm = () => proxy.arm(next.call, next.fault);
      const { lastCheck } = options;
      if (lastCheck === undefined) arm();
      const lastCheckAndArm = async () => {
        await lastCheck?.();
        arm();
      };
      return inner.call(model, method, { ...options, ...(lastCheck && { lastCheck: lastCheckAndArm }) });
    },
  });
  const { origin, database, login, uid, version, protocol } = session;
  return {
    ...{ origin, database, login, uid, version, protocol },
    clientFor: (allowed) => wrap(session.clientFor(allowed)),
    dispose: () => session.dispose(),
  };
}
