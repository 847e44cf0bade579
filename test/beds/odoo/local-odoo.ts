import { mkdir } from 'node:fs/promises';
import { cachePlaces } from './cache.ts';
import type { CachePlaces } from './cache.ts';
import type { OdooConnection } from './connection.ts';
import { Databases } from './databases.ts';
import { Image } from './image.ts';
import { ImageBuild } from './image-build.ts';
import { version } from './odoo-service.ts';
import type { Progress } from './progress.ts';
import type { OdooRecipe } from './recipe.ts';
import { OdooServer } from './server.ts';

const workingDatabase = 'books';

/** A real Odoo on this machine, made from a recipe. What the command line does, one method each. */
export class LocalOdoo {
  readonly places: CachePlaces;
  readonly #image: Image;
  readonly #server: OdooServer;
  readonly #progress: Progress;

  constructor(recipe: OdooRecipe, progress: Progress) {
    this.places = cachePlaces(recipe);
    this.#image = new Image(new ImageBuild(recipe, this.places, progress), this.places, progress);
    this.#server = new OdooServer(recipe, this.places);
    this.#progress = progress;
  }

  /** Running, with the working database in place; does only what is missing. */
  async up(): Promise<OdooConnection> {
    const url = (await this.#server.url()) ?? (await this.#start());
    const databases = new Databases(this.places.root, url);
    if (!(await databases.exists(workingDatabase))) await databases.copyTemplate(workingDatabase);
    return this.#connection(url, workingDatabase);
  }

  async down(): Promise<void> {
    await this.#server.stop();
  }

  /** Up, with the working database as the seed left it. */
  async reset(): Promise<OdooConnection> {
    return this.database(workingDatabase);
  }

  /** Up, with a database `name` that is a fresh copy of the template. */
  async database(name: string): Promise<OdooConnection> {
    const { url } = await this.up();
    await new Databases(this.places.root, url).copyTemplate(name);
    return this.#connection(url, name);
  }

  /** How to reach it, or undefined if it is down. */
  async status(): Promise<OdooConnection | undefined> {
    const url = await this.#server.url();
    return url === undefined ? undefined : this.#connection(url, workingDatabase);
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
    const { users } = await this.#image.manifest();
    return { url, db, version: await version(url), users };
  }
}
