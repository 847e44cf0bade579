import type { PostedHere } from '../../office/posting-log/posted-here.ts';
import type { ConnectionDrafts } from './draft-lists.ts';

/** What is known of one connection. */
export interface ShownDrafts {
  readonly connection: ConnectionDrafts['connection'];
  readonly list: Pick<ConnectionDrafts['list'], 'drafts' | 'hasMore' | 'problem' | 'state'>;
  /** What was posted today, the newest first. */
  readonly posted?: readonly PostedHere[];
}
