import { systemClock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import { SharedPromise } from '../common/shared-promise.ts';
import type { DemoCompany } from '../demo/demo-company.ts';
import { paperProblems } from '../accounting/papers/problems.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';
import { demoConnection } from '../office/demo-connection.ts';
import type { Workroom } from '../office/workroom.ts';
import type { SecondKeyParts, Workshop } from '../office/workshop.ts';
import type { Approver } from '../posting/approver.ts';
import type { PartnerForm } from '../posting/partners/partner-form.ts';
import type { SecondKey } from '../posting/second-key.ts';
import type { StderrLog } from './stderr-log.ts';

/** A connection with its secret. */
export interface Connected {
  readonly connection: ConnectionFacts;
  readonly secret: string;
}

/** The key that posts on a connection; undefined where that is its own. */
export type SecondKeyOf = (parts: SecondKeyParts<ConnectionFacts>) => SecondKey | undefined;

interface OwnOfficeParts {
  /** Left out, a demo company of this process. */
  readonly connected?: Connected;
  readonly dataDirectory: string;
  /** The folders of papers, absolute. */
  readonly files: readonly string[];
  readonly approver: Approver;
  readonly partnerForm: PartnerForm;
  /** The person's own limit, above which they type totals: decimal string. */
  readonly typeTotalsOver: string | undefined;
  /** How it is found out whose key posts; left out, the connection's own does. */
  readonly secondKey?: (connection: ConnectionFacts) => Promise<SecondKeyOf>;
  readonly log: StderrLog;
}

/**
 * The one connection of this process, with all that works on it. What speaks to Odoo and keeps the journal is loaded
 * when it is first needed.
 */
export class OwnOffice implements Disposable {
  readonly #parts: OwnOfficeParts;
  readonly #workshop: SharedPromise<Workshop<ConnectionFacts>>;
  readonly #demo = new SharedPromise(startDemo);
  readonly #room: SharedPromise<Workroom>;

  constructor(parts: OwnOfficeParts) {
    this.#parts = parts;
    this.#workshop = new SharedPromise(() => this.#openWorkshop());
    this.#room = new SharedPromise(async () => {
      const { connection, secret } = parts.connected ?? demoConnection(await this.#demo.get());
      return (await this.#workshop.get()).openWorkroom(connection, secret);
    });
  }

  /** Connects at first need; what failed is tried again at the next. @throws Problem why connecting failed */
  readonly workroom = (): Promise<Workroom> => this.#room.get();

  /** Resolves when all that the person has said yes to by now is done, or could not be. */
  async underWay(): Promise<void> {
    const room = await this.#room.made?.catch(() => undefined);
    await room?.gate.underWay();
  }

  get isDemo(): boolean {
    return this.#parts.connected === undefined;
  }

  /** Ends when the last line is in the journal. */
  async dispose(): Promise<void> {
    await this.#room.made?.catch(() => undefined);
    await (await this.#workshop.made?.catch(() => undefined))?.dispose();
    await (await this.#demo.made?.catch(() => undefined))?.dispose();
  }

  async #openWorkshop(): Promise<Workshop<ConnectionFacts>> {
    const { dataDirectory, files, approver, partnerForm, typeTotalsOver, log } = this.#parts;
    const secondKeyOf = await this.#secondKeyOf();
    const { Workshop } = await import('../office/workshop.ts');
    return Workshop.open<ConnectionFacts>({
      ...{ dataDirectory, approver, partnerForm },
      secondKeyOf,
      paperFolders: () => {
        if (files.length === 0) throw paperProblems.noneGiven();
        return files;
      },
      clock: systemClock,
      typeTotalsOver: () => typeTotalsOver,
      onRequest: () => undefined,
      onDrafted: (document, isDemo) => log.drafted(document, isDemo),
      onPosted: (posted, isDemo) => log.posted(posted, isDemo),
      onRecovered: (recovered, isDemo) => log.recovered(recovered, isDemo),
      onTorn: (torn) => log.torn(torn),
      report: (thrown) => log.problem(thrown),
      onChanged: () => undefined,
      onWaiting: () => undefined,
    });
  }

  async #secondKeyOf(): Promise<SecondKeyOf> {
    const { connected, secondKey } = this.#parts;
    return connected && secondKey ? secondKey(connected.connection) : () => undefined;
  }
}

async function startDemo(): Promise<DemoCompany> {
  const { DemoCompany } = await import('../demo/demo-company.ts');
  return DemoCompany.start();
}
