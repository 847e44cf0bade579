import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quickTemporary } from './quick-temporary.ts';

const root = join(import.meta.dirname, '..', '..');
const AT_ONCE = 2;
/** A mutant that makes something hang is noticed by that (milliseconds). */
const PATIENCE = 180_000;

/** One text of a source file, and what is put in its place. */
export interface Edit {
  /** Below src. */
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** A product that is broken on purpose. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** How mutants of one kind are tried: by a script that says "broken: ..." of what it notices. */
export interface MutantSuite<Kind extends Mutant> {
  /** Begins its figures: "gate-mutants". */
  readonly name: string;
  /** What is copied besides the source. */
  readonly parts: readonly string[];
  /** The script and what it is given. */
  readonly command: (mutant: Kind) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

type Result = 'caught' | 'missed' | 'no such text' | 'did not start';

/**
 * Breaks a copy of the source in one way after the other and tries each.
 * @returns the exit code: 0 when each was noticed
 */
export async function tryMutants<Kind extends Mutant>(
  suite: MutantSuite<Kind>,
  mutants: readonly Kind[],
): Promise<number> {
  const left = [...mutants];
  const results = new Map<Kind, Result>();
  const lane = async () => {
    for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
      const result = await tryMutant(suite, mutant);
      results.set(mutant, result);
      console.log(`${result}: ${mutant.name}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const caught = [...results.values()].filter((result) => result === 'caught').length;
  console.log(`${suite.name}: mutants=${mutants.length} caught=${caught}`);
  return caught === mutants.length ? 0 : 1;
}

/** @returns `missed` when nothing was noticed: for the source as it is, that is how it should be */
export async function tryMutant<Kind extends Mutant>(
  { parts, command, environment }: MutantSuite<Kind>,
  mutant: Kind,
): Promise<Result> {
  const folder = mkdtempSync(join(quickTemporary(), 'mcp-odoo-mutant-'));
  try {
    for (const part of ['src', 'test/support', 'package.json', ...parts])
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
    const [script = '', ...args] = command(mutant);
    return await run(folder, [join(folder, script), ...args], environment);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, TMPDIR: quickTemporary() },
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
