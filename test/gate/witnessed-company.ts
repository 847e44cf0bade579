import { CompanyDatabase } from '../../src/demo/company-database.ts';
import type { Environment, Method } from '../../src/demo/orm/types.ts';
import type { MethodCall } from '../../src/demo/orm/call.ts';
import { demoRegistry } from '../../src/demo/models.ts';
import type { Dump } from '../../src/demo/orm/database.ts';
import type { Json, Value, Values } from '../../src/demo/orm/value.ts';
import { populate } from '../../src/demo/populate.ts';
import { sampleCompany } from '../../src/demo/sample-company.ts';
import { Credentials } from '../../src/demo/server/credentials.ts';
import type { Credential } from '../../src/demo/server/credentials.ts';
import { HttpServer } from '../../src/demo/server/http-server.ts';
import type { OfficeTarget } from '../support/office.ts';
import { billValues, idsOf } from './bills.ts';
import type { Bill, BillToPlace } from './bills.ts';
import type { Act, Ambush, Company } from './company.ts';
import { allStates, stateOf } from './document-state.ts';
import type { DocumentState } from './document-state.ts';
import { edit, editAsPeopleDo } from './edits.ts';
import { changesBetween, changesNothing, shownBy } from './witness.ts';
import type { SeenCall, Witness } from './witness.ts';

const NOW = () => new Date('2026-11-23T09:00:00Z');

/**
 * The demo company, with somebody inside who writes down every call that changes a document, and in which state the
 * document was. This is the oracle: what it has seen is what has happened.
 */
export class WitnessedCompany implements Company {
  readonly name: string;
  readonly #database: WitnessedDatabase;
  readonly #credentials: Credentials;
  readonly #users: readonly (Credential & { readonly role: string })[];
  #server: HttpServer | undefined;
  /** Whose books answer at this address. */
  #answering: WitnessedCompany = this;
  /** The addresses at which these books answer. */
  readonly #addresses = new Set<string>();

