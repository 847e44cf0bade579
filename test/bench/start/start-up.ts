import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { timeOfList, timeOfNode } from '../../support/time-of-start.ts';
import { compare, median, percentile } from '../statistics.ts';
import type { Paired } from '../statistics.ts';

const WINDOW = join(import.meta.dirname, 'activating-window.ts');

const windowShape = z.object({
  ...{ load: z.number(), activate: z.number(), list: z.number() },
  ...{ modules: z.array(z.string()), toolListBytes: z.int() },
});
export type Activated = z.output<typeof windowShape>;

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface StartUp {
  /** From the start of `mcp-odoo` to its list of tools; the floor is Node that starts and ends. */
  readonly stdio: Paired;
  readonly load: Spread;
  readonly activate: Spread;
  readonly firstList: Spread;
}

/** @param dist where the bundles are */
export async function startUp(dist: string, rounds: number): Promise<StartUp> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-start-'));
  const program = join(dist, 'stdio.js');
  const pairs = [];
  const windows: Activated[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await timeOfList(program, folder);
    const floor = await timeOfNode();
    const window = await activate(dist);
    // The first of each reads files that nobody has read yet.
    if (round === 0) continue;
    pairs.push({ ours, floor });
    windows.push(window);
  }
  rmSync(folder, { recursive: true, force: true });
  const spread = (values: readonly number[]): Spread => ({
    p50: median(values),
    p95: percentile(values, 0.95),
  });
  return {
    stdio: compare(pairs),
    load: spread(windows.map(({ load }) => load)),
    activate: spread(windows.map((window) => window.activate)),
    firstList: spread(windows.map(({ list }) => list)),
  };
}

/** Activates the extension once, in a process of its own. */
export async function activate(dist: string): Promise<Activated> {
  const child = spawn(process.execPath, [WINDOW, join(dist, 'extension.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return windowShape.parse(JSON.parse(said));
}
