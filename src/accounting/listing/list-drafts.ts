import type { DraftPage } from '../documents.ts';
import { readCursor, writeCursor } from './draft-cursor.ts';
import type { DraftFilter, DraftSource } from './draft-source.ts';

/** Which drafts to list, and how many. */
export interface DraftListing extends DraftFilter {
  /** The `next` of the page before. */
  readonly after?: string;
  /** Rows per page, 1 to 100; 50 when left out. */
  readonly limit?: number;
}

/**
 * Drafts page by page: place after place, and in each the newest first. Paging goes by id, so drafts that come or go
 * between two pages are neither shown twice nor skipped.
 * @param sources in the order of the list
 * @throws Problem invalid_arguments when `after` is not from an earlier page
 */
export async function listDrafts(
  sources: readonly DraftSource[],
  listing: DraftListing,
  context: { readonly allowed_company_ids: readonly number[] },
  signal?: AbortSignal,
): Promise<DraftPage> {
  const { type, partner, after, limit = 50 } = listing;
  const cursor = after === undefined ? undefined : readCursor(after);
  const first = cursor === undefined ? 0 : sources.findIndex(({ place }) => place === cursor.place);
  const asked = sources.filter(
    (source, index) => index >= first && (type === undefined || source.keeps(type)),
  );
  const lists = await Promise.all(
    asked.map((source) => {
      const before = source.place === cursor?.place ? cursor.id : undefined;
      return source.read({ type, partner, before, most: limit + 1, context, signal });
    }),
  );
  const rows = lists.flat();
  const drafts = rows.slice(0, limit);
  const last = drafts.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { drafts, next: hasMore ? writeCursor(last.document) : undefined };
}
