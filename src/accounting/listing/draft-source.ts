import type { DraftSummary } from '../documents.ts';
import type { DraftType } from '../kinds.ts';

/** Which drafts to list. */
export interface DraftFilter {
  readonly type?: DraftType;
  /** Part of the partner's name. */
  readonly partner?: string;
}

/** A part of a list, the newest first. */
export interface DraftQuery extends DraftFilter {
  /** Older ones than the one with this id. */
  readonly before?: string;
  /** So many rows. */
  readonly most: number;
  readonly context: { readonly allowed_company_ids: readonly number[] };
  readonly signal?: AbortSignal;
}

/** Drafts that are kept in one place. */
export interface DraftSource {
  /** The first word of their handles. */
  readonly place: 'move' | 'payment' | 'proposal';
  /** Whether drafts of this kind are kept there. */
  keeps(type: DraftType): boolean;
  read(query: DraftQuery): Promise<readonly DraftSummary[]>;
}
