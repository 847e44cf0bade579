import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bedFile } from '../cache.ts';
import type { CachePlaces } from '../cache.ts';
import { run } from '../command.ts';
import { blankDatabase } from '../server/databases.ts';
import { debianMirror, installTools } from './host.ts';
import type { Manifest } from './manifest.ts';
import { inNamespace } from '../server/namespace.ts';
import { postgresPort } from '../server/postgres.ts';
import type { Progress } from '../progress.ts';
import type { OdooRecipe } from './recipe.ts';

/** Makes the system of one recipe from Debian's packages, with an initialised template database. */
export class ImageBuild {
  readonly #recipe: OdooRecipe;
  readonly #places: CachePlaces;
  readonly #progress: Progress;

  constructor(recipe: OdooRecipe, places: CachePlaces, progress: Progress) {
    this.#recipe = recipe;
    this.#places = places;
    this.#progress = progress;
  }

  /** Leaves the system in the cache's building folder. */
  async run(): Promise<Manifest> {
    const { buildLog } = this.#places;
    const step = this.#progress.step.bind(this.#progress);
    this.#progress.say(`No archive yet. Building takes a few minutes, once; details are in ${buildLog}`);
    await writeFile(buildLog, '');
    await installTools(this.#progress, buildLog);
    await step("Installing the system from Debian's packages (about 250 MB)", () => this.#bootstrap());
    const packages = await this.#packages();
    for (const [name, version] of Object.entries(packages)) this.#progress.say(`${name} ${version}`);
    await step('Initialising the blank database', () => this.#prepare());
    return { packages };
  }

  async #bootstrap(): Promise<void> {
    const { folder, building, buildLog } = this.#places;
    const { suites, pins, packages, excludes, includes } = this.#recipe;
    const pinFile = join(folder, 'pins');
    const pinned = pins.map((pin) => [
      `Package: ${pin.package}`,
      `Pin: release n=${pin.suite}`,
      `Pin-Priority: ${pin.priority}`,
      '',
    ]);
    await writeFile(pinFile, pinned.flat().join('\n'));
    const mirror = await debianMirror();
    const options = [
      '--aptopt=APT::Install-Recommends "false"',
      // sid's lists expire within days where a mirror stands still.
      '--aptopt=Acquire::Check-Valid-Until "false"',
      '--aptopt=Acquire::Languages "none"',
      '--aptopt=Acquire::Retries "3"',
      ...excludes.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
      ...includes.map((pattern) => `--dpkgopt=path-include=${pattern}`),
      `--setup-hook=copy-in "${pinFile}" /etc/apt/preferences.d`,
      `--include=${packages.join(',')}`,
    ];
    const sources = suites.map((suite) => `deb ${mirror} ${suite} main`);
    const [suite = ''] = suites;
    const bootstrap = ['mmdebstrap', '--mode=root', '--variant=minbase', '--format=directory', ...options];
    await run(['unshare', '--mount', ...bootstrap, suite, building, ...sources], { log: buildLog });
  }

  async #packages(): Promise<Manifest['packages']> {
    const format = '${db:Status-Abbrev} ${Package} ${Version}\\n';
    const query = [
      'dpkg-query',
      '--show',
      `--showformat=${format}`,
      'odoo-*',
      'postgresql-[0-9]*',
      'python3',
    ];
    const lines = await run(['chroot', this.#places.building, ...query]);
    const installed = [...lines.matchAll(/^ii\s+(\S+) (\S+)$/gm)];
    return Object.fromEntries(installed.map(([, name = '', version = '']) => [name, version]));
  }

  async #prepare(): Promise<void> {
    const { building, buildLog } = this.#places;
    const inside = join(building, 'opt/bed');
    await mkdir(inside, { recursive: true });
    await copyFile(bedFile('image/prepare.sh'), join(inside, 'prepare.sh'));
    const port = await postgresPort(building);
    const prepare = ['bash', '/opt/bed/prepare.sh', blankDatabase, port, ...this.#recipe.initialise];
    await run(inNamespace(building, ['chroot', building, ...prepare]), { log: buildLog });
  }
}
