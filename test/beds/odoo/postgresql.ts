import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { cachePlaces } from './cache.ts';
import type { CachePlaces } from './cache.ts';
import { recipeFor } from './image/recipes.ts';
import { sql } from './server/postgres.ts';

/** The PostgreSQL of a running bed, for what happens below Odoo. */
export class Postgresql {
  readonly #places: CachePlaces;
  readonly #database: string;

  constructor(version: '14' | '19', database: string) {
    const recipe = recipeFor(version);
    if (recipe === undefined) throw new Error(`There is no bed for Odoo ${version}.`);
    this.#places = cachePlaces(recipe);
    this.#database = database;
  }

  /** Runs statements in one transaction. @returns the bare rows */
  run(statements: string): Promise<string> {
    return sql(this.#places.root, statements, this.#database);
  }

  /**
   * Runs a statement in a transaction that is committed only after some time.
   * @param milliseconds how long its locks are held
   * @returns when they are; `committed` when they are no more
   */
  async hold(statement: string, milliseconds: number): Promise<{ readonly committed: Promise<string> }> {
    const committed = this.run(`${statement}; select pg_sleep(${milliseconds / 1_000})`);
    const sleeping = `select count(*) from pg_stat_activity where datname = '${this.#database}' and wait_event = 'PgSleep'`;
    while ((await this.run(sleeping)) === '0') await setTimeout(20);
    return { committed };
  }

  /** How often Odoo was told by this database that a transaction came too late, and began it again. */
  async serializationFailures(): Promise<number> {
    const log = await readFile(this.#places.serverLog, 'utf8');
    return log
      .split('\n')
      .filter((line) => line.includes(this.#database) && line.includes('SERIALIZATION_FAILURE')).length;
  }
}
