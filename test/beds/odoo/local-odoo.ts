import { mkdir } from 'node:fs/promises';
import { cachePlaces } from './cache.ts';
import type { CachePlaces } from './cache.ts';
import type { OdooConnection } from './connection.ts';
import { Image } from './image/image.ts';
import { ImageBuild } from './image/image-build.ts';
import type { OdooRecipe } from './image/recipe.ts';
import type { Progress } from './progress.ts';
import { Sample } from './sample/sample.ts';
import { Databases } from './server/databases.ts';
import { version } from './server/odoo-service.ts';
import { OdooServer } from './server/server.ts';

const workingDatabase = 'books';

/** A real Odoo with the sample company on this machine. What the command line does, one method each. */
export class LocalOdoo {
  readonly places: CachePlaces;
  readonly #image: Image;
  readonly #sample: Sample;
  readonly #server: OdooServer;
  readonly #progress: Progress;

  constructor(recipe: OdooRecipe, progress: Progress) {
    this.places = cachePlaces(recipe);
    this.#image = new Image(new ImageBuild(recipe, this.places, progress), this.places, progress);
    this.#sample = new Sample(recipe.version, this.places, progress);
    this.#server = new OdooServer(recipe, this.places);
    this.#progress = progress;
  }

  /** Running, with the working database in place; does only what is missing. */
  async up(): Promise<OdooConnection> {
    const url = (await this.#server.url()) ?? (await this.#start());
    const databases = new Databases(this.places.root, url);
    if (!(await this.#sample.isThere(databases))) await this.#sample.make(url, databases, [workingDatabase]);
    if (!(await databases.exists(workingDatabase)))
      await databases.copy(this.#sample.template, workingDatabase);
    return this.#connection(url, workingDatabase);
  }

  async down(): Promise<void> {
    await this.#server.stop();
  }

  /** Killed without a goodbye: `up` recovers it. */
  async crash(): Promise<void> {
    await this.#server.kill();
  }

  /** Up, with the working database as the sample has it. */
  async reset(): Promise<OdooConnection> {
    return this.database(workingDatabase);
  }

  /** Up, with a database `name` that is a fresh copy of the sample. */
  async database(name: string): Promise<OdooConnection> {
    const { url } = await this.up();
    await new Databases(this.places.root, url).copy(this.#sample.template, name);
    return this.#connection(url, name);
  }

  /** How to reach it, or undefined if it is down or its sample is not of today's data. */
  async status(): Promise<OdooConnection | undefined> {
    const url = await this.#server.url();
    if (url === undefined) return undefined;
    const databases = new Databases(this.places.root, url);
    return (await this.#sample.isThere(databases)) ? this.#connection(url, workingDatabase) : undefined;
  }

  async #start(): Promise<string> {
    await mkdir(this.places.folder, { recursive: true });
    const fresh = (await this.#server.wasCutOff()) || !(await this.#image.isInstalled());
    if (fresh) await this.#image.make();
    await this.#server.stop();
    if (fresh) await this.#image.install();
    return this.#progress.step('Starting PostgreSQL and Odoo', () => this.#server.start());
  }

  async #connection(url: string, db: string): Promise<OdooConnection> {
    return { url, db, version: await version(url), users: await this.#sample.users() };
  }
}
