import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../src/common/json.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import { LINDENHOF, PAPER_COMPANY } from './paper-company.ts';
import { BLANK_LINE, BLANK_MOVE, NOT_STORED } from './paper-fields.ts';
import { makeDraft } from './paper-draft.ts';
import { PaperRecords } from './paper-records.ts';
import type { KnownRow, Row } from './paper-records.ts';

const contextShape = z.object({ allowed_company_ids: z.array(z.int()).optional() });
const searchShape = z.object({
  domain: z.json(),
  fields: z.array(z.string()),
  order: z.json().optional(),
  limit: z.json().optional(),
});
const idsShape = z.array(z.int());
const tableShape = z.object({ fields: z.array(z.string()), data: z.array(z.array(z.string())) });
const nameShape = z.object({ module: z.string(), xml_id: z.string() });

/** When what is written on paper was written: after it was made. */
const LATER = '2026-01-15 09:30:00';

/**
 * The other side of the wire, on paper: records and what Odoo 19 does with them, for exactly the calls that the
 * books and the gate make. Shapes are those of a real Odoo. It is Odoo's side only: nothing of ours is in it.
 */
export class PaperOdoo {
  readonly records = new PaperRecords(PAPER_COMPANY);
  /** "module.name" of every external id, and the move that has it. */
  readonly externalIds = new Map<string, number>();
  /** How often each move was posted. */
  readonly postings: number[] = [];
  readonly #uid: number;
  #number = 0;

  constructor(uid: number) {
    this.#uid = uid;
  }

  /** @param named the arguments by name, as the wire gives them */
  answer(
    model: string,
    method: string,
    named: Readonly<Record<string, Json>>,
    context: Readonly<Record<string, Json>>,
  ): Json {
    const companies = contextShape.parse(context).allowed_company_ids;
    switch (method) {
      case 'read': {
        const query = {
          domain: [['id', 'in', named.ids ?? []]],
          fields: z.array(z.string()).parse(named.fields),
        };
        return this.records.search(model, query, undefined);
      }
      case 'search_read':
        return this.records.search(model, searchShape.parse(named), companies);
      case 'web_read':
        return this.records.webRead(model, idsShape.parse(named.ids), named.specification ?? {}, companies);
      case 'fields_get':
        return fieldsOf(model);
      case 'check_object_reference':
        return this.#reference(nameShape.parse(named));
      case 'load':
        return model === 'ir.attachment'
          ? this.#loadFile(tableShape.parse(named))
          : this.#load(tableShape.parse(named), companies ?? [LINDENHOF]);
      case 'message_post':
        return this.#show(idsShape.parse(named.ids), idsShape.parse(named.attachment_ids));
      case 'write':
        return this.#write(model, idsShape.parse(named.ids), named.vals ?? {});
      case 'action_post':
        return this.#post(idsShape.parse(named.ids));
      default:
        throw new Error(`There is no ${model}.${method} on paper.`);
    }
  }

  /** Every move there is, the oldest first. */
  get moves(): readonly KnownRow[] {
    return this.records.rows('account.move');
  }

  /** Somebody changes a document in Odoo's own screens. */
  edit(move: number, values: Row): void {
    this.records.write('account.move', move, values);
  }

  /** Somebody deletes a draft: its lines and its external id go with it. */
  discard(move: number): void {
    for (const line of this.linesOf(move)) this.records.remove('account.move.line', line);
    this.records.remove('account.move', move);
    for (const [name, id] of this.externalIds) if (id === move) this.externalIds.delete(name);
  }

  attach(move: number, name: string, checksum: string): number {
    return this.records.create('ir.attachment', {
      res_model: 'account.move',
      res_id: move,
      name,
      checksum,
      url: false,
      res_name: `Draft Bill (* ${move})`,
    });
  }

  linesOf(move: number): number[] {
    return idsShape.parse(this.records.get('account.move', move).line_ids);
  }

  stateOf(move: number): Json {
    return this.records.get('account.move', move).state ?? null;
  }

