import type { OdooRecipe } from './recipe.ts';

const addons = '/usr/lib/python3/dist-packages/odoo/addons';

/** Odoo 19: the package is only in sid; everything under it (Python 3.13, PostgreSQL 17) stays trixie's. */
export const recipe19: OdooRecipe = {
  version: '19',
  suites: ['trixie', 'sid'],
  pins: [
    { package: '*', suite: 'sid', priority: 100 },
    { package: 'odoo-19', suite: 'sid', priority: 990 },
  ],
  packages: ['odoo-19', 'postgresql', 'ca-certificates'],
  excludes: [
    '/usr/share/doc/*',
    '/usr/share/man/*',
    '/usr/share/locale/*',
    '/usr/lib/*/libLLVM*',
    '/usr/lib/postgresql/*/lib/bitcode/*',
    `${addons}/*/i18n/*`,
    `${addons}/*/tests/*`,
  ],
  // postgresql-client's configure step wants psql's manual page.
  includes: ['/usr/share/man/man1/*'],
  // 19 installs no demo data unless asked.
  initialise: ['-i', 'account', '--no-http', '--max-cron-threads=0'],
  // Cron would post drafts that carry auto_post while a test looks at them.
  serve: ['--max-cron-threads=0', '--workers=0'],
};
