import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/common/clock.ts';
import { Books } from '../../src/accounting/books.ts';
import type { PaperFiles } from '../../src/accounting/papers/files/paper-files.ts';
import { Claims } from '../../src/journal/claims.ts';
import { consumeOnce } from '../../src/journal/consume-once.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { InstallationSecret } from '../../src/journal/installation-secret.ts';
import { Journal } from '../../src/journal/journal.ts';
import { WriteTurns } from '../../src/journal/write-turns.ts';
import { connect } from '../../src/odoo/connect.ts';
import type { OdooSession, Protocol, RequestRecord, Timeouts } from '../../src/odoo/session.ts';
import { Gate } from '../../src/posting/gate.ts';
import { Recovery } from '../../src/posting/recovering/recovery.ts';
import type { Look } from '../../src/posting/recovering/recovery.ts';
import type { PostingOutcome } from '../../src/posting/posted.ts';
import type { SecondKey } from '../../src/posting/second-key.ts';
import { PartnerDesk } from '../../src/posting/partners/partner-desk.ts';
import type { UnderWay } from '../../src/posting/asking/steps.ts';
import { Turnstile } from '../../src/posting/asking/turnstile.ts';
import type { Clock } from '../../src/common/clock.ts';
import { ScriptedApprover } from './scripted-approver.ts';
import { ScriptedForm } from './scripted-form.ts';

export interface OfficeTarget {
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly secret: string;
  readonly protocol?: Protocol;
}

/** The product without VS Code: the real parts of one connection, and a person who answers as scripted. */
export interface Office {
  readonly session: OdooSession;
  readonly books: Books;
  readonly gate: Gate;
  readonly partners: PartnerDesk;
  readonly person: ScriptedApprover;
  readonly form: ScriptedForm;
  readonly turns: WriteTurns;
  readonly entries: () => Promise<readonly StoredEntry[]>;
  /** Looks in Odoo what became of what was cut off. */
  readonly recover: (told?: ReadonlySet<string>) => Promise<Look>;
  /** Every request to Odoo since it was last asked, as "model.method". */
  readonly takeRequests: () => string[];
  readonly dispose: () => Promise<void>;
}

export interface OfficeOptions {
  readonly clock?: Clock;
  /** Between 0 and 1: the jitter of retries. */
  readonly random?: () => number;
  readonly lookAgainAfter?: readonly number[];
  readonly papers?: PaperFiles;
  /** The data directory; a fresh one when left out. */
  readonly folder?: string;
  readonly timeouts?: Partial<Timeouts>;
  /** Who keeps the journal; the product's own when left out. */
  readonly journal?: (...parts: ConstructorParameters<typeof Journal>) => Journal;
  /** What stands between the product and Odoo. */
  readonly through?: (session: OdooSession) => OdooSession;
  /** Who answers; somebody who refuses what is not foreseen when left out. */
  readonly person?: ScriptedApprover;
  /** That of a window with several connections. */
  readonly dialogs?: Turnstile;
  /** Above this total the person types it. */
  readonly typeTotalsOver?: string;
  /** Several are being posted with one yes. */
  readonly onUnderWay?: (work: UnderWay) => void;
  /** What the person is told of that an agent had posted. */
  readonly tellPosted?: (outcomes: readonly PostingOutcome[]) => void;
  /** Whose key posts, where it is not the office's own. */
  readonly secondKey?: (parts: { session: OdooSession; turns: WriteTurns }) => SecondKey;
}

export async function openOffice(target: OfficeTarget, options: OfficeOptions = {}): Promise<Office> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mcp-odoo-office-'));
  const clock = options.clock ?? systemClock;
  const requests: RequestRecord[] = [];
  const identity = { process: process.pid, host: 'test', account: 'tester' };
  const makeJournal = options.journal ?? ((...parts) => new Journal(...parts));
  const journal = makeJournal(join(folder, 'journal'), clock, identity);
  const secret = await InstallationSecret.open(folder);
  const claims = new Claims(join(folder, 'locks'), clock);
  const turns = new WriteTurns(claims, clock);
  const connected = await connect(
    { ...target, allowPlainHttp: true },
    {
      clock,
      turns,
      ...(options.random !== undefined && { random: options.random }),
      ...(options.timeouts !== undefined && { timeouts: options.timeouts }),
      onRequest: (record) => requests.push(record),
    },
  );
  const session = options.through?.(connected) ?? connected;
  const books = new Books({
    session,
    journal,
    makeKey: (text) => secret.hmac(text),
    clock,
    lookAgainAfter: options.lookAgainAfter ?? [50, 200],
    papers: options.papers,
  });
  const person = options.person ?? new ScriptedApprover();
  const form = new ScriptedForm();
  const asking = {
    session,
    companies: () => books.companies(),
    approver: person,
    dialogs: options.dialogs ?? new Turnstile(),
    journal,
    consume: (approval: string) => consumeOnce(join(folder, 'consumed'), approval),
    clock,
    lookAgainAfter: options.lookAgainAfter ?? [50, 200],
  };
  const secondKey = options.secondKey?.({ session, turns });
  const typeTotalsOver = () => options.typeTotalsOver;
  const gate = new Gate({
    ...{ ...asking, typeTotalsOver },
    ...(secondKey !== undefined && { secondKey }),
    ...(options.onUnderWay !== undefined && { onUnderWay: options.onUnderWay }),
    ...(options.tellPosted !== undefined && { tellPosted: options.tellPosted }),
  });
  const partners = new PartnerDesk({ ...asking, form });
  const recovery = new Recovery({
    ...{ session, companies: () => books.companies(), journal, claims, clock },
    makeKey: (text) => secret.hmac(text),
    entersItself: secondKey === undefined,
    report: (thrown) => console.error(thrown),
  });
  return {
    session,
    books,
    gate,
    partners,
    person,
    form,
    turns,
    entries: () => journal.entries(),
    recover: (told) => recovery.look(told),
    takeRequests: () => requests.splice(0).map((record) => `${record.model}.${record.method}`),
    dispose: async () => {
      session.dispose();
      await journal.dispose();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
