import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { MoveHandle } from '../handle.ts';
import type { ReadDocument } from '../reading/document-read.ts';

/** What the journal says of a draft of ours. */
interface Remembered {
  readonly isOurs: boolean;
  /** A person has approved a change of it: it is theirs, too. */
  readonly isShared: boolean;
  /** Its digest when we last wrote it; not known of one that was made and nothing more. */
  readonly left: string | undefined;
}

/** Tells which drafts this connection made and nobody else has touched since. Only those are written without asking. */
export class OwnDrafts {
  readonly #journal: Journal;
  readonly #session: Pick<OdooSession, 'origin' | 'database' | 'login' | 'uid'>;

  constructor(journal: Journal, session: Pick<OdooSession, 'origin' | 'database' | 'login' | 'uid'>) {
    this.#journal = journal;
    this.#session = session;
  }

  /**
   * @param read with all its traces
   * @returns why a person has to be asked before it is written, or undefined for a draft of our own
   */
  async whyNotOwn({ view, traces }: ReadDocument): Promise<Said | undefined> {
    if (traces.postsByItself) return said`Odoo posts it by itself on its date, without asking anyone.`;
    if (traces.wasPosted) return said`It was posted before.`;
    if (traces.wasSent) return said`It was sent to the partner.`;
    const { isOurs, isShared, left } = await this.#remembered(view.document);
    if (!isOurs || traces.createdBy !== this.#session.uid)
      return said`It was drafted in Odoo itself, or by somebody else.`;
    const isOthers = traces.writtenBy.some((user) => user !== this.#session.uid);
    const isAsLeft = left === undefined ? traces.isUntouched : left === view.digest;
    return isOthers || isShared || !isAsLeft
      ? said`Somebody has changed it since it was drafted.`
      : undefined;
  }

  /** Remembers how a draft is left that was just written by us alone. */
  async remember(document: MoveHandle, digest: string): Promise<void> {
    const { origin, database, login } = this.#session;
    const connection = { origin, database, login };
    await this.#journal.append({ what: 'draft-left', connection, document, left: digest });
  }

  async #remembered(document: MoveHandle): Promise<Remembered> {
    const { origin, database, login } = this.#session;
    let isOurs = false;
    let isShared = false;
    let left: string | undefined;
    for (const entry of await this.#journal.entries()) {
      const { connection } = entry;
      const isHere = connection.origin === origin && connection.database === database;
      if (!isHere || connection.login !== login || !('document' in entry) || entry.document !== document) {
        continue;
      }
      if (entry.what === 'draft-settled' && entry.outcome === 'done') isOurs = true;
      if (entry.what === 'draft-left') left = entry.left;
      if (entry.what !== 'change-settled') continue;
      if (entry.approved) isShared = true;
      left = entry.left ?? left;
    }
    return { isOurs, isShared, left };
  }
}