  private constructor(name: string, witness: Witness, dump: Dump) {
    this.name = name;
    this.#database = new WitnessedDatabase(name, this, witness);
    this.#database.restore(dump);
    this.#users = this.inside((env) =>
      sampleCompany().users.map(({ role, login }) => {
        const uid = env.model('res.users').search([['login', '=', login]])[0]?.id ?? 0;
        // The same secrets in every company of a world: whoever answers elsewhere can let us in.
        return { role, login, uid, password: `password of ${login}`, key: `key-of-${login}` };
      }),
    );
    this.#credentials = new Credentials(this.#users);
  }

  /** @param dump what is in it, from `sampleBooks` */
  static async open(name: string, witness: Witness, dump: Dump): Promise<WitnessedCompany> {
    const company = new WitnessedCompany(name, witness, dump);
    company.#server = await HttpServer.start(() => ({
      database: company.#answering.#database,
      credentials: company.#answering.#credentials,
    }));
    company.#addresses.add(company.url);
    return company;
  }

  /** Where these books answer at the moment. */
  get addresses(): readonly string[] {
    return [...this.#addresses];
  }

  get url(): string {
    if (this.#server === undefined) throw new Error('The company is closed.');
    return this.#server.url;
  }

  /** How a user of the sample company connects. */
  target(role: string): OfficeTarget {
    const user = this.#users.find((each) => each.role === role);
    if (user === undefined) throw new Error(`The company has no ${role}.`);
    return { url: this.url, database: this.name, login: user.login, secret: user.key };
  }

  /** Somebody works in Odoo itself: no deed of the product. */
  inside<T>(work: (env: Environment) => T): T {
    return this.#database.asSuperuser(work);
  }

  place(bills: readonly BillToPlace[]): Bill[] {
    return bills.map((bill) =>
      this.inside((env) => {
        const [move] = env.model('account.move').create([billValues(bill, idsOf(env))]);
        if (move === undefined) throw new Error('No bill was made.');
        env.flush();
        return { id: move.id };
      }),
    );
  }

  edit(bill: Bill, which: number, how: 'as people do' | 'anyhow'): void {
    if (how === 'anyhow') edit(this, bill, which);
    else editAsPeopleDo(this, bill, which);
  }

  act({ id }: Bill, act: Act): void {
    if (this.state(id)?.state !== 'draft') return;
    this.inside((env) => {
      const [move] = env.model('account.move').browse([id]);
      if (move === undefined) return;
      const { methods } = move.model.definition;
      if (act === 'delete') move.unlink();
      else methods?.[act === 'post' ? 'action_post' : 'button_cancel']?.call(move.model, [move], {});
      env.flush();
    });
  }

  state(document: number): DocumentState | undefined {
    return this.inside((env) => stateOf(env, document));
  }

  /** Puts a value into the tables, whatever Odoo's own code would say to it. */
  put(table: string, id: number, column: string, value: Value): void {
    const dump = this.#database.dump();
    const row = dump[table]?.rows[id];
    if (row === undefined) throw new Error(`${table} has no ${id}.`);
    row[column] = value;
    this.#database.restore(dump);
  }

  dump(): Dump {
    return this.#database.dump();
  }

  /** Everything is again as it was. */
  restore(dump: Dump): void {
    this.#database.restore(dump);
  }

  /** Something happens once, at the next such call. */
  ambush(ambush: Ambush): void {
    this.#database.ambushes.push(ambush);
  }

  callOffAmbushes(): void {
    this.#database.ambushes.splice(0);
  }

  /** Every call since it was last asked, as "model.method". */
  takeCalls(): string[] {
    return this.#database.calls.splice(0);
  }

  /** From now on another company's books answer at this one's address, under its own name. */
  letAnswer(other: WitnessedCompany): void {
    this.#answering.#addresses.delete(this.url);
    this.#answering = other;
    other.#addresses.add(this.url);
  }

  async dispose(): Promise<void> {
    await this.#server?.dispose();
    this.#server = undefined;
  }
}

/** Two of them under the same name: only the address tells one from the other. */
export function openTwoCompanies(books: Dump): (witness: Witness) => Promise<WitnessedCompany[]> {
  return async (witness) => [
    await WitnessedCompany.open('books', witness, books),
    await WitnessedCompany.open('books', witness, books),
  ];
}

/** The sample company, made once. */
export function sampleBooks(): Dump {
  const database = new CompanyDatabase('sample', demoRegistry(), NOW);
  database.asSuperuser((env) => {
    populate(env, sampleCompany());
  });
  return database.dump();
}

class WitnessedDatabase extends CompanyDatabase {
  readonly ambushes: Ambush[] = [];
  readonly calls: string[] = [];
  readonly #company: WitnessedCompany;
  readonly #witness: Witness;

  constructor(name: string, company: WitnessedCompany, witness: Witness) {
    super(name, demoRegistry(), NOW);
    this.#company = company;
    this.#witness = witness;
  }

  override call(uid: number, method: Method, call: MethodCall, context: Values): Json | undefined {
    this.#witness.ticks.next();
    const { model, args, kwargs, ids } = call;
    const seen = { model, method: call.method, ids, given: [args, kwargs] };
    this.calls.push(`${model}.${call.method}`);
    this.#spring(seen, 'before');
    const work = () => super.call(uid, method, call, context);
    const result = changesNothing(seen) ? this.#show(seen, work) : this.#observe(seen, work);
    this.#spring(seen, 'after');
    return result;
  }

  #spring(call: SeenCall, when: Ambush['when']): void {
    const index = this.ambushes.findIndex(
      (each) => each.when === when && each.at === `${call.model}.${call.method}`,
    );
    const [ambush] = index < 0 ? [] : this.ambushes.splice(index, 1);
    // Nobody waits within these books.
    void ambush?.happens();
  }

  #show<T>(call: SeenCall, work: () => T): T {
    const { part, ids } = shownBy(call);
    const { ticks, showings } = this.#witness;
    const company = this.#company;
    for (const document of ids) {
      const state = company.state(document);
      if (state !== undefined)
        showings.push({ tick: ticks.next(), company, document, part, hash: state[part] });
    }
    return work();
  }

  #observe<T>(call: SeenCall, work: () => T): T {
    const company = this.#company;
    const before = this.asSuperuser(allStates);
    const named = call.model === 'account.move' ? call.ids : [];
    const touched = new Map(named.map((id) => [id, company.state(id)]));
    const result = work();
    const isRewritten = (id: number) =>
      call.method === 'write' && touched.has(id) && company.state(id)?.books !== touched.get(id)?.books;
    const changes = changesBetween(before, this.asSuperuser(allStates), isRewritten);
    const { ticks, deeds } = this.#witness;
    const method = `${call.model}.${call.method}`;
    const { addresses } = company;
    for (const { document, kind } of changes) {
      const tick = ticks.next();
      deeds.push({ tick, company, addresses, method, kind, document, before: touched.get(document) });
    }
    return result;
  }
}
