import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { papersFolder } from './papers-folder.ts';

/*
 * npm run test:papers [-- vitest's own options]: bills that nobody here wrote. They are not part of the project; where
 * they are not, this exits with 2.
 */
const folder = papersFolder();
if (existsSync(folder)) {
  const options = ['run', '--project', 'papers', ...process.argv.slice(2)];
  const { status, error } = spawnSync('vitest', options, { stdio: 'inherit' });
  if (error !== undefined) throw error;
  process.exitCode = status ?? 1;
} else {
  console.error(`There are no papers in ${folder}. PAPERS_FOLDER says where they are.`);
  process.exitCode = 2;
}
