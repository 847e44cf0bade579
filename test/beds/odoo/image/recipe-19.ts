import { ADDONS, NEEDED_ALL_THE_SAME, NEVER_NEEDED, SERVE } from './recipe.ts';
import type { OdooRecipe } from './recipe.ts';

/** Odoo 19: the package is only in sid; everything under it (Python 3.13, PostgreSQL 17) stays trixie's. */
export const recipe19: OdooRecipe = {
  version: '19',
  suites: ['trixie', 'sid'],
  pins: [
    { package: '*', suite: 'sid', priority: 100 },
    { package: 'odoo-19', suite: 'sid', priority: 990 },
  ],
  packages: ['odoo-19', 'postgresql', 'ca-certificates'],
  excludes: [...NEVER_NEEDED, `${ADDONS}/*/tests/*`],
  includes: NEEDED_ALL_THE_SAME,
  // 19 installs no demo data unless asked.
  initialise: ['-i', 'account', '--no-http', '--max-cron-threads=0'],
  serve: SERVE,
};
