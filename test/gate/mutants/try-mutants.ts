import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutants } from './mutants.ts';
import type { Mutant } from './mutants.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** Stories that each mutant is tried with, if no attack is named that has to notice it. */
const STORIES = 240;
const AT_ONCE = 2;
/** A mutant that makes something hang is noticed by that. */
const PATIENCE = 180_000;

type Result = 'caught' | 'missed' | 'no such text' | 'did not start';

/**
 * Breaks a copy of the source in one way after the other and tries each.
 * @param wanted words that the names of the mutants contain
 * @returns the exit code: 0 when each was noticed
 */
export async function tryMutants(wanted: readonly string[]): Promise<number> {
  const chosen = mutants.filter(({ name }) => wanted.every((word) => name.includes(word)));
  const left = [...chosen];
  const results = new Map<Mutant, Result>();
  const lane = async () => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const result = await tryMutant(mutant);
      results.set(mutant, result);
      console.log(`${result}: ${mutant.name}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const caught = [...results.values()].filter((result) => result === 'caught').length;
  console.log(`gate-mutants: mutants=${chosen.length} caught=${caught}`);
  return caught === chosen.length ? 0 : 1;
}

async function tryMutant(mutant: Mutant): Promise<Result> {
  const folder = mkdtempSync(join(quickTemporary(), 'mcp-odoo-mutant-'));
  try {
    for (const part of ['src', 'test/gate', 'test/support', 'package.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const { file, find, put } of mutant.edits) {
      const path = join(folder, 'src', file);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      // One place exactly: a mutant that breaks more, or nothing, proves nothing.
      if (text.split(find).length !== 2) return 'no such text';
      writeFileSync(
        path,
        text.replace(find, () => put),
      );
    }
    const args = mutant.attack === undefined ? ['--stories', String(STORIES)] : ['--attacks', mutant.attack];
    return await run(folder, args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, args: readonly string[]): Promise<Result> {
  const child = spawn(process.execPath, [join(folder, 'test/gate/try.ts'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: quickTemporary() },
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  return new Promise((resolve) => {
    child.once('exit', (status, signal) => {
      clearTimeout(timer);
      const text = said.join('');
      const isCaught = signal !== null || text.includes('broken: ');
      if (!isCaught && status !== 0) console.error(text.slice(0, 2_000));
      resolve(isCaught ? 'caught' : status === 0 ? 'missed' : 'did not start');
    });
  });
}

function quickTemporary(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
