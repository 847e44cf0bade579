import { randomBytes } from 'node:crypto';
import { CompanyDatabase } from './company-database.ts';
import { demoRegistry } from './models.ts';
import { populate } from './populate.ts';
import { sampleCompany } from './sample-company.ts';
import type { SampleUser } from './sample-company.ts';
import { Credentials, freshSecrets } from './server/credentials.ts';
import { HttpServer } from './server/http-server.ts';
import { StateFile } from './state-file.ts';

/** A person of the demo company, and what they log in with. */
export interface DemoUser {
  readonly role: SampleUser['role'];
  readonly login: string;
  readonly password: string;
  readonly key: string;
}

export interface DemoOptions {
  /** Where the records are kept between two starts; left out, they live as long as the process. */
  readonly stateFile?: string;
  readonly now?: () => Date;
}

/**
 * A small counterpart of Odoo 19 with the sample company, over loopback HTTP: JSON-RPC and JSON-2. Credentials are new
 * at each start, and so is the database's name, unless it came from a file.
 */
export class DemoCompany {
  readonly users: readonly DemoUser[];
  readonly #now: () => Date;
  readonly #stateFile: StateFile | undefined;
  readonly #registry = demoRegistry();
  #database: CompanyDatabase;
  #credentials: Credentials;
  #server: HttpServer | undefined;

  private constructor({ stateFile, now = () => new Date() }: DemoOptions) {
    this.#now = now;
    this.#stateFile = stateFile === undefined ? undefined : new StateFile(stateFile);
    this.users = sampleCompany().users.map(({ role, login }) => ({ role, login, ...freshSecrets() }));
    this.#database = this.#fromFile() ?? this.#fresh();
    this.#credentials = this.#credentialsOf(this.#database);
  }

  /** @throws Error when the state file is damaged */
  static async start(options: DemoOptions = {}): Promise<DemoCompany> {
    const company = new DemoCompany(options);
    company.#server = await HttpServer.start(() => ({
      database: company.#database,
      credentials: company.#credentials,
    }));
    return company;
  }

  /** "http://127.0.0.1:40123" */
  get url(): string {
    if (this.#server === undefined) throw new Error('The demo company is not running.');
    return this.#server.url;
  }

  get database(): string {
    return this.#database.name;
  }

  /** Everything as new, in a database of another name: nothing made before is found in it by mistake. */
  reset(): Promise<void> {
    this.#database = this.#fresh();
    this.#credentials = this.#credentialsOf(this.#database);
    return Promise.resolve();
  }

  async dispose(): Promise<void> {
    await this.#server?.dispose();
    this.#server = undefined;
  }

  #fresh(): CompanyDatabase {
    const database = this.#open(`demo-${randomBytes(4).toString('hex')}`);
    database.asSuperuser((env) => {
      populate(env, sampleCompany());
    });
    return database;
  }

  #fromFile(): CompanyDatabase | undefined {
    const state = this.#stateFile?.read();
    if (state === undefined) return undefined;
    const database = this.#open(state.database);
    database.restore(state.tables);
    return database;
  }

  #open(name: string): CompanyDatabase {
    const save = (): void => this.#stateFile?.write({ database: database.name, tables: database.dump() });
    const database: CompanyDatabase = new CompanyDatabase(name, this.#registry, this.#now, save);
    return database;
  }

  #credentialsOf(database: CompanyDatabase): Credentials {
    return database.asSuperuser((env) => {
      const known = env.model('res.users').search([]);
      return new Credentials(
        this.users.flatMap((user) => {
          const record = known.find((each) => each.text('login') === user.login);
          return record === undefined ? [] : [{ ...user, uid: record.id }];
        }),
      );
    });
  }
}
