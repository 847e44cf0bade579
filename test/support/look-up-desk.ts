import { systemClock } from '../../src/common/clock.ts';
import type { Clock } from '../../src/common/clock.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { connect } from '../../src/odoo/connect.ts';
import type { OdooClient } from '../../src/odoo/client.ts';
import type { OdooSession, Protocol } from '../../src/odoo/session.ts';
import { postingCalls } from '../../src/posting/allowed.ts';
import type { Findings } from '../../src/posting/review/warnings/findings.ts';
import { LookUps } from '../../src/posting/review/warnings/look-ups.ts';
import { warningsOf } from '../../src/posting/review/warnings/warnings-of.ts';
import { linesOf, moveOf } from '../../src/posting/snapshot/read-move.ts';
import { SnapshotReader } from '../../src/posting/snapshot/snapshot-reader.ts';
import type { Snapshot } from '../../src/posting/snapshot/snapshot.ts';
import { userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';

/** Reads documents and looks up what the gate would warn of, as a Billing user. */
export class LookUpDesk {
  readonly #session: OdooSession;
  readonly #client: OdooClient;
  readonly #requests: string[];

  private constructor(session: OdooSession, requests: string[]) {
    this.#session = session;
    this.#client = session.clientFor(postingCalls(session.version));
    this.#requests = requests;
  }

  static async open(database: OdooConnection, protocol?: Protocol): Promise<LookUpDesk> {
    const { login, key: secret } = userOf(database, 'billing');
    const requests: string[] = [];
    const noTurns = { take: () => Promise.resolve({ dispose: () => undefined }) };
    const session = await connect(
      { url: database.url, database: database.db, login, secret, protocol, allowPlainHttp: true },
      {
        ...{ clock: systemClock, turns: noTurns },
        onRequest: ({ model, method }) => void requests.push(`${model}.${method}`),
      },
    );
    return new LookUpDesk(session, requests);
  }

  read(document: MoveHandle, company: number): Promise<Snapshot> {
    const papers = { of: () => Promise.resolve(undefined) };
    const reader = new SnapshotReader(this.#client, this.#session.version, systemClock, papers);
    return reader.read(document, [company]);
  }

  /** @returns what was found about each, and the requests that it took */
  async lookUp(
    snapshots: readonly Snapshot[],
    clock: Clock = systemClock,
  ): Promise<{ readonly findings: readonly Findings[]; readonly requests: readonly string[] }> {
    this.#requests.length = 0;
    const lookUps = new LookUps(this.#client, this.#session.version, clock);
    const findings = await lookUps.ofAll(snapshots);
    return { findings, requests: this.#requests.splice(0) };
  }

  /** The warnings about a document, as the dialog shows them. */
  async warnings(document: MoveHandle, company = 1, clock: Clock = systemClock): Promise<readonly string[]> {
    const snapshot = await this.read(document, company);
    const { findings } = await this.lookUp([snapshot], clock);
    return warningsOf(moveOf(snapshot), linesOf(snapshot), snapshot, findings[0]);
  }

  dispose(): void {
    this.#session.dispose();
  }
}