  #reference({ module, xml_id }: z.output<typeof nameShape>): Json {
    const id = this.externalIds.get(`${module}.${xml_id}`);
    if (id === undefined) throw raised('odoo_failed', 'builtins.ValueError');
    return ['account.move', id];
  }

  /** Headers only: lines have no commands on paper. */
  #write(model: string, ids: readonly number[], values: Json): Json {
    const written = {
      ...z.record(z.string(), z.json()).parse(values),
      write_uid: this.#uid,
      write_date: LATER,
    };
    for (const id of ids) this.records.write(model, id, written);
    return true;
  }

  /**
   * All of them or none, in the create-only form, which the allow list sees to: what is there is left alone. What is
   * refused is said of the first document, too, whichever it is about.
   */
  #load({ fields, data }: z.output<typeof tableShape>, companies: readonly number[]): Json {
    const column = fields.indexOf('id');
    const starts = data.flatMap((row, index) => (row[column] === '' ? [] : [index]));
    const outcomes = starts.map((from, index) => {
      const rows = data.slice(from, starts[index + 1]);
      const name = rows[0]?.[column] ?? '';
      const known = this.externalIds.get(name);
      const company = companies[0] ?? 0;
      const made = known ?? makeDraft(this.records, { columns: fields, rows, company, uid: this.#uid });
      return { name, known, made, from };
    });
    const refused = outcomes.flatMap(({ made, from }, record) =>
      typeof made === 'string' ? [{ type: 'error', record, rows: { from }, message: made }] : [],
    );
    const [first] = refused;
    if (first === undefined) {
      for (const { name, made } of outcomes) if (typeof made === 'number') this.externalIds.set(name, made);
      return { ids: outcomes.map(({ made }) => made), messages: [], nextrow: 0 };
    }
    for (const { known, made } of outcomes)
      if (known === undefined && typeof made === 'number') this.discard(made);
    return { ids: false, messages: [{ ...first, record: 0, rows: { from: 0 } }, ...refused], nextrow: 0 };
  }

  #loadFile({ fields, data }: z.output<typeof tableShape>): Json {
    const cell = (column: string) => data[0]?.[fields.indexOf(column)] ?? '';
    const id =
      this.externalIds.get(cell('id')) ??
      this.attach(
        Number(cell('res_id')),
        cell('name'),
        createHash('sha1')
          .update(Buffer.from(cell('datas'), 'base64'))
          .digest('hex'),
      );
    this.externalIds.set(cell('id'), id);
    return { ids: [id], messages: [], nextrow: 0 };
  }

  /** A note with a file makes it the main one, where there is none. */
  #show(moves: readonly number[], [file = 0]: readonly number[]): Json {
    for (const move of moves) {
      const { message_main_attachment_id: main } = this.records.get('account.move', move);
      if (main === false) this.#write('account.move', [move], { message_main_attachment_id: file });
    }
    return [1];
  }

  #post(ids: readonly number[]): Json {
    for (const id of ids) {
      const move = this.records.find('account.move', id);
      if (move === undefined) throw raised('record_missing', 'odoo.exceptions.MissingError');
      if (move.state !== 'draft') {
        throw raised(
          'refused_by_odoo',
          'odoo.exceptions.UserError',
          `The entry (id ${id}) must be in draft.`,
        );
      }
    }
    for (const id of ids) this.#becomePosted(id);
    return false;
  }

  #becomePosted(id: number): void {
    this.postings.push(id);
    this.#number += 1;
    const number = `BILL/2026/${String(this.#number).padStart(5, '0')}`;
    this.edit(id, {
      state: 'posted',
      name: number,
      posted_before: true,
      checked: true,
      sequence_prefix: 'BILL/2026/',
      sequence_number: this.#number,
    });
    for (const line of this.linesOf(id)) {
      this.records.write('account.move.line', line, { parent_state: 'posted', move_name: number });
    }
  }
}

/** An exception as the wire tells it. */
function raised(
  code: 'odoo_failed' | 'record_missing' | 'refused_by_odoo',
  odooName: string,
  odooWords?: string,
): OdooError {
  const text = { code, person: odooWords ?? odooName, model: odooWords ?? odooName };
  return new OdooError('rejected', text, { odooName, ...(odooWords === undefined ? {} : { odooWords }) });
}

function fieldsOf(model: string): Json {
  const stored = Object.keys(model === 'account.move' ? BLANK_MOVE : BLANK_LINE)
    .filter((field) => !NOT_STORED.has(field) || model !== 'account.move')
    .map((field) => [field, { type: 'char', store: true }] as const);
  return {
    ...Object.fromEntries(stored),
    id: { type: 'integer', store: true },
    line_ids: { type: 'one2many', store: true },
    invoice_line_ids: { type: 'one2many', store: true },
    invoice_pdf_report_file: { type: 'binary', store: true },
    duplicated_ref_ids: { type: 'many2many', store: false },
    amount_total_words: { type: 'char' },
  };
}
