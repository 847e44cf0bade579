import { z } from 'zod';
import { Odoo } from '../contract/odoo.ts';
import type { Place } from '../contract/place.ts';
import { FIRST, SECOND, findSample } from '../contract/sample.ts';
import type { Sample } from '../contract/sample.ts';
import { Uids } from '../contract/uids.ts';
import { Fault } from '../contract/wire/fault.ts';
import { Comparable } from './comparable.ts';
import { Labels } from './labels.ts';
import { asReference } from './planned-call.ts';
import type { PlannedCall, Reference } from './planned-call.ts';
import { Relations } from './relations.ts';
import type { Fields } from './relations.ts';

const ids = z.array(z.int());
const specials = z.object({
  $key: z.int().optional(),
  $keyName: z.int().optional(),
  $cell: z.array(z.unknown()).optional(),
});
const loaded = z.object({ ids });

const UNKNOWN = 999_999;

/** The stored fields that are compared, of documents and of their lines. */
export interface ComparedFields {
  readonly move: readonly string[];
  readonly line: readonly string[];
}

/** One of the two systems that play the same story. */
export class Side {
  readonly #place: Place;
  readonly #uids: Uids;
  readonly #sample: Sample;
  readonly #documents: readonly number[];
  readonly #comparable: Comparable;
  readonly #relations: Relations;
  #story = 0;
  #made: number[] = [];
  #files: number[] = [];

  private constructor(
    place: Place,
    uids: Uids,
    parts: { sample: Sample; documents: readonly number[]; comparable: Comparable; relations: Relations },
  ) {
    this.#place = place;
    this.#uids = uids;
    this.#sample = parts.sample;
    this.#documents = parts.documents;
    this.#comparable = parts.comparable;
    this.#relations = parts.relations;
  }

  static async open(place: Place): Promise<Side> {
    const uids = new Uids(place);
    const accountant = new Odoo(place, 'json-2', 'accountant', uids, undefined);
    const sample = await findSample(accountant);
    const companies = [sample.company(FIRST), sample.company(SECOND)];
    const context = { allowed_company_ids: companies };
    const documents = await accountant.search('account.move', [], context);
    const relations = new Relations(accountant);
    const comparable = new Comparable(await Labels.learn(accountant, companies), relations);
    return new Side(place, uids, { sample, documents, comparable, relations });
  }

  /** What this side's fields are. */
  fieldsOf(model: string): Promise<Fields> {
    return this.#relations.fieldsOf(model);
  }

  /** Begins a story: its drafts have keys of their own, and nothing is made yet. */
  begin(): void {
    this.#story += 1;
    this.#made = [];
    this.#files = [];
  }

