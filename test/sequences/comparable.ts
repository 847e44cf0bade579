import { z } from 'zod';
import type { Labels } from './labels.ts';
import type { Relations } from './relations.ts';

/** Set anew by each side's own clock, or at random. */
const OWN = new Set(['create_date', 'write_date', 'access_token', '__last_update', 'access_url']);

const loadAnswer = z.object({ ids: z.union([z.array(z.int()), z.literal(false)]) }).loose();

/** In the order in which PostgreSQL happens to find them. */
const SETS = new Set(['duplicated_ref_ids']);

const NOTHING_THERE = 'nothing is there';

/** Answers without what must differ from side to side: ids become labels, times go. */
export class Comparable {
  readonly #labels: Labels;
  readonly #relations: Relations;

  constructor(labels: Labels, relations: Relations) {
    this.#labels = labels;
    this.#relations = relations;
  }

  async answer(model: string, method: string, value: unknown): Promise<unknown> {
    switch (method) {
      case 'search':
      case 'create':
        return this.#ids(model, value);
      case 'search_read':
      case 'read':
      case 'web_read':
        return this.#rows(model, value);
      case 'load': {
        const answer = loadAnswer.parse(value);
        return {
          ...answer,
          ids: this.#ids(model, answer.ids),
          messages: this.#texts(model, answer.messages),
        };
      }
      case 'check_object_reference':
        // After a load that was rolled back Odoo may still remember the name, without a record: nothing is there.
        if (Array.isArray(value) && value[1] === false) return NOTHING_THERE;
        return Array.isArray(value) ? [value[0], this.#ids(String(value[0]), value[1])] : value;
      case 'message_post':
        return 'a message';
      default:
        return this.#texts(model, value);
    }
  }

  fault(model: string, method: string, { name, message }: Error): unknown {
    if (method === 'check_object_reference' && name === 'builtins.ValueError') return NOTHING_THERE;
    const text = this.#labels.inText(message, model);
    // What speaks against posting is a set in Odoo, told in the order of its hashes.
    const isSet = method === 'action_post' && name === 'odoo.exceptions.UserError';
    return { fault: name, message: isSet ? text.split('\n').toSorted() : text };
  }

  async #rows(model: string, rows: unknown): Promise<unknown> {
    return Array.isArray(rows) ? await Promise.all(rows.map((row) => this.row(model, row))) : rows;
  }

  /** One record, as `read` or `web_read` give it. */
  async row(model: string, row: unknown): Promise<unknown> {
    if (row === null || typeof row !== 'object') return this.#ids(model, row);
    const fields = await this.#relations.fieldsOf(model);
    const entries = await Promise.all(
      Object.entries(row)
        .filter(([field]) => !OWN.has(field))
        .map(async ([field, value]) => {
          const relation = field === 'id' ? model : fields[field]?.relation;
          if (relation === undefined) return [field, this.#texts(model, value)] as const;
          const related = await this.#related(relation, value);
          return [field, SETS.has(field) && Array.isArray(related) ? related.toSorted() : related] as const;
        }),
    );
    return Object.fromEntries(entries);
  }

  async #related(model: string, value: unknown): Promise<unknown> {
    if (Array.isArray(value)) {
      const [first, name] = value;
      const isNamed = value.length === 2 && typeof first === 'number' && typeof name === 'string';
      if (isNamed) return [this.#labels.of(model, first), this.#labels.inText(name, model)];
      return Promise.all(value.map((each) => this.row(model, each)));
    }
    return typeof value === 'number' ? this.#labels.of(model, value) : this.row(model, value);
  }

  #ids(model: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each: unknown) => this.#ids(model, each));
    return typeof value === 'number' ? this.#labels.of(model, value) : value;
  }

  #texts(model: string, value: unknown): unknown {
    if (typeof value === 'string') return this.#labels.inText(value, model);
    if (Array.isArray(value)) return value.map((each: unknown) => this.#texts(model, each));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, this.#texts(model, each)] as const),
    );
  }
}
