import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { MoveHandle } from '../handle.ts';
import type { Paper } from './paper.ts';

type Place = Pick<OdooSession, 'origin' | 'database' | 'login'>;

/** What came of hanging a file on a document. */
interface Settled {
  readonly outcome: 'done' | 'rejected' | 'not-sent' | 'unknown';
  readonly problem?: string;
  /** Odoo's id of the attachment. */
  readonly attachment?: number;
}

/** What the journal knows of files on documents. */
export class FileHistory {
  readonly #journal: Journal;
  readonly #place: Place;

  constructor(journal: Journal, { origin, database, login }: Place) {
    this.#journal = journal;
    this.#place = { origin, database, login };
  }

  /** Whether this file was hung on this document by this connection: `intended` when it is not known. */
  async of(document: MoveHandle, paper: Pick<Paper, 'sha256'>): Promise<'never' | 'intended' | 'done'> {
    const { origin, database, login } = this.#place;
    let last: 'never' | 'intended' | 'done' = 'never';
    for (const entry of await this.#journal.entries()) {
      if (entry.what !== 'file-intended' && entry.what !== 'file-settled') continue;
      const { connection } = entry;
      const isHere =
        connection.origin === origin && connection.database === database && connection.login === login;
      if (!isHere || entry.document !== document || entry.sha256 !== paper.sha256) continue;
      if (entry.what === 'file-intended' || entry.outcome === 'unknown') last = 'intended';
      else last = entry.outcome === 'done' ? 'done' : 'never';
    }
    return last;
  }

  async intend(document: MoveHandle, paper: Paper): Promise<void> {
    await this.#journal.append({ what: 'file-intended', ...this.#file(document, paper) });
  }

  async settle(document: MoveHandle, paper: Paper, settled: Settled): Promise<void> {
    await this.#journal.append({ what: 'file-settled', ...this.#file(document, paper), ...settled });
  }

  #file(document: MoveHandle, { path, sha256 }: Paper) {
    return { connection: this.#place, document, path, sha256 };
  }
}
