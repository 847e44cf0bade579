import { BoundEnvironment, SUPERUSER_ID } from './orm/bound-environment.ts';
import { callMethod, checkText, publicMethod } from './orm/call.ts';
import type { MethodCall } from './orm/call.ts';
import { checkContext } from './orm/context.ts';
import { Database } from './orm/database.ts';
import type { Dump } from './orm/database.ts';
import type { Registry } from './orm/registry.ts';
import { Transaction } from './orm/transaction.ts';
import type { Environment, Method } from './orm/types.ts';
import type { Json, Values } from './orm/value.ts';

/** One database of Odoo: a name, its records, and calls that are committed as a whole or not at all. */
export class CompanyDatabase {
  readonly name: string;
  readonly registry: Registry;
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #onCommit: (() => void) | undefined;

  /** @param onCommit runs after every call that changed something */
  constructor(name: string, registry: Registry, now: () => Date, onCommit?: () => void) {
    this.name = name;
    this.registry = registry;
    this.#now = now;
    this.#onCommit = onCommit;
    this.#database = new Database((model, column) => registry.isReference(model, column));
  }

  /** @throws OdooFault; nothing has changed then */
  method(model: string, name: string): Method {
    return publicMethod(this.registry, model, name);
  }

  /**
   * Calls a public method as a user.
   * @returns undefined for Python's None
   * @throws OdooFault; nothing has changed then
   */
  call(uid: number, method: Method, call: MethodCall, context: Values): Json | undefined {
    checkText([call.args, call.kwargs, context]);
    checkContext(context);
    return this.#transact(uid, false, context, (env) => callMethod(env, method, call));
  }

  /** Runs `work` as Odoo's own user, to whom everything is allowed. */
  asSuperuser<T>(work: (env: Environment) => T): T {
    return this.#transact(SUPERUSER_ID, true, {}, work);
  }

  dump(): Dump {
    return this.#database.dump();
  }

  restore(dump: Dump): void {
    this.#database.restore(dump);
  }

  #transact<T>(uid: number, isSuperuser: boolean, context: Values, work: (env: Environment) => T): T {
    const transaction = new Transaction(this.#database, this.registry, this.#now());
    const env = new BoundEnvironment(transaction, { uid, isSuperuser, context });
    try {
      const result = work(env);
      env.flush();
      if (this.#database.commit()) this.#onCommit?.();
      return result;
    } catch (error) {
      this.#database.rollback(0);
      throw error;
    }
  }
}
