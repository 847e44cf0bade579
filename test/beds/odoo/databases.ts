import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import { dropDatabase } from './odoo-service.ts';
import { sql } from './postgres.ts';

/** The database every other one is copied from. */
export const templateDatabase = 'books_template';

/** The databases of a running bed: copies of the template, each made in under a second. */
export class Databases {
  readonly #root: string;
  readonly #url: string;

  constructor(root: string, url: string) {
    this.#root = root;
    this.#url = url;
  }

  async exists(name: string): Promise<boolean> {
    return (await sql(this.#root, `select 1 from pg_database where datname = '${checked(name)}'`)) === '1';
  }

  /** Makes `name` a fresh copy of the template; an older database of that name is dropped first. */
  async copyTemplate(name: string): Promise<void> {
    if (await this.exists(name)) await dropDatabase(this.#url, name);
    await sql(this.#root, `create database "${checked(name)}" template "${templateDatabase}"`);
    // Odoo names these files by their content and never changes one, so links do.
    const files = '/var/lib/odoo/data/filestore';
    if (existsSync(join(this.#root, files, templateDatabase))) {
      const copy = ['cp', '--archive', '--link', '--no-target-directory'];
      const asOdoo = ['chroot', '--userspec=odoo:odoo', this.#root];
      await run([...asOdoo, ...copy, `${files}/${templateDatabase}`, `${files}/${name}`]);
    }
  }
}

function checked(name: string): string {
  if (!/^[a-z][a-z0-9_-]{0,50}$/.test(name) || name === templateDatabase || name === 'postgres')
    throw new Error(`"${name}" cannot be a database here: use a-z, 0-9, - and _, beginning with a letter.`);
  return name;
}
