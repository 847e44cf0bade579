import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROUNDS = 7;

const CLIENT = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'a test', version: '1' },
};
const ASKS = [
  { jsonrpc: '2.0', id: 1, method: 'initialize', params: CLIENT },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
];

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
      list: await timeOfList([program, '--demo', '--data-dir', folder]),
      bare: await timeOfBare(),
    });
  }
  rmSync(folder, { recursive: true, force: true });
  return { list: least(times.map(({ list }) => list)), bare: least(times.map(({ bare }) => bare)) };
}

async function timeOfList(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.write(ASKS.map((message) => `${JSON.stringify(message)}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('"id":2')) break;
  const time = performance.now() - start;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  return time;
}

async function timeOfBare(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - start;
}

function least(times: readonly number[]): number {
  return Math.round(Math.min(...times));
}
