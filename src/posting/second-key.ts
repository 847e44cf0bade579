import type { Disposable } from '../common/disposable.ts';
import type { OdooSession } from '../odoo/session.ts';

/**
 * The key of another Odoo user that posts what a person has said yes to, and is used for nothing else: where a site
 * keeps the agent's own user from posting, or wants four eyes. Reading, the last look, resetting, discarding, changing
 * drafts and writing notes stay with the connection's own key.
 */
export interface SecondKey {
  /** As which Odoo user it posts: the dialog and the journal say so. */
  readonly login: string;
  /** Posting needs another Odoo user than the one who drafts, whatever their logins look like. */
  readonly needsOtherUser: boolean;
  /**
   * A session of that user on the same database.
   * @param signal aborted when the yes does not count any more
   * @throws Problem posting_key_missing, posting_key_not_typed, posting_key_refused, or one of the wire's
   */
  open(signal: AbortSignal): Promise<OpenedKey>;
}

/** Disposed as soon as it has posted: what is kept for the next time is up to the key. */
export interface OpenedKey extends Disposable {
  readonly session: OdooSession;
}
