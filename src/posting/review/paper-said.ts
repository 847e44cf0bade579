import { z } from 'zod';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';

const paperShape = z.object({
  expectedTotal: z.string().optional(),
  taxAmounts: z.array(z.object({ tax: z.int(), amount: z.string() })).default([]),
});

/** What an agent read on the paper of a document when it drafted it: hearsay, and compared as that. */
export type PaperSaid = z.output<typeof paperShape>;

/** Remembers from the journal what papers said. */
export class PapersSaid {
  readonly #journal: Journal;
  readonly #session: Pick<OdooSession, 'origin' | 'database'>;

  constructor(journal: Journal, session: Pick<OdooSession, 'origin' | 'database'>) {
    this.#journal = journal;
    this.#session = session;
  }

  /** @returns undefined for a document that was not drafted here, or whose paper said nothing to compare */
  async of(document: MoveHandle): Promise<PaperSaid | undefined> {
    const { origin, database } = this.#session;
    const entries = (await this.#journal.entries()).filter(
      ({ connection }) => connection.origin === origin && connection.database === database,
    );
    const keys = new Set(
      entries.flatMap((entry) =>
        entry.what === 'draft-settled' && entry.document === document ? [entry.key] : [],
      ),
    );
    const said = entries.flatMap((entry) =>
      entry.what === 'draft-intended' && keys.has(entry.key) ? (entry.paper ?? []) : [],
    );
    return paperShape.safeParse(said.at(-1)).data;
  }
}
