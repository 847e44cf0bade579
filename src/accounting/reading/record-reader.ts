import type { Json } from '../../common/json.ts';

/** Which fields to read, and of a field that points to other records, which of theirs: that of `web_read`. */
export type Specification = Readonly<Record<string, FieldSpecification>>;

interface FieldSpecification {
  readonly fields?: Specification;
}

export interface ReadOptions {
  readonly context: Readonly<Record<string, Json>>;
  readonly signal?: AbortSignal;
}

/** Reads a record with what it points to. Every version of Odoo answers in the words and shapes of the newest. */
export interface RecordReader {
  /**
   * @returns the record as `web_read` gives it, not yet parsed; undefined when there is none
   * @throws OdooError, with `no_rights` for a record that this user may not see
   */
  read(model: string, id: number, specification: Specification, options: ReadOptions): Promise<unknown>;
}
