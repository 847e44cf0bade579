import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ownStart, processState } from '../../journal/running-process.ts';
import { privateFilesIn, readPrivate, removePrivate, writePrivate } from '../private-file.ts';

const kept = z.strictObject({
  origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/),
  pid: z.int().positive(),
  /** Tells the process from a later one with the same id. */
  start: z.string(),
});

/** Where processes of this account have their pages open, so that `mcp-odoo approvals` can say so. */
export class RunningPages {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Says that this process has a page open.
   * @param origin "http://127.0.0.1:41233"
   * @returns takes it back
   */
  async add(origin: string): Promise<() => Promise<void>> {
    const path = join(this.#folder, randomUUID());
    await writePrivate(path, { origin, pid: process.pid, start: await ownStart() });
    return async () => {
      await removePrivate(path);
    };
  }

  /** The addresses of the pages that are open. What killed processes left is cleared away. */
  async list(): Promise<string[]> {
    const found = await Promise.all((await privateFilesIn(this.#folder)).map(runningPage));
    return found.flat();
  }
}

/** @returns its address, or nothing when its process has ended */
async function runningPage(path: string): Promise<string[]> {
  const found = await readPrivate(path, kept);
  if (found === undefined) return [];
  const state = await processState(found.pid);
  if (state.running && state.start === found.start) return [found.origin];
  await removePrivate(path);
  return [];
}
