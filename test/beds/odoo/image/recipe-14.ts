import { NEEDED_ALL_THE_SAME, NEVER_NEEDED, SERVE } from './recipe.ts';
import type { OdooRecipe } from './recipe.ts';

/** Odoo 14, as Debian 11 has it (Python 3.9, PostgreSQL 13). */
export const recipe14: OdooRecipe = {
  version: '14',
  suites: ['bullseye'],
  pins: [],
  packages: ['odoo-14', 'postgresql', 'ca-certificates'],
  // Its own set-up compiles the addons' tests, so they stay.
  excludes: NEVER_NEEDED,
  includes: NEEDED_ALL_THE_SAME,
  // 14 installs demo data unless told not to.
  initialise: ['-i', 'account', '--without-demo=all', '--no-http', '--max-cron-threads=0'],
  serve: SERVE,
};
