/** What differs from one Odoo to the next. Everything else in this folder is the same for all of them. */
export interface OdooRecipe {
  /** Odoo's major version, as on the command line. */
  readonly version: string;
  /** Debian suites the packages come from, the base system first. */
  readonly suites: readonly string[];
  /** apt pinning, for packages that must or must not come from a later suite. */
  readonly pins: readonly AptPin[];
  readonly packages: readonly string[];
  /** Glob patterns (as dpkg's `path-exclude`) of files that are never needed here. */
  readonly excludes: readonly string[];
  /** Exceptions to `excludes`. */
  readonly includes: readonly string[];
  /** Options of `odoo` that fill the blank database, next to `-d` and `--stop-after-init`. */
  readonly initialise: readonly string[];
  /** Options of the running server, next to those for database, port, interface and data folder. */
  readonly serve: readonly string[];
}

interface AptPin {
  readonly package: string;
  readonly suite: string;
  readonly priority: number;
}

export const ADDONS = '/usr/lib/python3/dist-packages/odoo/addons';

/** Files that no bed uses, whichever Odoo it has. */
export const NEVER_NEEDED = [
  '/usr/share/doc/*',
  '/usr/share/man/*',
  '/usr/share/locale/*',
  '/usr/lib/*/libLLVM*',
  '/usr/lib/postgresql/*/lib/bitcode/*',
  `${ADDONS}/*/i18n/*`,
] as const;

/** postgresql-client's configure step wants psql's manual page. */
export const NEEDED_ALL_THE_SAME = ['/usr/share/man/man1/*'] as const;

/** Cron would post drafts that carry auto_post while a test looks at them. */
export const SERVE = ['--max-cron-threads=0', '--workers=0'] as const;
