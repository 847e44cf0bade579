import type { Fault } from './exchange.ts';

/** What a caller is told of a write; a read is done or has failed. */
export type Told = 'done' | 'not-sent' | 'rejected' | 'unknown' | 'failed';

export type Family =
  | 'no connection'
  | 'connection broken'
  | 'no answer in time'
  | 'out of order'
  | 'turned away'
  | 'redirected'
  | 'answer damaged'
  | 'refused by Odoo'
  | 'arrives otherwise';

/** A row of the fault matrix. */
export interface Row extends Fault {
  readonly name: string;
  readonly family: Family;
  /** What a write that meets it is told, once Odoo was looked at; where protocols differ, of each. */
  readonly tells: Told | { readonly 'json-2': Told; readonly 'json-rpc': Told };
  /** A read that meets it is not tried again, or not for long enough, and fails. */
  readonly failsReads?: boolean | { readonly 'json-2': boolean; readonly 'json-rpc': boolean };
  /** It could be what a method of Odoo answers, over a protocol without an envelope. */
  readonly isPlausible?: boolean;
  /** When what was held back reaches Odoo: once the caller was told, or once it has asked again. */
  readonly arrives?: 'once told' | 'once asked again';
}

/** Each of them both ways: the request never reached Odoo, or Odoo has done what it was asked and only the answer is lost. */
export function bothWays(row: Omit<Row, 'reaches' | 'tells'>): Row[] {
  return [
    { ...row, name: `${row.name}, and Odoo never got it`, reaches: 'never', tells: 'unknown' },
    { ...row, name: `${row.name}, and Odoo has done it`, reaches: 'once', tells: 'done' },
  ];
}
