import { createHash } from 'node:crypto';
import type { Environment, Model, ModelRecord } from '../../src/demo/orm/types.ts';

/** A document as the demo company holds it, read without any code of the product. */
export interface DocumentState {
  readonly id: number;
  readonly state: string;
  /** What a dialog about it has to show. */
  readonly partner: string;
  readonly reference: string;
  readonly total: string;
  readonly currency: string;
  readonly labels: readonly string[];
  /** SHA-256 of every stored field of the document and of its lines. */
  readonly books: string;
  /** SHA-256 of the files that hang on it. */
  readonly files: string;
}

/** @returns undefined when there is no such document */
export function stateOf(env: Environment, id: number): DocumentState | undefined {
  const [move] = env.model('account.move').browse([id]);
  if (move?.exists !== true) return undefined;
  const lines = env.model('account.move.line').search([['move_id', '=', id]], { order: 'id' });
  const files = env.model('ir.attachment').search(
    [
      ['res_model', '=', 'account.move'],
      ['res_id', '=', id],
    ],
    { order: 'id' },
  );
  return {
    id,
    state: move.text('state') ?? '',
    partner: move.one('partner_id')?.displayName ?? '',
    reference: move.text('ref') ?? '',
    total: move.number('amount_total').toFixed(2),
    currency: move.the('currency_id').text('name') ?? '',
    labels: lines.flatMap((line) =>
      line.text('display_type') === 'product' ? (line.text('name') ?? []) : [],
    ),
    books: hash([row(move), ...lines.map(row)]),
    files: hash(files.map((file) => [file.id, file.text('name'), file.text('checksum'), file.text('url')])),
  };
}

/** The state of every document there is: what was posted, reset or deleted shows in it, by whatever method. */
export function allStates(env: Environment): ReadonlyMap<number, string> {
  const moves = env.model('account.move').search([]);
  return new Map(moves.map((move) => [move.id, move.text('state') ?? '']));
}

function row(record: ModelRecord) {
  return [record.id, ...storedFields(record.model).map((field) => record.value(field))];
}

function storedFields({ definition }: Model): string[] {
  return Object.entries(definition.fields)
    .filter(([, field]) => (field.store ?? field.compute === undefined) && !UNHELD.includes(field.type))
    .map(([name]) => name)
    .toSorted();
}

const UNHELD: readonly string[] = ['one2many', 'binary'];

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
