import { z } from 'zod';
import type { OdooPerson } from '../../support/odoo-person.ts';

/** A bill as Odoo holds it, read by the administrator. */
export interface BillInOdoo {
  readonly id: number;
  /** "gone" when it is deleted. */
  readonly state: string;
  readonly reference: string;
  readonly partner: string;
  /** With two decimals, "1234.50". */
  readonly total: string;
  /** The same exactly while nobody has changed the bill, its lines or its files. */
  readonly print: string;
  /** How often its chatter says that the user of the extension has posted it. */
  readonly postings: number;
}

const textual = z.union([z.string(), z.literal(false).transform(() => '')]);
const named = z.union([z.tuple([z.int(), textual]), z.literal(false).transform(() => [0, ''] as const)]);
const move = z.looseObject({
  id: z.int(),
  state: z.string(),
  ref: textual,
  partner_id: named,
  amount_total: z.number(),
});
const owned = z.looseObject({ move_id: named });
const file = z.looseObject({ res_id: z.int() });
const posting = z.object({ mail_message_id: named });
const message = z.object({ id: z.int(), res_id: z.int() });

const MOVE_FIELDS = [
  ...['state', 'ref', 'partner_id', 'amount_total', 'write_date'],
  ...['invoice_date', 'date', 'invoice_date_due', 'narration', 'payment_reference'],
];
const LINE_FIELDS = [
  ...['move_id', 'display_type', 'name', 'quantity', 'price_unit', 'discount', 'tax_ids', 'balance'],
  ...['account_id', 'write_date'],
];

/** Looks at bills in Odoo itself: what it says is what has happened. Nothing of it comes from the extension. */
export class BooksInOdoo {
  readonly #admin: OdooPerson;
  readonly #user: number;

  /** @param user id of the Odoo user of the extension */
  constructor(admin: OdooPerson, user: number) {
    this.#admin = admin;
    this.#user = user;
  }

  /** @returns one of each id, in their order */
  async look(ids: readonly number[]): Promise<readonly BillInOdoo[]> {
    const [moves, lines, files, postings] = await Promise.all([
      this.#all('account.move', [['id', 'in', ids]], MOVE_FIELDS, move),
      this.#all('account.move.line', [['move_id', 'in', ids]], LINE_FIELDS, owned),
      this.#all('ir.attachment', filesOf(ids), ['res_id', 'name', 'checksum'], file),
      this.#postings(ids),
    ]);
    return ids.map((id) => {
      const found = moves.find((each) => each.id === id);
      const itsLines = lines.filter((each) => each.move_id[0] === id);
      const itsFiles = files.filter((each) => each.res_id === id);
      return {
        id,
        state: found?.state ?? 'gone',
        reference: found?.ref ?? '',
        partner: found?.partner_id[1] ?? '',
        total: found?.amount_total.toFixed(2) ?? '',
        print: JSON.stringify([found, itsLines, itsFiles]),
        postings: postings.filter((each) => each === id).length,
      };
    });
  }

  /** The bill of each time that the chatter says "Posted" in the name of the extension's user. */
  async #postings(ids: readonly number[]): Promise<readonly number[]> {
    const messages = await this.#all(
      'mail.message',
      [
        ['model', '=', 'account.move'],
        ['res_id', 'in', ids],
        ['create_uid', '=', this.#user],
      ],
      ['res_id'],
      message,
    );
    const tracked = await this.#all(
      'mail.tracking.value',
      [
        ['mail_message_id', 'in', messages.map(({ id }) => id)],
        ['field_id.name', '=', 'state'],
        ['new_value_char', '=', 'Posted'],
      ],
      ['mail_message_id'],
      posting,
    );
    return tracked.flatMap(
      ({ mail_message_id: [id] }) => messages.find((each) => each.id === id)?.res_id ?? [],
    );
  }

  async #all<T>(
    model: string,
    domain: readonly unknown[],
    fields: readonly string[],
    row: z.ZodType<T>,
  ): Promise<readonly T[]> {
    const found = await this.#admin.call(model, 'search_read', [domain], { fields, order: 'id' });
    return z.array(row).parse(found);
  }
}

/** What people hang on them: Odoo keeps its own drawings in fields. */
function filesOf(ids: readonly number[]): readonly unknown[] {
  return [
    ['res_model', '=', 'account.move'],
    ['res_id', 'in', ids],
    ['res_field', '=', false],
  ];
}
