import { Books } from '../accounting/books.ts';
import type { Handle } from '../accounting/handle.ts';
import type { Clock } from '../common/clock.ts';
import { Disposables } from '../common/disposable.ts';
import type { Disposable } from '../common/disposable.ts';
import { Claims } from '../journal/claims.ts';
import { consumeOnce } from '../journal/consume-once.ts';
import { openDataDirectory } from '../journal/data-directory.ts';
import { InstallationSecret } from '../journal/installation-secret.ts';
import { Journal } from '../journal/journal.ts';
import { ownIdentity } from '../journal/own-identity.ts';
import { tornFiles } from '../journal/torn-files.ts';
import { WriteTurns } from '../journal/write-turns.ts';
import { FolderFiles } from '../accounting/papers/files/folder-files.ts';
import { connect } from '../odoo/connect.ts';
import type { OdooSession, RequestRecord } from '../odoo/session.ts';
import type { Approver } from '../posting/approver.ts';
import { Gate } from '../posting/gate.ts';
import { PartnerDesk } from '../posting/partners/partner-desk.ts';
import type { PartnerForm } from '../posting/partners/partner-form.ts';
import type { Posted, PostingOutcome } from '../posting/posted.ts';
import type { Recovered } from '../posting/recovering/recovered.ts';
import { Recovery } from '../posting/recovering/recovery.ts';
import type { RecoveryParts } from '../posting/recovering/recovery.ts';
import { RecoveryRounds } from '../posting/recovering/recovery-rounds.ts';
import { Refusals } from '../posting/asking/refusals.ts';
import type { UnderWay } from '../posting/asking/steps.ts';
import { Turnstile } from '../posting/asking/turnstile.ts';
import type { SecondKey } from '../posting/second-key.ts';
import type { ConnectionFacts } from './connection-facts.ts';
import type { Workroom } from './workroom.ts';

/** What the key of another Odoo user, who posts on a connection, is made of. */
export interface SecondKeyParts<C extends ConnectionFacts> {
  readonly profile: C;
  readonly drafter: OdooSession;
  /** @throws Problem as `connect` */
  readonly logIn: (login: string, key: string) => Promise<OdooSession>;
  readonly dialogs: Turnstile;
  /** Ends what is kept open. */
  readonly sessions: Disposables;
}

/**
 * What the host of a workshop brings.
 * @typeParam C what the host knows of a connection
 */
export interface WorkshopParts<C extends ConnectionFacts> {
  /** The data directory, as `dataDirectoryPath` says; made where it is not there. */
  readonly dataDirectory: string;
  readonly approver: Approver;
  readonly partnerForm: PartnerForm;
  /** The key that posts on a connection; undefined where that is its own. */
  readonly secondKeyOf: (parts: SecondKeyParts<C>) => SecondKey | undefined;
  /** The folders that agents may read papers in; throws the problem why there are none. */
  readonly paperFolders: () => readonly string[];
  readonly clock: Clock;
  /** The person's own name for a connection, where they need it to tell it from others; none has one when left out. */
  readonly nameToTell?: (profile: C) => string | undefined;
  /** The person's own limit, above which they type totals. */
  readonly typeTotalsOver: () => string | undefined;
  readonly onRequest: (record: RequestRecord) => void;
  readonly onDrafted: (document: Handle, isDemo: boolean, profile: C) => void;
  readonly onPosted: (posted: Posted, isDemo: boolean, profile: C) => void;
  /** Several are being posted: the person may watch it, and stop what is not sent yet. */
  readonly onUnderWay?: (work: UnderWay, room: Workroom) => void;
  /** Tells the person what became of what an agent had posted on a connection; left out, the approver tells it. */
  readonly tellPosted?: (outcomes: readonly PostingOutcome[], room: Workroom, profile: C) => void;
  /** What became of what was cut off while it was written, on a connection that was just made. */
  readonly onRecovered: (recovered: readonly Recovered[], isDemo: boolean, profile: C) => void;
  /** Files of the journal whose last line was cut off with the process that wrote it. */
  readonly onTorn: (files: readonly string[]) => void;
  /** Hears of what keeps that from being found out. */
  readonly report: (thrown: unknown) => void;
  /** Something else was done that a person said yes to. */
  readonly onChanged: (profile: C) => void;
  /** What waits for the person on a connection, or may not be asked again, is not what it was. */
  readonly onWaiting: (connection: C, gate: Gate) => void;
}

interface Records {
  readonly journal: Journal;
  readonly claims: Claims;
  readonly turns: WriteTurns;
  readonly secret: InstallationSecret;
  readonly consumed: string;
}

/**
 * What all workrooms of this process share: one journal, one order of writing, one dialog at a time. Loaded at
 * first need, with all that speaks to Odoo.
 */
