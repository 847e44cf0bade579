import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { OdooConnection } from './connection.ts';
import { canHostOdoo, useAnotherOdoo } from './image/host.ts';
import { LocalOdoo } from './local-odoo.ts';
import { Progress } from './progress.ts';
import { knownVersions, recipeFor } from './image/recipes.ts';

const usage = `Usage: npm run odoo -- <version> up | down | crash | reset | status | database <name>
  up        starts a real Odoo, building it the first time
  down      stops it
  crash     kills it, as a machine that goes away does
  reset     gives the working database its first contents back: the sample company
  status    exit 0 if it is up, 3 if it is down
  database  makes <name> a fresh copy of the sample company
All but down and crash close with one line of JSON: {url, db, version, users}. Versions: ${knownVersions().join(', ')}`;

const exit = { done: 0, failed: 1, unsupported: 2, down: 3 } as const;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return exit.failed;
});

async function main([version = '', command = '', name]: readonly string[]): Promise<number> {
  const recipe = recipeFor(version);
  if (recipe === undefined) return complain(usage);
  if (!canHostOdoo()) return complain(useAnotherOdoo);
  const odoo = new LocalOdoo(recipe, new Progress(`odoo ${version}`));
  switch (command) {
    case 'status':
      return print(await odoo.status());
    case 'up':
      return alone(odoo, async () => print(await odoo.up()));
    case 'reset':
      return alone(odoo, async () => print(await odoo.reset()));
    case 'down':
      return alone(odoo, () => odoo.down().then(() => exit.done));
    case 'crash':
      return alone(odoo, () => odoo.crash().then(() => exit.done));
    case 'database':
      return name === undefined ? complain(usage) : alone(odoo, async () => print(await odoo.database(name)));
    default:
      return complain(usage);
  }
}

/** One at a time: whoever comes second waits, then finds the work done. The lock is the kernel's and dies with its holder. */
async function alone(odoo: LocalOdoo, work: () => Promise<number>): Promise<number> {
  const holdsLock = 'MCP_ODOO_BED_LOCK';
  const { folder, lock } = odoo.places;
  if (process.env[holdsLock] === lock) return work();
  mkdirSync(folder, { recursive: true });
  const again = spawnSync('flock', ['--close', lock, process.execPath, ...process.argv.slice(1)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, [holdsLock]: lock },
  });
  if (again.error !== undefined) throw again.error;
  return again.status ?? exit.failed;
}

function print(connection: OdooConnection | undefined): number {
  if (connection === undefined) return exit.down;
  process.stdout.write(`${JSON.stringify(connection)}\n`);
  return exit.done;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return exit.unsupported;
}
