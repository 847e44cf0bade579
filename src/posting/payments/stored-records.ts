import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { isJsonArray } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import { Kept } from '../../common/kept.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { RawRecord } from '../snapshot/snapshot.ts';

/** Which fields exist on a model changes only when modules are installed. */
const FIELDS_LIFE_MS = 60 * 60_000;

const fieldsAnswer = z.record(z.string(), z.object({ type: z.string(), store: z.boolean().optional() }));
type Fields = z.output<typeof fieldsAnswer>;

const rowsShape = z.array(z.record(z.string(), z.json()));
const pairShape = z.tuple([z.int(), z.string()]);

/** Reads records with every field that Odoo stores of them, whatever they point to by id and name. */
export class StoredRecords {
  readonly #client: OdooClient;
  readonly #fields: Kept<Fields>;

  constructor(client: OdooClient, clock: Clock) {
    this.#client = client;
    this.#fields = new Kept(clock, FIELDS_LIFE_MS);
  }

  /** @param besides what is read too, where the model has it, stored or not */
  async read(
    model: string,
    domain: Json,
    companies: readonly number[],
    besides: readonly string[] = [],
  ): Promise<readonly RawRecord[]> {
    const there = await this.#fields.get(model, async () =>
      fieldsAnswer.parse(
        await this.#client.call(model, 'fields_get', {
          args: [[]],
          kwargs: { attributes: ['type', 'store'] },
        }),
      ),
    );
    const fields = Object.entries(there)
      .filter(([name, field]) => isStored(field) || besides.includes(name))
      .map(([name]) => name)
      .toSorted();
    const rows = await this.#client.call(model, 'search_read', {
      args: [domain],
      kwargs: { fields, order: 'id' },
      context: { allowed_company_ids: [...companies] },
    });
    return rowsShape.parse(rows).map(named);
  }
}

function isStored({ type, store }: Fields[string]): boolean {
  return store === true && !['binary', 'one2many', 'properties'].includes(type);
}

/** With what it points to as `web_read` has it, so that ids and names stay apart. */
function named(row: RawRecord): RawRecord {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      const pair = isJsonArray(value) ? pairShape.safeParse(value).data : undefined;
      return [field, pair === undefined ? value : { id: pair[0], display_name: pair[1] }];
    }),
  );
}
