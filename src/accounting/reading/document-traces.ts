import { postsByItself } from './document-row.ts';
import type { MoveRow } from './document-row.ts';

/** Who touched a document, and what has become of it besides what it says. */
export interface DocumentTraces {
  readonly createdBy: number | undefined;
  /** Odoo users who wrote it or one of its journal items last. */
  readonly writtenBy: readonly (number | undefined)[];
  /** Nothing of it was written after it was made. */
  readonly isUntouched: boolean;
  readonly wasPosted: boolean;
  readonly wasSent: boolean;
  /** Odoo posts it on its date without asking anyone. */
  readonly postsByItself: boolean;
}

export function tracesOf(move: MoveRow): DocumentTraces {
  const written = [move, ...(move.line_ids ?? [])];
  const user = (id: number | false) => (id === false ? undefined : id);
  return {
    createdBy: user(move.create_uid),
    writtenBy: [...new Set(written.map((record) => user(record.write_uid)))],
    isUntouched: written.every((record) => record.write_date === move.create_date),
    wasPosted: move.posted_before,
    wasSent: move.is_move_sent,
    postsByItself: postsByItself(move),
  };
}
