import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import type { OdooRecipe } from './recipe.ts';

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
  readonly state: string;
  readonly lock: string;
  readonly buildLog: string;
  readonly serverLog: string;
}

/** The places of one bed below the cache folder. */
export function cachePlaces(recipe: OdooRecipe): CachePlaces {
  const folder = cacheFolder(`odoo-${recipe.version}`);
  const image = digest(recipe);
  return {
    folder,
    image,
    archive: join(folder, `image-${image}.tar.zst`),
    manifest: join(folder, `image-${image}.json`),
    root: join(folder, 'root'),
    rootImage: join(folder, 'root.image'),
    building: join(folder, 'building'),
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

function digest(recipe: OdooRecipe): string {
  const { serve: _, ...made } = recipe;
  const hash = createHash('sha256').update(JSON.stringify(made));
  for (const file of [recipe.seed, 'prepare.sh']) hash.update(readFileSync(bedFile(file)));
  return hash.digest('hex').slice(0, 12);
}
