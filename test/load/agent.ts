import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { McpCaller, textOf } from '../support/mcp-caller.ts';
import { MIX } from './mix.ts';
import type { Call } from './mix.ts';
import { Random } from './random.ts';
import type { Timings } from './timings.ts';

/** Where the tools are, as the product says. */
export const endpointShape = z.object({ uri: z.string(), headers: z.record(z.string(), z.string()) });
export type Endpoint = z.output<typeof endpointShape>;

/** A draft that an agent has made, as far as it knows. */
export interface Draft {
  readonly document: string;
  readonly reference: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly line: number;
  digest: string;
  isPosted: boolean;
  files: number;
  price: number;
}

/** What all agents share. */
export interface Desk {
  readonly endpoint: Endpoint;
  readonly timings: Timings;
  /** Where papers lie, and what one of them holds. */
  readonly papers: { readonly folder: string; readonly pdf: Uint8Array };
}

/** After so many calls an agent leaves and another one comes. */
const CALLS_OF_A_SESSION = 40;

/** An agent of the mix: it knows what it did, and what has to come of it. */
export class Agent {
  readonly drafts: Draft[] = [];
  readonly proposals: string[] = [];
  /** Of every bill that it has drafted, those of batches too. */
  readonly references: string[] = [];
  /** What came otherwise than it had to. */
  readonly failures: string[] = [];
  readonly random: Random;
  readonly number: number;
  readonly name: string;
  readonly #desk: Desk;
  #caller: McpCaller | undefined;
  #calls = 0;
  #numbers = 0;

  constructor(number: number, desk: Desk) {
    this.number = number;
    this.name = `agent ${number}`;
    this.random = new Random(number);
    this.#desk = desk;
  }

  /** Never the same twice. */
  next(): number {
    this.#numbers += 1;
    return this.#numbers;
  }

  /** @returns the path of a paper that nobody has seen yet */
  paper(): string {
    const { folder, pdf } = this.#desk.papers;
    const name = `paper-${this.number}-${this.next()}.pdf`;
    writeFileSync(join(folder, name), Buffer.concat([pdf, Buffer.from(`% ${name}\n`)]));
    return name;
  }

  /** Makes one call, whichever its turn is, of those that can be made now. */
  async act(mix: readonly Call[] = MIX): Promise<void> {
    const possible = mix.filter(({ isPossible }) => isPossible?.(this) ?? true);
    const tickets = possible.flatMap((call) => Array.from({ length: call.weight }, () => call));
    const call = this.random.one(tickets);
    if (call === undefined) return;
    try {
      await call.make(this);
    } catch (error) {
      this.failures.push(
        `${this.name}, ${call.name}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** A call that has to succeed. */
  async answer(tool: string, args: Record<string, unknown>): Promise<unknown> {
    const result = await this.#call(tool, args);
    if (result.isError === true) throw new Error(textOf(result));
    return result.structuredContent;
  }

  /** A call that has to be refused. */
  async refusal(tool: string, args: Record<string, unknown>, code: string): Promise<void> {
    const result = await this.#call(tool, args);
    const text = textOf(result);
    if (result.isError !== true || !text.includes(`${code}:`))
      throw new Error(`not refused with ${code}: ${text}`);
  }

  async leave(): Promise<void> {
    await this.#caller?.transport.terminateSession();
    await this.#caller?.client.close();
    this.#caller = undefined;
  }

  async #call(tool: string, args: Record<string, unknown>): Promise<CallToolResult> {
    this.#calls += 1;
    if (this.#calls % CALLS_OF_A_SESSION === 0) await this.leave();
    this.#caller ??= await this.#come();
    const started = performance.now();
    const result = await this.#caller.call(tool, args);
    this.#desk.timings.add(tool, performance.now() - started);
    return result;
  }

  async #come(): Promise<McpCaller> {
    const caller = await McpCaller.connect(this.#desk.endpoint, this.name);
    // From here on the client checks every answer against its schema.
    await caller.client.listTools();
    return caller;
  }
}
