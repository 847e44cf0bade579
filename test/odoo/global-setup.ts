import { startOdoo } from '../beds/odoo/bed.ts';

/** Brings Odoo up once, before the suites ask for it. */
export async function setup(): Promise<void> {
  await startOdoo('19');
}
