import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { systemClock } from '../../src/common/clock.ts';
import type { Entry, StoredEntry } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import type { OdooClient } from '../../src/odoo/client.ts';
import type { OdooSession } from '../../src/odoo/session.ts';
import { openOffice } from '../support/office.ts';
import { DEEDS, deedNames } from './deeds.ts';
import type { Deed } from './deeds.ts';
import { papersIn } from './paper-folder.ts';
import { STEPS } from './steps.ts';
import type { Step } from './steps.ts';

/*
 * node dying-window.ts <plan>: a window in a process of its own that does one thing, and dies at one step of it, as a
 * power cut ends it. Says "survived" when it did not.
 */
const planShape = z.object({
  target: z.object({
    ...{ url: z.string(), database: z.string(), login: z.string(), secret: z.string() },
    protocol: z.enum(['json-2', 'json-rpc']).optional(),
  }),
  folder: z.string(),
  deed: deedNames,
  step: z.enum(STEPS),
  subject: z.array(z.string()),
  /** Milliseconds since 1970. */
  now: z.number(),
});

const plan = planShape.parse(JSON.parse(process.argv[2] ?? ''));
const { step } = plan;
const deed: Deed = DEEDS[plan.deed];

/** Nothing of this process runs after it. */
function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

class DyingJournal extends Journal {
  override async append(entry: Entry): Promise<StoredEntry> {
    if (this.#isAt(entry, 'intended', 'before the intent')) await die();
    if (this.#isAt(entry, 'settled', 'after the answer, before the outcome')) await die();
    const stored = await super.append(entry);
    const isOnlyHere = deed.sends === undefined;
    if (isOnlyHere && this.#isAt(entry, 'intended', 'after the intent, before sending')) await die();
    if (this.#isAt(entry, 'settled', 'after the outcome')) await die();
    return stored;
  }

  #isAt({ what }: Entry, stage: 'intended' | 'settled', at: Step): boolean {
    return step === at && what === `${deed.about}-${stage}`;
  }
}

function dying(session: OdooSession): OdooSession {
  const { origin, database, login, uid, version, protocol } = session;
  return {
    ...{ origin, database, login, uid, version, protocol },
    clientFor: (allowed) => dyingClient(session.clientFor(allowed)),
    retire: () => session.retire(),
    dispose: () => session.dispose(),
  };
}

function dyingClient(inner: OdooClient): OdooClient {
  return {
    call: (model, method, options = {}) => {
      const isIt = `${model}.${method}` === deed.sends && step === 'after the intent, before sending';
      if (!isIt) return inner.call(model, method, options);
      const lastCheck = async () => {
        await options.lastCheck?.();
        await die();
      };
      return inner.call(model, method, { ...options, lastCheck });
    },
  };
}

// What was compiled is kept for the next window: a process that is killed would not do it at its end.
flushCompileCache();
const start = performance.now();
const office = await openOffice(plan.target, {
  folder: plan.folder,
  clock: { ...systemClock, now: () => Math.round(plan.now + performance.now() - start) },
  journal: (...parts) => new DyingJournal(...parts),
  papers: papersIn(plan.folder),
  through: dying,
});
await deed.act(office, plan.subject);
console.log('survived');
await office.dispose();
