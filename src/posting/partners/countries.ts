import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { Kept } from '../../common/kept.ts';
import { odooText } from '../../accounting/reading/odoo-values.ts';
import type { OdooClient } from '../../odoo/client.ts';

export interface Country {
  readonly id: number;
  readonly name: string;
}

const LIFE_MS = 60 * 60_000;
const rowsSchema = z.array(z.object({ id: z.int(), name: z.string(), code: odooText }));

/** The countries that an Odoo knows, by ISO code in the order of their names; read once in an hour. */
export class Countries {
  readonly #client: OdooClient;
  readonly #kept: Kept<ReadonlyMap<string, Country>>;

  constructor(client: OdooClient, clock: Clock) {
    this.#client = client;
    this.#kept = new Kept(clock, LIFE_MS);
  }

  all(): Promise<ReadonlyMap<string, Country>> {
    return this.#kept.get('all', async () => {
      const rows = rowsSchema.parse(
        await this.#client.call('res.country', 'search_read', {
          args: [[]],
          kwargs: { fields: ['name', 'code'], order: 'name' },
        }),
      );
      return new Map(
        rows.flatMap(({ id, name, code }) => (code === undefined ? [] : [[code, { id, name }] as const])),
      );
    });
  }
}
