import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import type { Protocol } from '../../src/odoo/session.ts';
import { startDemo, startReal } from './company.ts';
import type { Company } from './company.ts';
import { Desk } from './desk.ts';
import { countFixed } from './fixed.ts';
import { growthOnDemo, growthOnReal } from './growth/growth.ts';
import type { Batch, Conditions, Results, Tools } from './results.ts';
import { Bundle } from './start/bundle.ts';
import { memory } from './start/memory.ts';
import { startUp } from './start/start-up.ts';
import { fifty } from './tools/fifty.ts';
import { jobs, stock } from './tools/jobs.ts';
import type { Job } from './tools/jobs.ts';
import { JobAtDesk } from './tools/measure-job.ts';
import type { Measured } from './tools/measure-job.ts';

/** How far away a server is put: milliseconds for each request and for each new connection. */
const AWAY = 20;
const CALLS_FOR_MEMORY = 1_000;
/** What the two protocols are compared by. */
const BY_JSON_RPC = /^(?:find_records|list_drafts|get_document|suggest_coding|create_draft_invoice)$/;

interface Wanted {
  /** On real Odoo 19 as well. */
  readonly isReal: boolean;
  /** How often a job of weight 1 is done. */
  readonly rounds: number;
}

/** Measures everything, one thing after the other: two at once would measure each other. */
export async function run({ isReal, rounds }: Wanted): Promise<Results> {
  const began = new Date();
  const [loadAtBegin = 0] = loadavg();
  const bundle = Bundle.build();
  tell('start-up');
  const started = await startUp(bundle.dist, rounds);
  tell('memory');
  const demo = await startDemo();
  const held = await memory(bundle.dist, demo.connection, CALLS_FOR_MEMORY);
  tell('sizes and counts');
  const fixed = await countFixed(bundle);
  bundle.dispose();

  const tools: Tools[] = [];
  const batches: Batch[] = [];
  tell('the demo company');
  const ownCost = await atDesk(demo, 'json-2', (desk) => measureAll(desk, 3 * rounds, 'own cost'));
  const growth = [
    {
      where: 'the demo company',
      curves: await atDesk(demo, 'json-2', (desk) => growthOnDemo(desk, rounds)),
    },
  ];
  await demo.dispose();

  if (isReal) {
    tell('Odoo 19');
    const real = await startReal();
    const where = 'Odoo 19, JSON-2';
    await atDesk(real, 'json-2', async (desk) => {
      tools.push({ where, jobs: await measureAll(desk, rounds, 'beside bare calls') });
    });
    await atDesk(real, 'json-rpc', async (desk) => {
      const some = jobs(await stock(desk, 1)).filter(({ tool }) => BY_JSON_RPC.test(tool));
      tools.push({ where: 'Odoo 19, JSON-RPC', jobs: await measureEach(desk, some, rounds) });
    });
    await atDesk(real, 'json-2', async (desk) => {
      await desk.proxy.putAway(AWAY);
      const all = jobs(await stock(desk, 1)).filter(({ tool }) => tool !== 'create_draft_invoices');
      const away = `${where}, ${AWAY} ms away`;
      tools.push({ where: away, jobs: await measureEach(desk, all, Math.ceil(rounds / 2)) });
      tell('fifty drafts');
      batches.push({ where: away, ...(await fifty(desk)) });
    });
    tell('growth on Odoo 19');
    const { db } = real.connection;
    const curves = await atDesk(real, 'json-2', (desk) => growthOnReal(desk, db, Math.ceil(rounds / 2)));
    growth.push({ where, curves });
    await real.dispose();
  }
  const conditions = conditionsOf(began, loadAtBegin, rounds);
  return { conditions, fixed, ownCost, tools, batches, growth, startUp: started, memory: held };
}

async function atDesk<T>(company: Company, protocol: Protocol, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await Desk.open(company.connection, protocol);
  try {
    return await work(desk);
  } finally {
    await desk.dispose();
  }
}

async function measureAll(
  desk: Desk,
  rounds: number,
  what: 'own cost' | 'beside bare calls',
): Promise<Measured[]> {
  return measureEach(desk, jobs(await stock(desk)), rounds, what);
}

async function measureEach(
  desk: Desk,
  all: readonly Job[],
  rounds: number,
  what: 'own cost' | 'beside bare calls' = 'beside bare calls',
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const job of all) measured.push(await measure(desk, job, rounds, what));
  return measured;
}

function measure(desk: Desk, job: Job, rounds: number, what: 'own cost' | 'beside bare calls') {
  const times = Math.max(3, Math.round(rounds * job.weight));
  const at = new JobAtDesk(desk, job);
  return what === 'own cost' ? at.measureOwnCost(times) : at.measure(times);
}

function conditionsOf(began: Date, loadAtBegin: number, rounds: number): Conditions {
  const all = cpus();
  const [loadAtEnd = 0] = loadavg();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return {
    began: began.toISOString(),
    commit,
    machine: `${all.length} x ${all[0]?.model.trim() ?? 'unknown'}, ${gigabytes} GB, Node ${process.versions.node}`,
    load: [loadAtBegin, loadAtEnd],
    seconds: Math.round((Date.now() - began.getTime()) / 1_000),
    rounds,
  };
}

function tell(what: string): void {
  console.error(`bench: ${what}`);
}
