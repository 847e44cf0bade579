import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { quickTemporary } from '../support/quick-temporary.ts';
import { tryGateMutants } from './mutants/try-mutants.ts';

const usage = `Usage: npm run test:gate -- [--target demo|19] [--full | --mutants] [arguments for vitest]
  demo       the named attacks, the kept stories and 100 random ones; with --full 10,000 of them
  19         the kept stories and 30 random ones on a real Odoo 19; with --full 300 of them
  --mutants  gates that are broken on purpose, each of which has to be noticed on the demo company
Exit 0: the promises are kept. 1: one is broken. 2: it cannot run here.`;

const exit = { kept: 0, broken: 1, cannotRun: 2 } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const at = argv.indexOf('--target');
  const target = at < 0 ? 'demo' : argv[at + 1];
  const forVitest = argv.filter(
    (each, index) => each !== '--full' && each !== '--mutants' && (at < 0 || index < at || index > at + 1),
  );
  const isFull = argv.includes('--full');
  if (target === '19') return onOdoo(isFull, forVitest);
  if (target !== 'demo') return complain(usage);
  if (!(await canListen()))
    return complain('gate: this machine lets nobody listen on 127.0.0.1, which the demo company needs.');
  return argv.includes('--mutants')
    ? tryGateMutants(forVitest)
    : play('test/gate/gate.test.ts', isFull, forVitest);
}

function onOdoo(isFull: boolean, forVitest: readonly string[]): number {
  if ((process.env.ODOO_TEST_URL ?? '') !== '')
    return complain(
      'gate-19: this takes databases of its own, which only the test bed has. Unset ODOO_TEST_URL.',
    );
  const bed = join(import.meta.dirname, '..', 'beds', 'odoo', 'cli.ts');
  const up = spawnSync(process.execPath, [bed, '19', 'up'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return up.status === 0
    ? play('test/gate/gate-19.test.ts', isFull, forVitest)
    : (up.status ?? exit.cannotRun);
}

function play(file: string, isFull: boolean, forVitest: readonly string[]): number {
  const { status, error } = spawnSync('vitest', ['run', '--project', 'gate', file, ...forVitest], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: quickTemporary(), ...(isFull ? { GATE: 'full' } : {}) },
  });
  return error === undefined ? (status ?? exit.broken) : complain(error.message);
}

function canListen(): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return exit.cannotRun;
}
