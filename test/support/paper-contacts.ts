import { canonicalJson } from '../../src/common/json.ts';
import type { Json } from '../../src/common/json.ts';
import { checkCall } from '../../src/odoo/allow-list.ts';
import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import { connectionLost } from '../../src/odoo/exchange-problems.ts';
import type { OdooSession } from '../../src/odoo/session.ts';

/** What becomes of a contact that is sent, and of the answer. */
export type Mishap = 'none' | 'answer lost' | 'request lost' | 'refused' | 'gone for good';

interface Contact {
  readonly id: number;
  readonly key: string;
  readonly values: Readonly<Record<string, Json>>;
}

const unknownName = new OdooError(
  'rejected',
  { code: 'odoo_failed', person: 'x', model: 'x' },
  { odooName: 'builtins.ValueError' },
);

/** Odoo's side of contacts, for one user who may make them: its answers have the shapes of a real Odoo. */
export class PaperContacts implements OdooSession {
  readonly origin = 'https://books.example.com';
  readonly database = 'books';
  readonly login = 'ada@example.com';
  readonly uid = 7;
  readonly version = { major: 19, text: '19.0' };
  readonly protocol = 'json-2';
  readonly contacts: Contact[] = [];
  /** Every call that was made, as "model.method". */
  readonly made: string[] = [];
  mishap: Mishap = 'none';
  /** Runs when a contact arrives, before anything is done with it. */
  onLoad: () => Promise<void> = () => Promise.resolve();

  clientFor(allowed: AllowList): OdooClient {
    return { call: (model, method, options) => this.#call(allowed, model, method, options) };
  }

  retire(): void {
    // Nothing is open.
  }

  dispose(): void {
    // Nothing is open.
  }

  async #call(allowed: AllowList, model: string, method: string, options: CallOptions = {}): Promise<Json> {
    const { args = [], kwargs = {}, context = {}, lastCheck } = options;
    checkCall(allowed, { model, method, args, kwargs, context });
    await lastCheck?.();
    const name = `${model}.${method}`;
    this.made.push(name);
    switch (name) {
      case 'res.partner.check_access_rights':
        return true;
      case 'res.country.search_read':
        return [{ id: 57, name: 'Germany', code: 'DE' }];
      case 'res.partner.search_read':
        return this.contacts.map(({ id, values }) => ({
          ...{ id, name: values.name ?? false, vat: values.vat ?? false, email: false, city: false },
          ...{ active: true, parent_id: false, commercial_partner_id: [id, 'x'] },
        }));
      case 'res.partner.load':
        return this.#load(args);
      case 'ir.model.data.check_object_reference':
        return this.#reference(args);
      case 'res.partner.read':
        return this.contacts.slice(-1).map(({ values }) => ({
          ...{ vat: false, email: false, phone: false, street: false, zip: false, city: false, ref: false },
          country_id: values['country_id/.id'] === '57' ? [57, 'Germany'] : false,
          ...values,
          is_company: values.is_company === '1',
        }));
      default:
        throw new Error(`${name} was not foreseen.`);
    }
  }

  async #load([columns, rows]: readonly Json[]): Promise<Json> {
    await this.onLoad();
    if (this.mishap === 'request lost') throw connectionLost();
    if (this.mishap === 'refused') {
      return { ids: false, messages: [{ type: 'error', message: 'Contacts\nmay not\u202E be.' }] };
    }
    const [names, cells] = [columns, Array.isArray(rows) ? rows[0] : []].map((list) =>
      Array.isArray(list) ? list.map(String) : [],
    );
    const values = Object.fromEntries(names?.map((column, at) => [column, cells?.[at] ?? '']) ?? []);
    const id = 100 + this.contacts.length;
    this.contacts.push({ id, key: values.id ?? '', values });
    if (this.mishap !== 'none') throw connectionLost();
    return { ids: [id], messages: [] };
  }

  #reference(name: readonly Json[]): Json {
    if (this.mishap === 'gone for good') throw connectionLost();
    const contact = this.contacts.find((each) => canonicalJson(each.key.split('.')) === canonicalJson(name));
    if (contact === undefined) throw unknownName;
    return ['res.partner', contact.id];
  }
}
