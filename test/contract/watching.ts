import { z } from 'zod';
import { itemsOf, move } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';

/** All that Odoo keeps of a document in its tables, as the gate asks for it. */
export interface Held {
  readonly header: Row;
  readonly items: ReadonlyMap<unknown, Row>;
}

/** Which fields another look finds changed: of the header, and of any of the items. */
export interface Changes {
  readonly header: readonly string[];
  readonly items: readonly string[];
}

/** What is written below a document, and who wrote last: it says nothing of the document itself. */
const BESIDE: ReadonlySet<string> = new Set([
  'audit_trail_message_ids',
  'display_name',
  'message_follower_ids',
  'message_ids',
  'website_message_ids',
  'write_date',
  'write_uid',
]);

/** Looks at documents, and again later: `changes` tells what happened to them meanwhile. */
export class Watch {
  readonly #odoo: Odoo;
  readonly #before: ReadonlyMap<number, Held>;

  static async over(odoo: Odoo, ids: readonly number[]): Promise<Watch> {
    const before = new Map<number, Held>();
    for (const id of ids) before.set(id, await held(odoo, id));
    return new Watch(odoo, before);
  }

  private constructor(odoo: Odoo, before: ReadonlyMap<number, Held>) {
    this.#odoo = odoo;
    this.#before = before;
  }

  async changes(id: number): Promise<Changes> {
    const before = this.#before.get(id);
    if (before === undefined) throw new Error(`Nobody watched document ${id}.`);
    const after = await held(this.#odoo, id);
    const items = [...before.items].flatMap(([item, row]) => changed(row, after.items.get(item) ?? {}));
    return { header: changed(before.header, after.header), items: [...new Set(items)].toSorted() };
  }
}

async function held(odoo: Odoo, id: number): Promise<Held> {
  const header = await move(odoo, id, await storedFields(odoo, 'account.move'));
  const items = await itemsOf(odoo, id, await storedFields(odoo, 'account.move.line'));
  return { header, items: new Map(items.map((item) => [item.id, item])) };
}

/** The fields that Odoo keeps in its tables. */
async function storedFields(odoo: Odoo, model: string): Promise<string[]> {
  const told = z
    .record(z.string(), z.object({ store: z.boolean().optional(), type: z.string() }))
    .parse(await odoo.call(model, 'fields_get', { attributes: ['store', 'type'] }));
  return Object.keys(told).filter((name) => told[name]?.store === true && told[name].type !== 'binary');
}

/** The fields with other values. A record is the same whatever it is called by now. */
function changed(before: Row, after: Row): string[] {
  const same = (field: string) => JSON.stringify(told(before[field])) === JSON.stringify(told(after[field]));
  return Object.keys(before)
    .filter((field) => !BESIDE.has(field) && !same(field))
    .toSorted();
}

const labelled = z.tuple([z.int(), z.string()]);

function told(value: unknown): unknown {
  const reference = labelled.safeParse(value);
  return reference.success ? reference.data[0] : value;
}
