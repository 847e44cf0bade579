import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tryMutants } from './mutants/try-mutants.ts';

/*
 * npm run test:gate [-- --full | --mutants] [vitest's own options]: the named attacks, the kept stories and a sample of
 * random ones; with --full 10,000 of them; with --mutants gates that are broken on purpose, each of which has to be
 * noticed. Ends with 0 when the promises are kept, 1 when one is broken, 2 when it cannot run here.
 */
const [full, mutants] = [process.argv.includes('--full'), process.argv.includes('--mutants')];
const others = process.argv.slice(2).filter((each) => each !== '--full' && each !== '--mutants');

if (!(await canListen())) {
  console.error('gate: this machine lets nobody listen on 127.0.0.1, which the demo company needs.');
  process.exitCode = 2;
} else if (mutants) {
  process.exitCode = await tryMutants(others);
} else {
  const { status, error } = spawnSync('vitest', ['run', '--project', 'gate', ...others], {
    stdio: 'inherit',
    env: { ...process.env, ...quickTemporary(), ...(full ? { GATE: 'full' } : {}) },
  });
  if (error !== undefined) console.error(error.message);
  process.exitCode = error === undefined ? (status ?? 1) : 2;
}

/** Journals are synced at each line: in memory that takes no time. */
function quickTemporary(): Record<string, string> {
  return existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {};
}

function canListen(): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(0, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
