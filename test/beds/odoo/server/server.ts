import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { withSystemTools } from '../command.ts';
import type { CachePlaces } from '../cache.ts';
import { answers } from './odoo-service.ts';
import { inNamespace } from './namespace.ts';
import { postgresPort } from './postgres.ts';
import type { OdooRecipe } from '../image/recipe.ts';
import { childOf, end, identify, isOfThisBoot, isRunning, processSchema } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';

const stateSchema = z.object({ image: z.string(), url: z.string(), process: processSchema });
type State = z.infer<typeof stateSchema>;

/** PostgreSQL and Odoo of one bed, running in a namespace of their own, across calls of the command line. */
export class OdooServer {
  readonly #recipe: OdooRecipe;
  readonly #places: CachePlaces;

  constructor(recipe: OdooRecipe, places: CachePlaces) {
    this.#recipe = recipe;
    this.#places = places;
  }

  /** The address of the running server, or undefined if it is down or of another image. */
  async url(): Promise<string | undefined> {
    const state = await this.#state();
    if (state?.image !== this.#places.image || !(await isRunning(state.process))) return undefined;
    return (await answers(state.url)) ? state.url : undefined;
  }

  /** True if the machine went down under the server: it runs without fsync, so its data cannot be trusted. */
  async wasCutOff(): Promise<boolean> {
    const state = await this.#state();
    return state !== undefined && !(await isOfThisBoot(state.process));
  }

  /** Starts the servers and returns their address when Odoo answers. */
  async start(): Promise<string> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const process = await this.#spawn(url);
    await writeFile(
      this.#places.state,
      JSON.stringify({ image: this.#places.image, url, process } satisfies State),
    );
    const deadline = Date.now() + 90_000;
    while (!(await answers(url))) {
      if (!(await isRunning(process)) || Date.now() > deadline) {
        await this.stop();
        throw new Error(`Odoo did not start: see ${this.#places.serverLog}`);
      }
      await sleep(100);
    }
    return url;
  }

  /** Stops exactly what `start` started; nothing to do if it is down. */
  async stop(): Promise<void> {
    const state = await this.#state();
    if (state === undefined) return;
    await end(state.process, 20_000);
    await rm(this.#places.state, { force: true });
  }

  /** Kills what `start` started and leaves everything as it lies, as when the machine goes away. */
  async kill(): Promise<void> {
    const state = await this.#state();
    if (state !== undefined) await end(state.process, 0, 'SIGKILL');
  }

  async #spawn(url: string): Promise<ServerProcess> {
    const { root, serverLog } = this.#places;
    const { hostname, port } = new URL(url);
    const environment = ['HOME=/var/lib/odoo', 'LANG=C.UTF-8', 'PYTHONPYCACHEPREFIX=/var/lib/odoo/pycache'];
    const place = ['--http-interface', hostname, '--http-port', port, '--data-dir', '/var/lib/odoo/data'];
    const odoo = ['odoo', ...place, '--db_port', await postgresPort(root), ...this.#recipe.serve];
    const asOdoo = ['chroot', '--userspec=odoo:odoo', root, 'env', '-C', '/var/lib/odoo', ...environment];
    const [program = '', ...args] = inNamespace(root, [...asOdoo, ...odoo]);

    const log = openSync(serverLog, 'w');
    const parent = spawn(program, args, {
      detached: true,
      stdio: ['ignore', log, log],
      env: withSystemTools(),
    });
    parent.unref();
    closeSync(log);
    for (let attempt = 0; attempt < 100; attempt++) {
      const child = parent.pid === undefined ? undefined : await childOf(parent.pid);
      const process = child === undefined ? undefined : await identify(child);
      if (process !== undefined) return process;
      await sleep(20);
    }
    throw new Error(`The servers' namespace did not come up: see ${serverLog}`);
  }

  async #state(): Promise<State | undefined> {
    try {
      return stateSchema.parse(JSON.parse(await readFile(this.#places.state, 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
