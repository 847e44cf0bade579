import type { Values } from '../../src/demo/orm/value.ts';
import type { Ids } from './bills.ts';

/** A draft as somebody sees it who is about to change it in Odoo's own screens. */
export interface OpenDraft {
  readonly id: number;
  readonly reference: string;
  /** Its first line with an amount. */
  readonly line: {
    readonly id: number;
    readonly label: string;
    readonly price: number;
    readonly hasTaxes: boolean;
  };
}

/** What Odoo's screen sends when they save. */
export interface Saving {
  readonly model: string;
  /** Undefined for a record that is new. */
  readonly id: number | undefined;
  readonly values: Values;
}

type Edit = (draft: OpenDraft, ids: Ids) => Saving;

const ofMove =
  (values: (draft: OpenDraft, ids: Ids) => Values): Edit =>
  (draft, ids) => ({ model: 'account.move', id: draft.id, values: values(draft, ids) });
const ofLine =
  (values: (line: OpenDraft['line'], ids: Ids) => Values): Edit =>
  ({ line }, ids) => ({ model: 'account.move.line', id: line.id, values: values(line, ids) });

/** The ways in which people change a draft, by name. */
export const NATURAL_EDITS: Readonly<Record<string, Edit>> = {
  reference: ofMove(({ reference }) => ({ ref: `${reference}x` })),
  'bill date': ofMove(() => ({ invoice_date: '2026-11-19' })),
  'accounting date': ofMove(() => ({ date: '2026-11-21' })),
  'due date': ofMove(() => ({ invoice_date_due: '2027-01-20' })),
  narration: ofMove(() => ({ narration: 'Something else.' })),
  'payment reference': ofMove(() => ({ payment_reference: '4711' })),
  partner: ofMove((_draft, { partners }) => ({ partner_id: partners.at(-1) ?? false })),
  label: ofLine(({ label }) => ({ name: `${label}, other` })),
  price: ofLine(({ price }) => ({ price_unit: price * 10 })),
  quantity: ofLine(() => ({ quantity: 7 })),
  discount: ofLine(() => ({ discount: 50 })),
  taxes: ofLine(({ hasTaxes }, { tax }) => ({ tax_ids: [[6, 0, hasTaxes ? [] : [tax]]] })),
  'one line more': ofMove(() => ({
    invoice_line_ids: [[0, 0, { name: 'One more', quantity: 1, price_unit: 1_000, tax_ids: [[6, 0, []]] }]],
  })),
  'a file': ({ id }) => ({
    model: 'ir.attachment',
    id: undefined,
    values: {
      name: 'other.pdf',
      mimetype: 'application/pdf',
      datas: 'JVBERi0=',
      res_model: 'account.move',
      res_id: id,
    },
  }),
};

export const naturalEdits: readonly string[] = Object.keys(NATURAL_EDITS);
