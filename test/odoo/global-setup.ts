import { startTestedOdoo } from './tested-odoo.ts';

/** Brings Odoo up once, before the suites ask for it. */
export async function setup(): Promise<void> {
  await startTestedOdoo();
}
