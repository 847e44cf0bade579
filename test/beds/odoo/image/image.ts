import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { CachePlaces } from '../cache.ts';
import { run } from '../command.ts';
import type { ImageBuild } from './image-build.ts';
import type { Progress } from '../progress.ts';

/** The system of one recipe, with a blank database inside: built once, archived, unpacked when wanted. */
export class Image {
  readonly #build: ImageBuild;
  readonly #places: CachePlaces;
  readonly #progress: Progress;

  constructor(build: ImageBuild, places: CachePlaces, progress: Progress) {
    this.#build = build;
    this.#places = places;
    this.#progress = progress;
  }

  /** True if the system that servers run in is whole and of this image. */
  async isInstalled(): Promise<boolean> {
    const { rootImage, root, manifest, image } = this.#places;
    if (!existsSync(rootImage) || !existsSync(root) || !existsSync(manifest)) return false;
    return (await readFile(rootImage, 'utf8')) === image;
  }

  /** Makes a fresh system, aside: from the archive, or, the first time, from Debian's packages. */
  async make(): Promise<void> {
    const { archive, manifest, building } = this.#places;
    await rm(building, { recursive: true, force: true });
    if (existsSync(archive) && existsSync(manifest)) {
      await mkdir(building, { recursive: true });
      await this.#progress.step('Unpacking the archived system', () => this.#tar('--extract', archive));
    } else {
      const made = await this.#build.run();
      await this.#progress.step('Archiving the system', () => this.#tar('--create', `${archive}.part`, '.'));
      await rename(`${archive}.part`, archive);
      await writeFile(manifest, JSON.stringify(made, null, 2));
    }
  }

  /** Puts what `make` made in the place of the system before it, which no server may be using any more. */
  async install(): Promise<void> {
    const { root, rootImage, building, image } = this.#places;
    await rm(rootImage, { force: true });
    await rm(root, { recursive: true, force: true });
    await rename(building, root);
    await writeFile(rootImage, image);
  }

  #tar(action: '--create' | '--extract', archive: string, ...what: readonly string[]): Promise<string> {
    const options = ['--numeric-owner', '--xattrs', '--use-compress-program=zstd -q -4 -T0'];
    return run(['tar', action, ...options, '--file', archive, '--directory', this.#places.building, ...what]);
  }
}
