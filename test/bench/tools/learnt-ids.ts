import { z } from 'zod';

const list = z.array(z.unknown());
const object = z.record(z.string(), z.unknown());
/** `result` is the whole answer over JSON-RPC: a bare number is a record then, as that of `create`. */
const ofAnId = /(?:^|_)ids?$|^result$/;

/** Which records of now stand for those of a recorded call, as far as Odoo's answers tell. */
export class LearntIds {
  readonly #now: Map<number, number>;
  /** Of those that were known from the beginning: in a cell of `load` an id is a text. */
  readonly #asText: ReadonlyMap<string, string>;

  constructor(known: readonly (readonly [number, number])[] = []) {
    this.#now = new Map(known);
    this.#asText = new Map(known.map(([recorded, now]) => [`${recorded}`, `${now}`]));
  }

  /** Compares an answer with the recorded one, place by place. */
  learn(recorded: string, answer: string): void {
    this.#learn(JSON.parse(recorded), JSON.parse(answer), true);
  }

  /** @returns the recorded request about the records of now */
  inRequest(body: string): string {
    if (this.#now.size === 0) return body;
    const parsed: unknown = JSON.parse(body);
    const rpc = z.looseObject({ params: z.looseObject({ args: list }) }).safeParse(parsed).data;
    if (rpc === undefined) return JSON.stringify(this.#changed(parsed));
    // The first five say who calls what.
    const args = rpc.params.args.map((each, place) => (place < 5 ? each : this.#changed(each)));
    return JSON.stringify({ ...rpc, params: { ...rpc.params, args } });
  }

  #learn(recorded: unknown, now: unknown, isId: boolean): void {
    if (typeof recorded === 'number' && typeof now === 'number') {
      if (isId && recorded !== now) this.#now.set(recorded, now);
      return;
    }
    const [lists, others] = [list.safeParse(recorded).data, list.safeParse(now).data];
    if (lists !== undefined && others?.length === lists.length) {
      for (const [place, each] of lists.entries()) this.#learn(each, others[place], isId);
      return;
    }
    const [fields, values] = [object.safeParse(recorded).data, object.safeParse(now).data];
    if (fields === undefined || values === undefined) return;
    for (const [name, each] of Object.entries(fields)) this.#learn(each, values[name], ofAnId.test(name));
  }

  #changed(value: unknown): unknown {
    if (typeof value === 'number') return this.#now.get(value) ?? value;
    if (typeof value === 'string') return this.#asText.get(value) ?? value;
    if (Array.isArray(value)) return value.map((each) => this.#changed(each));
    const fields = object.safeParse(value).data;
    if (fields === undefined) return value;
    return Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, this.#changed(each)]));
  }
}
