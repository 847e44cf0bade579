import { createHash } from 'node:crypto';
import type { Clock } from '../../common/clock.ts';
import type { Claims } from '../../journal/claims.ts';
import type { Journal } from '../../journal/journal.ts';
import { isAbandoned, openIntents } from '../../journal/open-intents.ts';
import type { Intent, OpenIntent } from '../../journal/open-intents.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { PostableProposals } from '../proposals/postable-proposals.ts';
import { RequestJournal } from '../asking/request-journal.ts';
import { MAY_STILL_ARRIVE_MS } from '../../odoo/look-after.ts';
import { recoveringCalls } from './allowed.ts';
import { Finder } from './finder.ts';
import type { Finding, Recovered } from './recovered.ts';
import { settledLater } from './settled-later.ts';

export interface RecoveryParts {
  readonly session: OdooSession;
  readonly companies: () => Promise<readonly { readonly id: number }[]>;
  readonly journal: Journal;
  /** Of several windows one looks. */
  readonly claims: Claims;
  readonly clock: Clock;
  readonly makeKey: (text: string) => string;
  /** The user who enters transactions is the connection's own. */
  readonly entersItself: boolean;
  /** Hears of whatever keeps Odoo from being read. */
  readonly report: (thrown: unknown) => void;
}

/** What one look found. */
export interface Look {
  readonly recovered: readonly Recovered[];
  /** In so many milliseconds there is more to be known; undefined when there is not. */
  readonly again: number | undefined;
}

/**
 * Finds out what became of everything that was cut off while it was written: the process was killed, the machine went
 * down, an answer never came. It reads Odoo and writes into the journal, and sends nothing again.
 */
export class Recovery {
  readonly #parts: RecoveryParts;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
  }

  /**
   * @param told the hashes of intents that were told of before: they come again only once more is known
   * @throws Problem journal_unavailable, or why Odoo cannot be read
   */
  async look(told: ReadonlySet<string> = new Set()): Promise<Look> {
    const nothing: Look = { recovered: [], again: undefined };
    if ((await this.#open()).length === 0) return nothing;
    const claim = await this.#parts.claims.tryTake(this.#claimName());
    if (claim === undefined) return nothing;
    try {
      return await this.#lookAt(await this.#open(), told);
    } finally {
      claim.release();
    }
  }

  async #lookAt(open: readonly OpenIntent[], told: ReadonlySet<string>): Promise<Look> {
    const { clock, journal } = this.#parts;
    const finder = await this.#finder();
    const recovered: Recovered[] = [];
    let again: number | undefined;
    for (const each of open) {
      const { intent } = each;
      // Whoever is at work on it settles it; should they die, the next start does.
      if (!(await isAbandoned(each, journal.identity.host, clock.now()))) continue;
      const finding = await this.#find(finder, intent);
      const isAwaited = finding.became === 'not-yet' || finding.became === 'unknown-yet';
      const isSettled = !isAwaited && finding.became !== 'unread';
      if (isSettled) await this.#settle({ intent, ...finding });
      if (isAwaited) again = Math.max(again ?? 0, this.#mayComeFor(intent));
      if (isSettled || !told.has(intent.hash)) recovered.push({ intent, ...finding });
    }
    return { recovered, again };
  }

  /** What is not there may still come while Odoo may be busy with it. What cannot be read is for the next start. */
  async #find(finder: Finder, intent: Intent): Promise<Finding> {
    try {
      const finding = await finder.find(intent);
      const isThere = finding.became === 'done';
      if (isThere || this.#mayComeFor(intent) <= 0) return finding;
      return { became: finding.became === 'unknown' ? 'unknown-yet' : 'not-yet' };
    } catch (error) {
      this.#parts.report(error);
      return { became: 'unread' };
    }
  }

  /** In milliseconds. */
  #mayComeFor({ time }: Intent): number {
    return Date.parse(time) + MAY_STILL_ARRIVE_MS - this.#parts.clock.now();
  }

  async #settle(recovered: Recovered): Promise<void> {
    const { journal } = this.#parts;
    // Looking at a proposal writes down itself what it was entered as.
    const isOpen = openIntents(await journal.entries()).some(
      ({ intent }) => intent.hash === recovered.intent.hash,
    );
    if (isOpen) await journal.append(settledLater(recovered));
  }

  async #open(): Promise<readonly OpenIntent[]> {
    const { origin, database, login } = this.#parts.session;
    return openIntents(await this.#parts.journal.entries()).filter(
      ({ intent: { connection } }) =>
        connection.origin === origin && connection.database === database && connection.login === login,
    );
  }

  async #finder(): Promise<Finder> {
    const { session, companies, journal, clock, makeKey, entersItself } = this.#parts;
    const client = session.clientFor(recoveringCalls(session.version));
    const proposals = new PostableProposals({
      ...{ client, session, journal, clock, companies },
      requests: new RequestJournal(journal, session),
      enteredBy: entersItself ? session.uid : undefined,
    });
    return new Finder({
      asking: {
        client,
        version: session.version,
        companies: (await companies()).map(({ id }) => id),
        signal: undefined,
      },
      keyOfFile: ({ document, sha256 }) =>
        makeKey(JSON.stringify(['file', session.origin, session.database, document, sha256])),
      lookAtProposal: (document) => proposals.look(document),
    });
  }

  #claimName(): string {
    const { origin, database, login } = this.#parts.session;
    const digest = createHash('sha256').update(`${origin}\n${database}\n${login}`).digest('hex');
    return `${digest.slice(0, 16)}.recovering`;
  }
}
