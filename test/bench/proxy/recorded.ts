import type { Exchange } from './exchange.ts';

/** The answers that one call of a tool got, for further calls of the same kind: each name's in their order. */
export class Recorded {
  readonly #exchanges: readonly Exchange[];
  readonly #given = new Map<string, number>();
  #swap: readonly [string, string] = ['', ''];

  constructor(exchanges: readonly Exchange[]) {
    this.#exchanges = exchanges;
  }

  /** Begins at the beginning. @param recorded a text of the recorded call, which is `now` in the next one */
  nextCall(recorded: string, now: string): void {
    this.#given.clear();
    this.#swap = [recorded, now];
  }

  /** @throws Error when the call asks for more than the recorded one did: then it is not the same call */
  answer({ name, id }: { readonly name: string; readonly id: unknown }): {
    readonly status: number;
    readonly answer: string;
  } {
    const place = this.#given.get(name) ?? 0;
    const exchange = this.#exchanges.filter((each) => each.name === name)[place];
    if (exchange === undefined) throw new Error(`Nothing is recorded for the ${place + 1}. ${name}.`);
    this.#given.set(name, place + 1);
    const { status, answer } = exchange;
    const [recorded, now] = this.#swap;
    const swapped = recorded === '' ? answer : answer.replaceAll(recorded, now);
    // Over JSON-RPC an answer says which request it is for.
    const envelope = /^(?<before>\{"jsonrpc": ?"2\.0", ?"id": ?)\d+/;
    return { status, answer: swapped.replace(envelope, `$<before>${String(id)}`) };
  }
}
