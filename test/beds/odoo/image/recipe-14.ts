import type { OdooRecipe } from './recipe.ts';

const addons = '/usr/lib/python3/dist-packages/odoo/addons';

/** Odoo 14, as Debian 11 has it (Python 3.9, PostgreSQL 13). */
export const recipe14: OdooRecipe = {
  version: '14',
  suites: ['bullseye'],
  pins: [],
  packages: ['odoo-14', 'postgresql', 'ca-certificates'],
  excludes: [
    '/usr/share/doc/*',
    '/usr/share/man/*',
    '/usr/share/locale/*',
    '/usr/lib/*/libLLVM*',
    '/usr/lib/postgresql/*/lib/bitcode/*',
    `${addons}/*/i18n/*`,
  ],
  // postgresql-client's configure step wants psql's manual page.
  includes: ['/usr/share/man/man1/*'],
  // 14 installs demo data unless told not to.
  initialise: ['-i', 'account', '--without-demo=all', '--no-http', '--max-cron-threads=0'],
  // Cron would post drafts that carry auto_post while a test looks at them.
  serve: ['--max-cron-threads=0', '--workers=0'],
};
