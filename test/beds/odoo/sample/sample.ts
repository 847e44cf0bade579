import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CachePlaces } from '../cache.ts';
import { usersSchema } from '../connection.ts';
import type { OdooUser } from '../connection.ts';
import type { Progress } from '../progress.ts';
import { blankDatabase } from '../server/databases.ts';
import type { Databases } from '../server/databases.ts';
import { loadSampleCompany } from './load-sample-company.ts';

const loading = 'loading';

/**
 * The template with the sample company: loaded into a copy of the blank database by the running Odoo, saved in the cache,
 * and restored from there when the system is a new one.
 */
export class Sample {
  readonly #version: string;
  readonly #places: CachePlaces;
  readonly #progress: Progress;

  constructor(version: string, places: CachePlaces, progress: Progress) {
    this.#version = version;
    this.#places = places;
    this.#progress = progress;
  }

  get template(): string {
    return `sample_${this.#places.sample}`;
  }

  /** Who works in the sample company, with their keys. */
  async users(): Promise<OdooUser[]> {
    return usersSchema.parse(JSON.parse(await readFile(this.#usersFile, 'utf8')));
  }

  /** True if copies can be had at once. */
  async isThere(databases: Databases): Promise<boolean> {
    return existsSync(this.#usersFile) && databases.exists(this.template);
  }

  /** Puts the template in place; other samples, and `copies` of them, are dropped. */
  async make(url: string, databases: Databases, copies: readonly string[]): Promise<void> {
    const { sampleFolder } = this.#places;
    if (!existsSync(this.#usersFile)) await this.#load(url, databases);
    for (const copy of copies) await databases.drop(copy);
    for (const template of await databases.templates('sample_')) await databases.dropTemplate(template);
    await this.#progress.step('Restoring the sample company', () =>
      databases.restoreTemplate(sampleFolder, this.template),
    );
  }

  async #load(url: string, databases: Databases): Promise<void> {
    await this.#progress.step('Loading the sample company', async () => {
      await databases.copy(blankDatabase, loading);
      const users = await loadSampleCompany(this.#version, { url, db: loading }, this.#progress);
      await databases.save(loading, this.#places.sampleFolder);
      await databases.drop(loading);
      await writeFile(this.#usersFile, JSON.stringify(users, null, 2));
    });
  }

  get #usersFile(): string {
    return join(this.#places.sampleFolder, 'users.json');
  }
}
