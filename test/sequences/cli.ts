import { spawnSync } from 'node:child_process';

/*
 * npm run test:sequences [-- --full] [vitest's own options]: 40 random stories, or the 500 that are played before an
 * issue is closed, and every kept one.
 */
const [full, others] = [
  process.argv.includes('--full'),
  process.argv.slice(2).filter((each) => each !== '--full'),
];
const { status, error } = spawnSync('vitest', ['run', '--project', 'sequences', ...others], {
  stdio: 'inherit',
  env: { ...process.env, ...(full ? { SEQUENCES: 'full' } : {}) },
});
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