export class Workshop<C extends ConnectionFacts> implements Disposable {
  readonly #parts: WorkshopParts<C>;
  readonly #records: Records;
  readonly #dialogs = new Turnstile();
  /** By the books that they are about: a new key or login does not make them forgotten. */
  readonly #refusals = new Map<string, Refusals>();
  /** What is open of each workroom. */
  readonly #sessions = new Disposables();

  private constructor(parts: WorkshopParts<C>, records: Records) {
    this.#parts = parts;
    this.#records = records;
  }

  /** @throws Problem `journal_unavailable` */
  static async open<C extends ConnectionFacts>(parts: WorkshopParts<C>): Promise<Workshop<C>> {
    const { clock, dataDirectory } = parts;
    const { root, journal, locks, consumed } = await openDataDirectory(dataDirectory);
    const claims = new Claims(locks, clock);
    tornFiles(journal).then(parts.onTorn, parts.report);
    return new Workshop(parts, {
      journal: new Journal(journal, clock, ownIdentity()),
      claims,
      turns: new WriteTurns(claims, clock),
      secret: await InstallationSecret.open(root),
      consumed,
    });
  }

  /**
   * Connects. What is under way in the workroom may outlive the connection: closing cuts nothing off.
   * @throws Problem why connecting failed
   */
  async openWorkroom(profile: C, secret: string): Promise<Workroom> {
    const { approver, partnerForm, paperFolders, clock, onRequest, onDrafted, onPosted, tellPosted } =
      this.#parts;
    const { journal, turns, secret: installation, consumed } = this.#records;
    const isDemo = profile.isDemo === true;
    const connectionName = () => this.#parts.nameToTell?.(profile);
    const { origin: url, database, allowPlainHttp, protocol, certificateAuthority } = profile;
    const target = {
      ...{ url, database, allowPlainHttp },
      ...(protocol !== undefined && { protocol }),
      ...(certificateAuthority !== undefined && { certificateAuthority }),
    };
    const logIn = (login: string, key: string) =>
      connect({ ...target, login, secret: key }, { clock, turns, onRequest });
    const session = await logIn(profile.login, secret);
    const life = this.#sessions.add(new Disposables());
    life.add(session);
    const keys = life.add(new Disposables());
    const secondKey = this.#parts.secondKeyOf({
      ...{ profile, logIn, drafter: session, dialogs: this.#dialogs, sessions: keys },
    });
    const books = new Books({
      session,
      journal,
      makeKey: (text) => installation.hmac(text),
      clock,
      papers: new FolderFiles(paperFolders),
      onDrafted: (document) => onDrafted(document, isDemo, profile),
    });
    const asking = {
      session,
      companies: () => books.companies(),
      isDemo,
      connectionName,
      approver,
      dialogs: this.#dialogs,
      journal,
      consume: (approval: string) => consumeOnce(consumed, approval),
      clock,
    };
    const gate: Gate = new Gate({
      ...asking,
      refusals: this.#refusalsOf(session),
      ...(secondKey !== undefined && { secondKey }),
      typeTotalsOver: this.#parts.typeTotalsOver,
      onUnderWay: (work) => this.#parts.onUnderWay?.(work, room),
      onPosted: (posted) => onPosted(posted, isDemo, profile),
      ...(tellPosted !== undefined && {
        tellPosted: (outcomes: readonly PostingOutcome[]) => tellPosted(outcomes, room, profile),
      }),
      onChanged: () => this.#parts.onChanged(profile),
      onWaiting: () => this.#parts.onWaiting(profile, gate),
    });
    const partners = new PartnerDesk({ ...asking, form: partnerForm });
    const entersItself = secondKey === undefined;
    const recovery = { session, companies: asking.companies, entersItself };
    const rounds = life.add(this.#recoveryRounds(recovery, profile));
    rounds.start();
    const close = async () => {
      this.#sessions.remove(life);
      rounds.dispose();
      session.retire();
      await gate.underWay();
      keys.dispose();
    };
    const room: Workroom = { isDemo, connectionName, session, books, gate, partners, close };
    return room;
  }

  /** Nobody waits for them. */
  #recoveryRounds(
    room: Pick<RecoveryParts, 'session' | 'companies' | 'entersItself'>,
    profile: C,
  ): RecoveryRounds {
    const { clock, onRecovered, report } = this.#parts;
    const { journal, claims, secret } = this.#records;
    const makeKey = (text: string) => secret.hmac(text);
    const recovery = new Recovery({ ...room, journal, claims, clock, makeKey, report });
    return new RecoveryRounds({
      look: (told) => recovery.look(told),
      ...{ clock, report },
      tell: (recovered) => onRecovered(recovered, profile.isDemo === true, profile),
    });
  }

  #refusalsOf({ origin, database }: OdooSession): Refusals {
    const books = `${origin} ${database}`;
    const refusals = this.#refusals.get(books) ?? new Refusals();
    this.#refusals.set(books, refusals);
    return refusals;
  }

  async dispose(): Promise<void> {
    this.#sessions.dispose();
    await this.#records.journal.dispose();
  }
}
