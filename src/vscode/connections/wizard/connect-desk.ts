import type { OdooSession } from '../../../odoo/session.ts';
import type { Log } from '../../log.ts';
import type { ConnectionProfile } from '../profile.ts';
import type { RememberedAnswers } from './remembered.ts';

/** What connecting takes from the window. */
export interface ConnectDesk {
  readonly saved: {
    readonly all: readonly ConnectionProfile[];
    /** Keeps a connection that was tried and works: beside the others, or in place of the same one of before. */
    readonly connect: (profile: ConnectionProfile, secret: string) => Promise<unknown>;
  };
  /** The demo company ends where somebody connects to books of their own. */
  readonly demo: { readonly leave: () => Promise<void> };
  readonly remembered: RememberedAnswers;
  /**
   * The session of a connection that is kept.
   * @throws Problem why connecting failed
   */
  readonly sessionOf: (profile: ConnectionProfile) => Promise<OdooSession>;
  readonly log: Log;
}
