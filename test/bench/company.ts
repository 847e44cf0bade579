import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startOdoo } from '../beds/odoo/bed.ts';
import { connectionSchema } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';

/** An Odoo to measure on. */
export interface Company {
  readonly connection: OdooConnection;
  readonly dispose: () => Promise<void>;
}

/** The demo company in a process of its own. @param drafts how many more there are than usual */
export async function startDemo(drafts = 0): Promise<Company> {
  const script = join(import.meta.dirname, '..', 'load', 'company.ts');
  const child = spawn(process.execPath, [script, String(drafts)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const connection = connectionSchema.parse(JSON.parse(String(line.value)));
  const dispose = async () => {
    const gone = once(child, 'exit');
    child.stdin.end();
    await gone;
  };
  return { connection, dispose };
}

/** A fresh database of the real one, which is brought up where it is down. */
export async function startReal(): Promise<Company> {
  const bed = await startOdoo('19');
  return { connection: await bed.freshDatabase('bench'), dispose: () => Promise.resolve() };
}
