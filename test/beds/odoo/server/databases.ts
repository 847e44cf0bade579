import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import { dropDatabase } from './odoo-service.ts';
import { runPostgres, sql } from './postgres.ts';

/** What every image holds: a database of Odoo with its modules, and nothing in the books. */
export const blankDatabase = 'blank_template';

/** Where Odoo keeps the contents of attachments, a folder for each database. */
const filestore = '/var/lib/odoo/data/filestore';
const dumpInside = '/var/lib/odoo/database.dump';

/** The databases of a running bed. Nobody connects to a template, so copies of it are never refused, and fast. */
export class Databases {
  readonly #root: string;
  readonly #url: string;

  constructor(root: string, url: string) {
    this.#root = root;
    this.#url = url;
  }

  async exists(name: string): Promise<boolean> {
    return (await sql(this.#root, `select 1 from pg_database where datname = '${name}'`)) === '1';
  }

  /** Makes `name` a fresh copy of a template; an older database of that name is dropped first. */
  async copy(template: string, name: string): Promise<void> {
    await this.drop(checked(name));
    await sql(this.#root, `create database "${name}" template "${template}"`);
    await this.#link(join(this.#root, filestore, template), join(this.#root, filestore, name));
  }

  /** Drops a database, if it is there. */
  async drop(name: string): Promise<void> {
    if (await this.exists(name)) await dropDatabase(this.#url, name);
  }

  /** Writes a database and its files into `folder`, which is made. */
  async save(name: string, folder: string): Promise<void> {
    const part = `${folder}.part`;
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    await runPostgres(this.#root, 'pg_dump', ['--format=custom', '--file', dumpInside, name]);
    await rename(join(this.#root, dumpInside), join(part, 'database.dump'));
    await this.#link(join(this.#root, filestore, name), join(part, 'filestore'));
    await rm(folder, { recursive: true, force: true });
    await rename(part, folder);
  }

  /** Makes a template of what `save` wrote. */
  async restoreTemplate(folder: string, template: string): Promise<void> {
    const half = `${template}_half`;
    await this.dropTemplate(half);
    await sql(this.#root, `create database "${half}" template template0`);
    await run(['cp', '--link', '--force', join(folder, 'database.dump'), join(this.#root, dumpInside)]);
    const options = ['--no-owner', '--exit-on-error', '--jobs=2', '--dbname', half];
    await runPostgres(this.#root, 'pg_restore', [...options, dumpInside]);
    await rm(join(this.#root, dumpInside));
    await this.#link(join(folder, 'filestore'), join(this.#root, filestore, template));
    // Odoo does not list a database that nobody may connect to.
    await sql(this.#root, `alter database "${half}" with is_template true allow_connections false`);
    await sql(this.#root, `alter database "${half}" rename to "${template}"`);
  }

  /** The templates whose names begin so. */
  async templates(prefix: string): Promise<readonly string[]> {
    const rows = await sql(
      this.#root,
      `select datname from pg_database where starts_with(datname, '${prefix}')`,
    );
    return rows === '' ? [] : rows.split('\n');
  }

  /** Drops a template, if it is there. Odoo has never met it, so it need not be told. */
  async dropTemplate(name: string): Promise<void> {
    if (!(await this.exists(name))) return;
    await sql(this.#root, `alter database "${name}" with is_template false`);
    await sql(this.#root, `drop database "${name}"`);
    await rm(join(this.#root, filestore, name), { recursive: true, force: true });
  }

  /** Odoo names these files by their content and never changes one, so links do. */
  async #link(from: string, to: string): Promise<void> {
    if (!existsSync(from)) return;
    await rm(to, { recursive: true, force: true });
    await run(['cp', '--archive', '--link', '--no-target-directory', from, to]);
  }
}

function checked(name: string): string {
  const ours = [blankDatabase, 'postgres', 'template0', 'template1'];
  if (!/^[a-z][a-z0-9_-]{0,50}$/.test(name) || ours.includes(name) || name.startsWith('sample_'))
    throw new Error(
      `"${name}" cannot be a database here: use a-z, 0-9, - and _, beginning with a letter and not with sample_.`,
    );
  return name;
}