  /** Plays one call. @returns the answer or the fault, comparable */
  async play(call: PlannedCall): Promise<unknown> {
    const { role, over, model, method } = call;
    const odoo = new Odoo(this.#place, over, role, this.#uids, this.#sample);
    const named = z.record(z.string(), z.unknown()).parse(await this.#resolve(call.named));
    const companies = call.companies.map((name) => this.#sample.company(name));
    const more = z.record(z.string(), z.unknown()).parse(await this.#resolve(call.context));
    try {
      const answer = await odoo.call(model, method, named, { allowed_company_ids: companies, ...more });
      if (model === 'account.move') this.#remember(method, answer);
      if (model === 'ir.attachment' && method === 'create') this.#files.push(...ids.parse(answer));
      return await this.#comparable.answer(model, method, answer);
    } catch (error) {
      if (error instanceof Fault) return this.#comparable.fault(model, method, error);
      throw error;
    }
  }

  /** All that is stored of the story's documents, as far as `fields` name it. */
  state(fields: ComparedFields): Promise<unknown> {
    return this.#stateOf(this.#made, fields);
  }

  /** The same of the sample's documents. */
  sampleState(fields: ComparedFields): Promise<unknown> {
    return this.#stateOf(this.#documents, fields);
  }

  async #stateOf(documents: readonly number[], fields: ComparedFields): Promise<unknown> {
    const accountant = new Odoo(this.#place, 'json-2', 'accountant', this.#uids, this.#sample);
    const context = { allowed_company_ids: [this.#sample.company(FIRST), this.#sample.company(SECOND)] };
    const there = await accountant.search('account.move', [['id', 'in', documents]], context);
    const specify = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
    const specification = { ...specify(fields.move), line_ids: { fields: specify(fields.line) } };
    const rows = z
      .array(z.unknown())
      .parse(
        there.length === 0
          ? []
          : await accountant.call('account.move', 'web_read', { ids: there, specification }, context),
      );
    return {
      there: there.length,
      documents: await Promise.all(rows.map((row) => this.#comparable.row('account.move', row))),
    };
  }

  #remember(method: string, answer: unknown): void {
    const read =
      method === 'load'
        ? loaded.safeParse(answer).data?.ids
        : method === 'create'
          ? ids.safeParse(answer).data
          : [];
    for (const id of read ?? [])
      if (!this.#made.includes(id) && !this.#documents.includes(id)) this.#made.push(id);
  }

  async #resolve(piece: unknown): Promise<unknown> {
    const reference = asReference(piece);
    if (reference !== undefined) return this.#id(reference);
    if (Array.isArray(piece)) return Promise.all(piece.map((each) => this.#resolve(each)));
    if (typeof piece !== 'object' || piece === null) return piece;
    const { $key: key, $keyName: keyName, $cell: cell } = specials.parse(piece);
    if (key !== undefined) return `__mcp_odoo__.story-${this.#story}-${key}`;
    if (keyName !== undefined) return `story-${this.#story}-${keyName}`;
    if (cell !== undefined) return (await Promise.all(cell.map((each) => this.#resolve(each)))).join(',');
    const entries = await Promise.all(
      Object.entries(piece).map(async ([name, each]) => [name, await this.#resolve(each)] as const),
    );
    return Object.fromEntries(entries);
  }

  async #id(reference: Reference): Promise<number> {
    switch (reference.$) {
      case 'company':
        return this.#sample.company(reference.name === SECOND ? SECOND : FIRST);
      case 'partner':
        return this.#sample.partner(reference.name);
      case 'currency':
        return this.#sample.currency(reference.name === 'USD' ? 'USD' : 'EUR');
      case 'product':
        return this.#sample.product(reference.name);
      case 'term':
        return this.#sample.paymentTerm(reference.name);
      case 'account':
        return this.#sample.account(reference.name, reference.company);
      case 'tax':
        return this.#sample.tax(reference.name, reference.company);
      case 'journal':
        return this.#sample.journal(reference.name, reference.company);
      case 'made':
        return this.#document('made', reference.nth);
      case 'sample':
        return this.#document('sample', reference.nth);
      case 'line':
        return this.#line(this.#document(reference.of, reference.document), reference.nth);
      case 'file':
        return this.#files[reference.nth % Math.max(this.#files.length, 1)] ?? UNKNOWN;
      case 'unknown':
        return UNKNOWN;
    }
  }

  #document(of: 'made' | 'sample', nth: number): number {
    const from = of === 'made' && this.#made.length > 0 ? this.#made : this.#documents;
    return from[nth % from.length] ?? 0;
  }

  async #line(document: number, nth: number): Promise<number> {
    const odoo = new Odoo(this.#place, 'json-2', 'accountant', this.#uids, this.#sample);
    const lines = await odoo.searchRead(
      'account.move.line',
      [
        ['move_id', '=', document],
        ['display_type', 'in', ['product', 'line_section', 'line_note']],
      ],
      ['sequence'],
      { order: 'sequence, id' },
      { allowed_company_ids: [this.#sample.company(FIRST), this.#sample.company(SECOND)] },
    );
    return z.int().parse(lines[nth % Math.max(lines.length, 1)]?.id ?? UNKNOWN);
  }
}
