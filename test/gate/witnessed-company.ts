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
import { allStates, stateOf } from './document-state.ts';
import type { DocumentState } from './document-state.ts';
import type { Ticks } from './ticks.ts';

/** What the outside did to a document that nobody may do without a person's yes. */
export type DeedKind = 'posted' | 'taken back' | 'deleted' | 'changed';

export interface Deed {
  readonly tick: number;
  readonly company: WitnessedCompany;
  /** At these addresses its books answered when it was done. */
  readonly addresses: readonly string[];
  readonly method: string;
  readonly kind: DeedKind;
  readonly document: number;
  /** The document right before; undefined when it was made posted. */
  readonly before: DocumentState | undefined;
}

/** What the outside was told of a document. */
export interface Showing {
  readonly tick: number;
  readonly company: WitnessedCompany;
  readonly document: number;
  readonly part: 'books' | 'files';
  readonly hash: string;
}

/** Everything that the companies of a world saw happen. Nothing in it comes from the product. */
export interface Witness {
  readonly ticks: Ticks;
  readonly deeds: Deed[];
  readonly showings: Showing[];
}

/** Something that happens in Odoo at the moment of a call. */
export interface Ambush {
  /** "account.move.web_read" */
  readonly at: string;
  readonly when: 'before' | 'after';
  readonly happens: () => void;
}

const NOW = () => new Date('2026-11-23T09:00:00Z');
const CHANGES_NOTHING =
  /^(?:search|read|web_read|web_search_read|fields_get|check|context_get|has_group|name_search|get_)/;

/**
 * The demo company, with somebody inside who writes down every call that changes a document, and in which state the
 * document was. This is the oracle: what it has seen is what has happened.
 */
export class WitnessedCompany {
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
    this.calls.push(`${call.model}.${call.method}`);
    this.#spring(call, 'before');
    const result = CHANGES_NOTHING.test(call.method)
      ? this.#show(call, () => super.call(uid, method, call, context))
      : this.#observe(call, () => super.call(uid, method, call, context));
    this.#spring(call, 'after');
    return result;
  }

  #spring(call: MethodCall, when: Ambush['when']): void {
    const index = this.ambushes.findIndex(
      (each) => each.when === when && each.at === `${call.model}.${call.method}`,
    );
    const [ambush] = index < 0 ? [] : this.ambushes.splice(index, 1);
    ambush?.happens();
  }

  #show<T>(call: MethodCall, work: () => T): T {
    const isRead = call.model === 'account.move' && call.method.endsWith('read');
    if (isRead) for (const id of call.ids) this.#note(id, 'books');
    const isAboutFiles = call.model === 'ir.attachment' && call.method === 'search_read';
    if (isAboutFiles) for (const id of documentsIn(call)) this.#note(id, 'files');
    return work();
  }

  #note(document: number, part: 'books' | 'files'): void {
    const state = this.#company.state(document);
    if (state === undefined) return;
    const { ticks, showings } = this.#witness;
    showings.push({ tick: ticks.next(), company: this.#company, document, part, hash: state[part] });
  }

  #observe<T>(call: MethodCall, work: () => T): T {
    const before = this.asSuperuser(allStates);
    const touched = new Map(
      [...before.keys()].flatMap((id) => {
        const isNamed = call.model === 'account.move' && call.ids.includes(id);
        const state = isNamed ? this.#company.state(id) : undefined;
        return state === undefined ? [] : [[id, state] as const];
      }),
    );
    const result = work();
    const after = this.asSuperuser(allStates);
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const kind = deedOf(before.get(id), after.get(id)) ?? this.#changeOf(call, touched.get(id));
      if (kind === undefined) continue;
      const { ticks, deeds } = this.#witness;
      const method = `${call.model}.${call.method}`;
      const company = this.#company;
      const { addresses } = company;
      deeds.push({
        tick: ticks.next(),
        company,
        addresses,
        method,
        kind,
        document: id,
        before: touched.get(id),
      });
    }
    return result;
  }

  #changeOf(call: MethodCall, before: DocumentState | undefined): DeedKind | undefined {
    if (before === undefined || call.method !== 'write') return undefined;
    return this.#company.state(before.id)?.books === before.books ? undefined : 'changed';
  }
}

/** The documents whose files are asked for: ["res_id", "=", 7] or ["res_id", "in", [7, 8]] in the domain. */
function documentsIn({ args, kwargs }: MethodCall): number[] {
  const ids = /\["res_id","(?:=|in)",\[?(?<ids>[\d,]+)/.exec(JSON.stringify([args, kwargs]))?.groups?.ids;
  return (ids ?? '')
    .split(',')
    .filter((id) => id !== '')
    .map(Number);
}

function deedOf(before: string | undefined, after: string | undefined): DeedKind | undefined {
  if (before === after) return undefined;
  if (after === 'posted') return 'posted';
  if (after === undefined) return 'deleted';
  return before === undefined ? undefined : 'taken back';
}
