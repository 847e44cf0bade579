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

/** Reads records with what they point to. Every version of Odoo answers in the words and shapes of the newest. */
export interface RecordReader {
  /**
   * @returns the records as `web_read` gives them, not yet parsed; those that do not exist may be left out
   * @throws OdooError, with `no_rights` for records that this user may not see
   */
  read(
    model: string,
    ids: readonly number[],
    specification: Specification,
    options: ReadOptions,
  ): Promise<readonly unknown[]>;
}
