import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playProject } from '../support/play-project.ts';
import { closingLine, isQuick } from './figures.ts';
import { listTime } from './list-time.ts';
import type { ListTime } from './list-time.ts';

const root = join(import.meta.dirname, '..', '..');
const usage = `Usage: npm run test:stdio -- [--target demo|19] [arguments for vitest]
Exit 0: the command line keeps its promises. 1: it does not. 2: it cannot run here.`;

/*
 * npm run test:stdio: the bundle of the command line, in processes of its own, with the demo company or a real Odoo 19.
 */
process.exit(await main(process.argv.slice(2)));

async function main(argv: readonly string[]): Promise<number> {
  const at = argv.indexOf('--target');
  const target = at < 0 ? 'demo' : argv[at + 1];
  if (target !== 'demo' && target !== '19') return complain(usage);
  if (target === '19' && !isUp()) return complain('stdio: there is no Odoo 19 here.');
  const bundle = mkdtempSync(join(tmpdir(), 'mcp-odoo-stdio-'));
  try {
    const built = spawnSync(process.execPath, ['esbuild.mjs', '--outdir', bundle], {
      ...{ cwd: root, stdio: 'inherit' },
    });
    if (built.status !== 0) return complain('stdio: the bundle cannot be built.');
    process.env.STDIO_BUNDLE = bundle;
    process.env.STDIO_TARGET = target;
    const times = await listTime(join(bundle, 'stdio.js'));
    if (!isQuick(times)) console.error(`stdio: slow: ${JSON.stringify(times)}`);
    return await play(
      times,
      argv.filter((_, index) => at < 0 || index < at || index > at + 1),
    );
  } finally {
    rmSync(bundle, { recursive: true });
  }
}

async function play(times: ListTime, argv: readonly string[]): Promise<number> {
  const { cases, failed, isKept } = await playProject('stdio', argv);
  console.log(closingLine({ cases, failed, ...times }));
  return isKept && isQuick(times) ? 0 : 1;
}

function isUp(): boolean {
  const bed = join(import.meta.dirname, '..', 'beds', 'odoo', 'cli.ts');
  const up = spawnSync(process.execPath, [bed, '19', 'up'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return up.status === 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}
