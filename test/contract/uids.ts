import { z } from 'zod';
import { speaksJson2 } from './place.ts';
import type { Place, PlaceUser } from './place.ts';
import { json2 } from './wire/json-2.ts';
import { jsonRpc } from './wire/json-rpc.ts';

/** Who is who, asked once: from Odoo 16 on, checking a password costs a second. */
export class Uids {
  readonly #place: Place;
  readonly #known = new Map<string, Promise<number>>();

  constructor(place: Place) {
    this.#place = place;
  }

  of(user: PlaceUser): Promise<number> {
    const known = this.#known.get(user.login) ?? this.#ask(user);
    this.#known.set(user.login, known);
    return known;
  }

  async #ask({ login, key }: PlaceUser): Promise<number> {
    const { url, database } = this.#place;
    if (!speaksJson2(this.#place)) {
      return z.int().parse(await jsonRpc(this.#place, 'common', 'authenticate', [database, login, key, {}]));
    }
    const context = await json2({ url, database, key }, 'res.users', 'context_get', {});
    return z.object({ uid: z.int() }).parse(context).uid;
  }
}
