import type { PostedHere } from '../../office/posting-log/posted-here.ts';
import type { ConnectionDrafts } from './draft-lists.ts';
import type { DraftWarnings } from './draft-warnings.ts';

/** What is known of one connection. */
export interface ShownDrafts {
  readonly connection: ConnectionDrafts['connection'];
  readonly list: Pick<ConnectionDrafts['list'], 'drafts' | 'hasMore' | 'problem' | 'state'>;
  /** What is to be looked at, of each draft. */
  readonly warnings?: DraftWarnings;
  /** What was posted today, the newest first. */
  readonly posted?: readonly PostedHere[];
}
