import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import { userOf } from '../../beds/odoo/connection.ts';
import type { OdooConnection } from '../../beds/odoo/connection.ts';
import { OdooPerson } from '../../support/odoo-person.ts';
import type { OfficeTarget } from '../../support/office.ts';
import { billValues } from '../bills.ts';
import type { Bill, BillToPlace, Ids } from '../bills.ts';
import type { Act, Ambush, Company } from '../company.ts';
import { NATURAL_EDITS, naturalEdits } from '../natural-edits.ts';
import { changesBetween, changesNothing, shownBy } from '../witness.ts';
import type { SeenCall, Witness } from '../witness.ts';
import { OdooBooks } from './odoo-books.ts';
import { RecordingDoor, passOn } from './recording-door.ts';
import type { WireAnswer } from './recording-door.ts';
import { seenCall, toDatabase } from './wire-request.ts';
import type { WireRequest } from './wire-request.ts';

const METHODS: Readonly<Record<Act, string>> = {
  post: 'action_post',
  delete: 'unlink',
  cancel: 'button_cancel',
};
const draftsSchema = z.array(
  z.object({ state: z.string(), ref: z.union([z.string(), z.literal(false)]).transform((ref) => ref || '') }),
);
const linesSchema = z.array(
  z.object({
    id: z.int(),
    name: z.union([z.string(), z.literal(false)]).transform((name) => name || ''),
    price_unit: z.number(),
    tax_ids: z.array(z.int()),
  }),
);

/**
 * A database of a real Odoo. The product reaches it through a door at which somebody writes down every call that
 * changes a document, and in which state the document was right before, read by an administrator.
 */
export class OdooCompany implements Company {
  readonly #name: string;
  readonly #connection: OdooConnection;
  readonly #witness: Witness;
  readonly #books: OdooBooks;
  /** Whoever works in Odoo itself: none of those as whom the windows connect. */
  readonly #colleague: OdooPerson;
  readonly #ids: Ids;
  readonly #ambushes: Ambush[] = [];
  readonly #addresses = new Set<string>();
  #door: RecordingDoor | undefined;
  /** Whose books answer at this address. */
  #answering: OdooCompany = this;
  /** One thing happens at a time, so that it is seen who did it; what an ambush does belongs to the call. */
  #quiet: Promise<unknown> = Promise.resolve();
  readonly #isInCall = new AsyncLocalStorage<true>();

  private constructor(
    name: string,
    witness: Witness,
    connection: OdooConnection,
    parts: { books: OdooBooks; colleague: OdooPerson; ids: Ids },
  ) {
    this.#name = name;
    this.#witness = witness;
    this.#connection = connection;
    this.#books = parts.books;
    this.#colleague = parts.colleague;
    this.#ids = parts.ids;
  }

  /** @param name what the product calls the database */
  static async open(name: string, witness: Witness, connection: OdooConnection): Promise<OdooCompany> {
    const administrator = await OdooPerson.logIn(connection, userOf(connection, 'admin'));
    const books = await OdooBooks.open(administrator);
    const parts = { books, colleague: administrator, ids: await books.ids() };
    const company = new OdooCompany(name, witness, connection, parts);
    company.#door = await RecordingDoor.open((request) => company.#answering.#hear(request));
    company.#addresses.add(company.url);
    return company;
  }

