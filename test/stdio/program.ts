import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolResultSchema, ListRootsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult, ClientCapabilities, Progress } from '@modelcontextprotocol/sdk/types.js';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { textOf } from '../support/mcp-caller.ts';

export type Env = Readonly<Record<string, string>>;

const BUILT = join(import.meta.dirname, '..', '..', 'dist');

/** The bundle under test, as people get it. */
export const PROGRAM = join(z.string().default(BUILT).parse(process.env.STDIO_BUNDLE), 'stdio.js');

/** What a client hands on: nothing of the tests' own environment that could connect. */
export function cleanEnv(env: Env): Env {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** `mcp-odoo` in a process of its own, with the SDK's client on its stdin and stdout. It ends with the test at the latest. */
export class Program {
  readonly client: Client;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';

  private constructor(child: ChildProcessWithoutNullStreams, client: Client) {
    this.#child = child;
    this.client = client;
    this.#ended = once(child, 'close').then(([code, signal]) => endedSchema.parse({ code, signal }));
    child.stdout.on('data', (data) => (this.#stdout += String(data)));
    child.stderr.on('data', (data) => (this.#stderr += String(data)));
    // Who is killed does not read on.
    child.stdin.on('error', () => undefined);
    onTestFinished(() => void child.kill('SIGKILL'));
  }

  /**
   * @param roots the folders that the client says it works in; none: it cannot say
   * @param abilities what else the client says that it can do
   */
  static async start(
    args: readonly string[],
    env: Env,
    roots?: readonly string[],
    abilities: ClientCapabilities = {},
  ): Promise<Program> {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env: cleanEnv(env) });
    const capabilities = { ...abilities, ...(roots !== undefined && { roots: {} }) };
    const client = new Client({ name: 'a test', version: '1' }, { capabilities });
    if (roots !== undefined)
      client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: roots.map((uri) => ({ uri })) }));
    const program = new Program(child, client);
    // A transport of lines is the same at both ends.
    await client.connect(new StdioServerTransport(child.stdout, child.stdin));
    return program;
  }

  async call(name: string, args: Record<string, unknown>): Promise<CallToolResult> {
    return CallToolResultSchema.parse(await this.client.callTool({ name, arguments: args }));
  }

  /** Calls a tool, and hears what is said meanwhile. */
  async listen(
    name: string,
    args: Record<string, unknown>,
    hear: (message: string) => void,
  ): Promise<CallToolResult> {
    const onprogress = ({ message = '' }: Progress) => hear(message);
    return CallToolResultSchema.parse(
      await this.client.callTool({ name, arguments: args }, undefined, { onprogress }),
    );
  }

  /** Calls a tool that has to succeed. */
  async answer(name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
    const result = await this.call(name, args);
    if (result.isError === true || result.structuredContent === undefined)
      throw new Error(`${name} failed: ${textOf(result)}\n${this.#stderr}`);
    return result.structuredContent;
  }

  /** Calls a tool that has to fail, and gives what the model reads. */
  async failure(name: string, args: Record<string, unknown>): Promise<string> {
    const result = await this.call(name, args);
    if (result.isError !== true) throw new Error(`${name} succeeded: ${textOf(result)}`);
    return textOf(result);
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Waits until stderr has said this. */
  async hasSaid(what: string): Promise<void> {
    while (!this.#stderr.includes(what)) {
      if (this.#child.exitCode !== null) throw new Error(`It ended without saying ${what}: ${this.#stderr}`);
      await Promise.race([once(this.#child.stderr, 'data'), this.#ended]);
    }
  }

  /** Reads nothing more of what it says on stderr, as a client that has lost interest. */
  closeStderr(): void {
    this.#child.stderr.destroy();
  }

  kill(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.#ended;
  }

  /** Closes its stdin, as a client that ends does. */
  endInput(): Promise<Ended> {
    this.#child.stdin.end();
    return this.#ended;
  }
}

const endedSchema = z.object({ code: z.int().nullable(), signal: z.string().nullable() });

/** Runs it to its end, with an empty stdin. */
export async function run(args: readonly string[], env: Env = {}) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: cleanEnv(env) });
  child.stdin.end();
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: z.int().parse(code), stdout, stderr };
}
