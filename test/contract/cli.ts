import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playProject } from '../support/play-project.ts';
import { TARGETS } from './targets/names.ts';
import type { TargetName } from './targets/names.ts';

const usage = `Usage: npm run test:contract -- [--target demo|19|14|url]... [arguments for vitest]
  demo    the demo company; what is taken when no target is named
  19, 14  real Odoo, as "npm run odoo -- 19 up" brings it up
  url     the Odoo at ODOO_TEST_URL, with ODOO_TEST_DB, ODOO_TEST_USER and ODOO_TEST_PASSWORD; nothing is written to it
          unless ODOO_TEST_ALLOW_WRITES names its database
Exit 0: the contract is kept. 1: it is broken. 2: it cannot be held against that target here.`;

const exit = { kept: 0, broken: 1, cannotRun: 2 } as const;

// Vitest leaves handles behind; what there is to say has been said.
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const { targets, forVitest } = readArguments(argv);
  let worst: number = exit.kept;
  for (const target of targets ?? []) worst = Math.max(worst, await hold(target, forVitest));
  return targets === undefined ? complain(usage) : worst;
}

/** Holds the contract against one target, and closes with one line about it. */
async function hold(target: TargetName, forVitest: readonly string[]): Promise<number> {
  if (target === 'url' && (process.env.ODOO_TEST_URL ?? '') === '') return complain(usage);
  if (target === '19' || target === '14') {
    const up = await bringUp(target);
    if (up !== 0) return up;
  }
  process.env.CONTRACT_TARGET = target;
  const { cases, failed, isKept } = await playProject('contract', forVitest, {
    // A file may have no case for a target; a run that has none at all has failed.
    passWithNoTests: true,
    isolate: false,
    // On real Odoo all files share a database, and Odoo 14 makes mistakes with two creates at a time.
    fileParallelism: target === 'demo',
  });
  process.stdout.write(`contract: target=${target} cases=${cases} failed=${failed}\n`);
  return isKept ? exit.kept : exit.broken;
}

/** @returns 0, or the bed's own exit code: 2 when this machine cannot host an Odoo */
async function bringUp(version: '19' | '14'): Promise<number> {
  const bed = join(import.meta.dirname, '..', 'beds', 'odoo', 'cli.ts');
  const child = spawn(process.execPath, [bed, version, 'up'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'close');
  return child.exitCode ?? exit.broken;
}

function readArguments(argv: readonly string[]): { targets?: readonly TargetName[]; forVitest: string[] } {
  const { tokens } = parseArgs({
    args: [...argv],
    options: { target: { type: 'string', multiple: true } },
    strict: false,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option').filter(({ name }) => name === 'target');
  const taken = given.flatMap(({ index, inlineValue }) =>
    inlineValue === true ? [index] : [index, index + 1],
  );
  const forVitest = argv.filter((_, index) => !taken.includes(index));
  if (given.length === 0) return { targets: ['demo'], forVitest };
  const targets = given.flatMap(({ value }) => TARGETS.filter((each) => each === value));
  return targets.length === given.length ? { targets, forVitest } : { forVitest };
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return exit.cannotRun;
}
