import { BoundModel } from './bound-model.ts';
import { accessError } from './fault.ts';
import { groupsOf } from './groups.ts';
import type { Transaction } from './transaction.ts';
import type { Environment, Model, ModelRecord } from './types.ts';
import { isList } from './value.ts';
import type { Json } from './value.ts';

/** Odoo's own user, to whom everything is allowed. */
export const SUPERUSER_ID = 1;

interface Asker {
  readonly uid: number;
  readonly isSuperuser: boolean;
  readonly context: Readonly<Record<string, Json>>;
}

/** Who asks, for which companies, within one transaction. */
export class BoundEnvironment implements Environment {
  readonly uid: number;
  readonly isSuperuser: boolean;
  readonly context: Readonly<Record<string, Json>>;
  readonly #transaction: Transaction;
  readonly #models = new Map<string, Model>();
  #sudo: Environment | undefined;

  constructor(transaction: Transaction, { uid, isSuperuser, context }: Asker) {
    this.#transaction = transaction;
    this.uid = uid;
    this.isSuperuser = isSuperuser;
    this.context = context;
  }

  get now(): string {
    return this.#transaction.startedAt.toISOString().slice(0, 19).replace('T', ' ');
  }

  get today(): string {
    return this.now.slice(0, 10);
  }

  get user(): ModelRecord {
    return one(this.sudo().model('res.users'), this.uid);
  }

  get company(): ModelRecord {
    return one(this.sudo().model('res.company'), this.companies[0] ?? this.user.the('company_id').id);
  }

  get companies(): readonly number[] {
    const asked = this.context.allowed_company_ids;
    const wanted = asked !== undefined && isList(asked) ? asked.filter((id) => typeof id === 'number') : [];
    const own = (): number[] => this.user.many('company_ids').map(({ id }) => id);
    if (wanted.length === 0) {
      // The user's own company is the current one.
      const current = this.user.one('company_id')?.id;
      return own().toSorted((a, b) => Number(b === current) - Number(a === current) || a - b);
    }
    if (!this.isSuperuser) {
      const allowed = new Set(own());
      if (wanted.some((id) => !allowed.has(id))) {
        throw accessError('Access to unauthorized or invalid companies.');
      }
    }
    return wanted;
  }

  model(name: string): Model {
    const known = this.#models.get(name);
    if (known !== undefined) return known;
    const model = new BoundModel(this.#transaction.registry.model(name), this, this.#transaction);
    this.#models.set(name, model);
    return model;
  }

  sudo(): Environment {
    if (this.isSuperuser) return this;
    this.#sudo ??= new BoundEnvironment(this.#transaction, {
      uid: this.uid,
      isSuperuser: true,
      context: this.context,
    });
    return this.#sudo;
  }

  withContext(context: Readonly<Record<string, Json>>): Environment {
    return new BoundEnvironment(this.#transaction, { uid: this.uid, isSuperuser: this.isSuperuser, context });
  }

  withCompany(id: number): Environment {
    if (this.company.id === id) return this;
    const others = this.companies.filter((company) => company !== id);
    return this.withContext({ ...this.context, allowed_company_ids: [id, ...others] });
  }

  savepoint<T>(work: () => T): T {
    this.flush();
    return this.#transaction.savepoint(() => {
      const result = work();
      this.flush();
      return result;
    });
  }

  flush(): void {
    const env = this.sudo();
    for (;;) {
      const next = this.#transaction.nextWaiting();
      if (next === undefined) return;
      one(env.model(next.model), next.id).value(next.field);
    }
  }

  hasGroup(externalId: string): boolean {
    const { groups } = this.#transaction;
    const known = groups.get(this.uid) ?? groupsOf(this.user);
    groups.set(this.uid, known);
    return known.has(externalId);
  }
}

function one(model: Model, id: number): ModelRecord {
  const [record] = model.browse([id]);
  if (record === undefined) throw new Error('browse answers one record per id');
  return record;
}
