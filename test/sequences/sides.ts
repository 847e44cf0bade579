import { openTarget } from '../contract/targets/target.ts';
import type { OpenTarget } from '../contract/targets/target.ts';
import { pairOf } from './play.ts';
import type { Pair } from './play.ts';
import { Side } from './side.ts';

/** A real Odoo 19 and a demo company with the same past. After a difference their pasts differ: both are made anew. */
export class Sides {
  readonly #database: string;
  #open: { readonly pair: Pair; readonly targets: readonly OpenTarget[] } | undefined;

  /** @param database the name of the one to make on the real Odoo */
  constructor(database: string) {
    this.#database = database;
  }

  async pair(): Promise<Pair> {
    if (this.#open === undefined) {
      const [odoo, demo] = await Promise.all([openTarget('19', this.#database), openTarget('demo')]);
      const pair = await pairOf(await Side.open(odoo.place), await Side.open(demo.place));
      this.#open = { pair, targets: [odoo, demo] };
    }
    return this.#open.pair;
  }

  /** The next pair is a new one. */
  async dispose(): Promise<void> {
    const targets = this.#open?.targets ?? [];
    this.#open = undefined;
    for (const target of targets) await target.dispose();
  }
}
