import type { ModelRecord } from '../types.ts';

/** A test of one record. */
export type Predicate = (record: ModelRecord) => boolean;

export const everything: Predicate = () => true;
export const nothing: Predicate = () => false;

export const both =
  (a: Predicate, b: Predicate): Predicate =>
  (record) =>
    a(record) && b(record);

export const either =
  (a: Predicate, b: Predicate): Predicate =>
  (record) =>
    a(record) || b(record);

export const not =
  (a: Predicate): Predicate =>
  (record) =>
    !a(record);
