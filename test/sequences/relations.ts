import { z } from 'zod';
import type { Odoo } from '../contract/odoo.ts';

const fieldsSchema = z.record(
  z.string(),
  z.object({ type: z.string(), relation: z.string().optional(), store: z.boolean().optional() }),
);
export type Fields = z.output<typeof fieldsSchema>;

/** What the fields of one side's models are, asked once per model. */
export class Relations {
  readonly #odoo: Odoo;
  readonly #known = new Map<string, Promise<Fields>>();

  constructor(odoo: Odoo) {
    this.#odoo = odoo;
  }

  fieldsOf(model: string): Promise<Fields> {
    const known = this.#known.get(model) ?? this.#ask(model);
    this.#known.set(model, known);
    return known;
  }

  async #ask(model: string): Promise<Fields> {
    const attributes = ['type', 'relation', 'store'];
    return fieldsSchema.parse(await this.#odoo.call(model, 'fields_get', { attributes }));
  }
}
