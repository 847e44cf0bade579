import type { MoveHandle } from '../../accounting/handle.ts';
import { booksProblems } from '../../accounting/problems.ts';
import type { LookUps } from '../review/warnings/look-ups.ts';
import type { SnapshotReader } from '../snapshot/snapshot-reader.ts';
import { ALONE } from '../asking/asked-set.ts';
import type { AskedSet } from '../asking/asked-set.ts';
import { SeenMove } from './seen-move.ts';

/** Reads documents in the way that their own companies see them. */
export class MoveReader {
  readonly #reader: SnapshotReader;
  readonly #companies: () => Promise<readonly { readonly id: number }[]>;
  readonly #lookUps: LookUps | undefined;

  /**
   * @param companies those that the user may see, Odoo's current one first
   * @param lookUps looks up besides what the documents alone do not say
   */
  constructor(
    reader: SnapshotReader,
    companies: () => Promise<readonly { readonly id: number }[]>,
    lookUps?: LookUps,
  ) {
    this.#reader = reader;
    this.#companies = companies;
    this.#lookUps = lookUps;
  }

  /**
   * @param set all that they are asked about with
   * @throws Problem document_not_found
   */
  async read(documents: readonly MoveHandle[], set: AskedSet = ALONE): Promise<readonly SeenMove[]> {
    const companies = (await this.#companies()).map((company) => company.id);
    const found = (await this.#reader.readAll(documents, companies)).map((each) => new SeenMove(each));
    // Account codes are those of Odoo's current company, so the document's own has to be it.
    const foreign = found.filter((seen) => seen.company !== companies[0]);
    const again = await this.#readIn(foreign, (seen) => [seen.company]);
    return this.#lookedUp(found.map((seen) => inSet(again.get(seen.snapshot.document) ?? seen, set)));
  }

  /** Reads the same documents in the same way. What has changed is not looked up any more. */
  async readAgain(seen: readonly SeenMove[]): Promise<readonly SeenMove[]> {
    const again = await this.#readIn(seen, ({ snapshot }) => snapshot.companies);
    const found = seen.map(({ snapshot: { document, set = ALONE } }) => {
      const same = again.get(document);
      if (same === undefined) throw booksProblems.documentNotFound(document);
      return inSet(same, set);
    });
    const isSame = found.every(({ digest }, place) => digest === seen[place]?.digest);
    return isSame ? this.#lookedUp(found) : found;
  }

  async #lookedUp(seen: readonly SeenMove[]): Promise<readonly SeenMove[]> {
    if (this.#lookUps === undefined) return seen;
    const findings = await this.#lookUps.ofAll(seen.map(({ snapshot }) => snapshot));
    return seen.map(({ snapshot }, place) => new SeenMove({ ...snapshot, findings: findings[place] }));
  }

  /** Groups them by the companies to read for, because each group is one read. */
  async #readIn(
    seen: readonly SeenMove[],
    companiesOf: (seen: SeenMove) => readonly number[],
  ): Promise<ReadonlyMap<MoveHandle, SeenMove>> {
    const groups = Map.groupBy(seen, (each) => companiesOf(each).join(','));
    const read = [...groups.values()].map(async (group) => {
      const [first] = group;
      if (first === undefined) return [];
      const documents = group.map(({ snapshot }) => snapshot.document);
      return this.#reader.readAll(documents, companiesOf(first));
    });
    const found = (await Promise.all(read)).flat();
    return new Map(found.map((each) => [each.document, new SeenMove(each)] as const));
  }
}

function inSet({ snapshot }: SeenMove, set: AskedSet): SeenMove {
  return new SeenMove({ ...snapshot, set });
}
