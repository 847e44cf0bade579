import { playProject } from '../support/play-project.ts';
import { closingLine } from './figures.ts';

/*
 * npm run test:load [-- --full] [vitest's own options]: ten agents at once, what they leave in memory, and more drafts
 * than anybody has, on the demo company. With --full an hour's calls in five minutes, and every page of the drafts.
 * Ends with 0 when all of it holds, 1 when something does not, 2 when it cannot run here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  if (process.platform === 'win32') {
    console.error('load: this speaks to a Unix socket.');
    return 2;
  }
  if (argv.includes('--full')) process.env.LOAD = 'full';
  const others = argv.filter((each) => each !== '--full');
  const { metas, isKept } = await playProject('load', others);
  console.log(closingLine(metas.map(({ load }) => load ?? {})));
  return isKept ? 0 : 1;
}
