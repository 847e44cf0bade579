import type { Clock } from '../../../common/clock.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { ifAllowed } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import { changedBankAccounts, payeeOf } from './bank-accounts.ts';
import type { Findings } from './findings.ts';
import { replacedTaxes } from './fiscal-position.ts';
import { locks } from './lock-dates.ts';
import { lookedAt } from './looked-at.ts';
import { outOfOrder } from './number-order.ts';
import { sameFiles } from './same-files.ts';
import { samePapers } from './same-papers.ts';
import { unusual } from './unusual.ts';

/**
 * Looks up what a document alone does not say: all questions side by side, each once for all documents, and only
 * those that matter for their kinds. A vendor bill with a file takes four requests on 18 and newer, five before; one more
 * where it has a fiscal position.
 */
export class LookUps {
  readonly #client: OdooClient;
  readonly #version: OdooVersion;
  readonly #clock: Clock;

  /** @param client may make the calls of `lookUpCalls` */
  constructor(client: OdooClient, version: OdooVersion, clock: Clock) {
    this.#client = client;
    this.#version = version;
    this.#clock = clock;
  }

  /** @throws OdooError when Odoo cannot be asked; what this user may not look up is left out instead */
  async of(snapshot: Snapshot, signal?: AbortSignal): Promise<Findings> {
    const [findings] = await this.ofAll([snapshot], signal);
    if (findings === undefined) throw new TypeError('A document was looked up and nothing came of it.');
    return findings;
  }

  /**
   * The same for a set, with as many requests as for one.
   * @returns for each snapshot, in their order
   */
  async ofAll(snapshots: readonly Snapshot[], signal?: AbortSignal): Promise<readonly Findings[]> {
    if (snapshots.length === 0) return [];
    const documents = snapshots.map(lookedAt);
    const companies = [...new Set(documents.map(({ company }) => company))];
    const asking: AskingOdoo = { client: this.#client, version: this.#version, companies, signal };
    const [alike, files, odd, banks, taxes, closed, order] = await Promise.all([
      ifAllowed(samePapers(documents, asking)),
      ifAllowed(sameFiles(documents, asking)),
      ifAllowed(unusual(documents, asking)),
      ifAllowed(changedBankAccounts(documents.map(payeeOf), asking, this.#clock)),
      ifAllowed(replacedTaxes(documents, asking)),
      ifAllowed(locks(documents, asking)),
      ifAllowed(outOfOrder(documents, asking)),
    ]);
    return documents.map((_looked, index) => ({
      ...(alike && { alike: alike[index] ?? [] }),
      ...(files && { sameFiles: files[index] ?? [] }),
      ...(odd && { unusual: odd[index] ?? [] }),
      ...(banks && { bankAccounts: banks[index] ?? [] }),
      bankAccountChanged: (banks?.[index] ?? []).length > 0,
      ...(taxes && { replacedTaxes: taxes[index] ?? [] }),
      ...(closed && { locks: closed[index] ?? [] }),
      ...(order && { outOfOrder: order[index] ?? [] }),
    }));
  }
}
