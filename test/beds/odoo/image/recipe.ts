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