  get url(): string {
    if (this.#door === undefined) throw new Error('The company is closed.');
    return this.#door.url;
  }

  get addresses(): readonly string[] {
    return [...this.#addresses];
  }

  /** One of the windows speaks JSON-2, the other JSON-RPC. */
  target(role: string): OfficeTarget {
    const { login, key: secret } = userOf(this.#connection, role);
    const protocol = role === 'billing' ? 'json-2' : 'json-rpc';
    return { url: this.url, database: this.#name, login, secret, protocol };
  }

  place(bills: readonly BillToPlace[]): Promise<readonly Bill[]> {
    return this.#inOdoo(async () => {
      const values = bills.map((bill) => billValues(bill, this.#ids));
      return (await this.#colleague.create('account.move', values)).map((id) => ({ id }));
    });
  }

  edit({ id }: Bill, which: number): Promise<void> {
    return this.#inOdoo(async () => {
      const draft = await this.#draft(id);
      if (draft === undefined) return;
      const saving = NATURAL_EDITS[naturalEdits[which % naturalEdits.length] ?? '']?.(draft, this.#ids);
      if (saving === undefined) return;
      if (saving.id === undefined) await this.#colleague.create(saving.model, [saving.values]);
      else await this.#colleague.write(saving.model, [saving.id], saving.values);
    });
  }

  act({ id }: Bill, act: Act): Promise<void> {
    return this.#inOdoo(async () => {
      if ((await this.#draft(id)) === undefined) return;
      await this.#colleague.call('account.move', METHODS[act], [[id]]);
    });
  }

  ambush(ambush: Ambush): void {
    this.#ambushes.push(ambush);
  }

  callOffAmbushes(): void {
    this.#ambushes.splice(0);
  }

  letAnswer(other: OdooCompany): void {
    this.#answering.#addresses.delete(this.url);
    this.#answering = other;
    other.#addresses.add(this.url);
  }

  async dispose(): Promise<void> {
    await this.#door?.dispose();
    this.#door = undefined;
  }

  async #draft(id: number) {
    const fields = { fields: ['state', 'ref'], domain: [['id', '=', id]] };
    const [move] = draftsSchema.parse(await this.#colleague.call('account.move', 'search_read', [], fields));
    if (move?.state !== 'draft') return undefined;
    const domain = [
      ['move_id', '=', id],
      ['display_type', '=', 'product'],
    ];
    const asked = { domain, fields: ['name', 'price_unit', 'tax_ids'], order: 'id', limit: 1 };
    const found = await this.#colleague.call('account.move.line', 'search_read', [], asked);
    const [line] = linesSchema.parse(found);
    if (line === undefined) return undefined;
    const { name: label, price_unit: price, tax_ids: taxes } = line;
    return { id, reference: move.ref, line: { id: line.id, label, price, hasTaxes: taxes.length > 0 } };
  }

  /** Somebody works in Odoo itself: no deed of the product. */
  async #inOdoo<T>(work: () => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      try {
        return await work();
      } finally {
        this.#books.forget();
      }
    });
  }

  /** The product calls, by whatever address. It happens to its end, even when nobody waits for the answer. */
  #hear(request: WireRequest): Promise<WireAnswer> {
    const call = seenCall(request);
    const odoo = () => passOn(this.#connection.url, toDatabase(request, this.#name, this.#connection.db));
    if (call === undefined) return odoo();
    // As it came: by the time it is seen to, another company may answer there.
    const { addresses } = this;
    const { ticks } = this.#witness;
    return ticks.during(() =>
      this.#alone(async () => {
        ticks.next();
        await this.#spring(call, 'before');
        const answer = await (changesNothing(call)
          ? this.#show(call, odoo)
          : this.#observe(call, addresses, odoo));
        await this.#spring(call, 'after');
        return answer;
      }),
    );
  }

  async #spring(call: SeenCall, when: Ambush['when']): Promise<void> {
    const index = this.#ambushes.findIndex(
      (each) => each.when === when && each.at === `${call.model}.${call.method}`,
    );
    const [ambush] = index < 0 ? [] : this.#ambushes.splice(index, 1);
    await ambush?.happens();
  }

  async #show(call: SeenCall, odoo: () => Promise<WireAnswer>): Promise<WireAnswer> {
    const { part, ids } = shownBy(call);
    const { ticks, showings } = this.#witness;
    for (const document of ids) {
      const state = await this.#books.state(document);
      if (state !== undefined)
        showings.push({ tick: ticks.next(), company: this, document, part, hash: state[part] });
    }
    return odoo();
  }

  async #observe(
    call: SeenCall,
    addresses: readonly string[],
    odoo: () => Promise<WireAnswer>,
  ): Promise<WireAnswer> {
    const books = this.#books;
    const before = await books.states();
    const named = call.model === 'account.move' ? call.ids : [];
    const touched = await this.#statesOf(named);
    // From now on it may happen at any moment.
    const { ticks, deeds } = this.#witness;
    const tick = ticks.next();
    const answer = await odoo();
    books.forget();
    const written = await this.#statesOf(call.method === 'write' ? named : []);
    const isRewritten = (id: number) => written.has(id) && written.get(id)?.books !== touched.get(id)?.books;
    const method = `${call.model}.${call.method}`;
    for (const { document, kind } of changesBetween(before, await books.states(), isRewritten))
      deeds.push({ tick, company: this, addresses, method, kind, document, before: touched.get(document) });
    return answer;
  }

  async #statesOf(documents: readonly number[]) {
    const books = this.#books;
    return new Map(await Promise.all(documents.map(async (id) => [id, await books.state(id)] as const)));
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isInCall.getStore() === true) return work();
    const done = this.#quiet.then(() => this.#isInCall.run(true, work));
    this.#quiet = Promise.allSettled([done]);
    return done;
  }
}
