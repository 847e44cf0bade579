import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeOfList, timeOfNode } from '../support/time-of-start.ts';

const ROUNDS = 7;

/** Milliseconds, of the quickest round: what others do meanwhile makes rounds slower, never quicker. */
export interface ListTime {
  /** From the start of the program to its list of tools. */
  readonly list: number;
  /** From the start of Node alone to its end, in between: how quick this machine is just now. */
  readonly bare: number;
}

export async function listTime(program: string): Promise<ListTime> {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-list-'));
  const times: { list: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push({
      list: await timeOfList(program, folder),
      bare: await timeOfNode(),
    });
  }
  rmSync(folder, { recursive: true, force: true });
  return { list: least(times.map(({ list }) => list)), bare: least(times.map(({ bare }) => bare)) };
}

function least(times: readonly number[]): number {
  return Math.round(Math.min(...times));
}
