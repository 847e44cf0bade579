import { playProject } from '../support/play-project.ts';
import { figuresOf } from './figures.ts';

/*
 * npm run test:crashes [-- --full] [vitest's own options]: windows that are killed at each step of everything they write
 * on the demo company, what the next one makes of it, and torn journals. Each kind of write at each step where something
 * is open, and at one of the ends, over one of the protocols; with --full all of it over each.
 * Ends with 0 when nothing was lost, there twice or sent again, 1 when something was, 2 when it cannot run here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    console.error('crashes: this kills processes by a signal, which Windows does not have.');
    return 2;
  }
  if (argv.includes('--full')) process.env.CRASHES = 'full';
  const others = argv.filter((each) => each !== '--full');
  const { metas, isKept } = await playProject('crashes', others);
  process.stdout.write(`${figuresOf(metas.flatMap(({ crash }) => crash ?? []))}\n`);
  return isKept ? 0 : 1;
}
