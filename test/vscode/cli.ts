import { playProject } from '../support/play-project.ts';

/*
 * npm run test:vscode [-- --full] [vitest's own options]: stories in a real VS Code with the packaged VSIX and a real Odoo
 * 19: the main way through each thing that a person can do; with --full every way.
 * Ends with 0 when all of it holds, 1 when something does not, 2 when it cannot run here.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--full')) process.env.VSCODE_STORIES = 'full';
  const others = argv.filter((each) => each !== '--full');
  const { cases, failed, isKept } = await playProject('vscode', others);
  process.stdout.write(`vscode: stories=${cases} failed=${failed}\n`);
  return isKept ? 0 : 1;
}
