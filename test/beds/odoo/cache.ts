import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import type { OdooRecipe } from './image/recipe.ts';

/** Where everything of one bed is kept. The whole folder may be deleted at any time. */
export interface CachePlaces {
  readonly folder: string;
  /** Names one image: a digest of what it is made from. */
  readonly image: string;
  readonly archive: string;
  readonly manifest: string;
  /** The unpacked system that the servers run in. */
  readonly root: string;
  /** Holds the image that `root` was unpacked from; written last. */
  readonly rootImage: string;
  readonly building: string;
  /** Names one sample database: a digest of the image, of the sample company and of what loads it. */
  readonly sample: string;
  readonly sampleFolder: string;
  readonly state: string;
  readonly lock: string;
  readonly buildLog: string;
  readonly serverLog: string;
}

/** The places of one bed below the cache folder. */
export function cachePlaces(recipe: OdooRecipe): CachePlaces {
  const folder = cacheFolder(`odoo-${recipe.version}`);
  const { serve: _, ...made } = recipe;
  const image = digest([JSON.stringify(made), contents('image/prepare.sh')]);
  const sample = digest([image, ...sampleFiles().map(contents)]);
  return {
    folder,
    image,
    archive: join(folder, `image-${image}.tar.zst`),
    manifest: join(folder, `image-${image}.json`),
    root: join(folder, 'root'),
    rootImage: join(folder, 'root.image'),
    building: join(folder, 'building'),
    sample,
    sampleFolder: join(folder, `sample-${sample}`),
    state: join(folder, 'state.json'),
    lock: join(folder, 'lock'),
    buildLog: join(folder, 'build.log'),
    serverLog: join(folder, 'server.log'),
  };
}

/** A file of this folder. */
export function bedFile(name: string): string {
  return join(import.meta.dirname, name);
}

function sampleFiles(): readonly string[] {
  const loader = globSync('sample/*.ts', { cwd: import.meta.dirname }).sort();
  const demo = '../../../src/demo';
  return [
    ...loader,
    '../../support/odoo-person.ts',
    `${demo}/sample-company.ts`,
    `${demo}/sample-company.json`,
  ];
}

function contents(name: string): string {
  return readFileSync(bedFile(name), 'utf8');
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 12);
}
