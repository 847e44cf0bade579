import { describe, expect, it } from 'vitest';
import { CompanyDatabase } from '../../../src/demo/company-database.ts';
import { demoRegistry } from '../../../src/demo/models.ts';
import type { Environment, ModelRecord } from '../../../src/demo/orm/types.ts';
import type { Values } from '../../../src/demo/orm/value.ts';
import { populate } from '../../../src/demo/populate.ts';
import { sampleCompany } from '../../../src/demo/sample-company.ts';

/* What Odoo would book otherwise than the demo company: an administrator may set it up, and then nothing is booked. */

const registry = demoRegistry();

function asAdministrator<T>(work: (env: Environment) => T): T {
  const database = new CompanyDatabase('limits', registry, () => new Date('2026-11-23T09:00:00Z'));
  database.asSuperuser((env) => {
    populate(env, sampleCompany());
  });
  return database.asSuperuser(work);
}

function find(env: Environment, model: string, ...domain: readonly (readonly string[])[]): ModelRecord {
  const [found] = env.model(model).search(domain, { order: 'id', limit: 1 });
  if (found === undefined) throw new Error(`no such ${model}`);
  return found;
}

function postBill(env: Environment, line: Values = {}): void {
  const tax = find(env, 'account.tax', ['name', '=', '19%'], ['type_tax_use', '=', 'purchase']);
  const [bill] = env.model('account.move').create([
    {
      move_type: 'in_invoice',
      partner_id: find(env, 'res.partner', ['name', '=', 'Azure Interior']).id,
      invoice_date: '2026-11-20',
      invoice_payment_term_id: find(env, 'account.payment.term', ['name', '=', '30 Days']).id,
      invoice_line_ids: [[0, 0, { name: 'Chairs', price_unit: 100, tax_ids: [[6, 0, [tax.id]]], ...line }]],
    },
  ]);
  bill?.model.definition.methods?.action_post?.call(bill.model, [bill], {});
}

describe('the demo company books only what it models', () => {
  it('such as an ordinary bill', () => {
    expect(() => {
      asAdministrator(postBill);
    }).not.toThrow();
  });

  const setups: readonly (readonly [string, string, readonly (readonly string[])[], Values])[] = [
    [
      'taxes due with the payment',
      'account.tax',
      [
        ['name', '=', '19%'],
        ['type_tax_use', '=', 'purchase'],
      ],
      { tax_exigibility: 'on_payment' },
    ],
    [
      'fixed taxes',
      'account.tax',
      [
        ['name', '=', '19%'],
        ['type_tax_use', '=', 'purchase'],
      ],
      { amount_type: 'fixed' },
    ],
    ['early payment discounts', 'account.payment.term', [['name', '=', '30 Days']], { early_discount: true }],
    ['secured journals', 'account.journal', [['code', '=', 'BILL']], { restrict_mode_hash_table: true }],
    ['numbers of its own', 'account.journal', [['code', '=', 'BILL']], { sequence_override_regex: '^x' }],
    [
      'other payment references',
      'account.journal',
      [['code', '=', 'BILL']],
      { invoice_reference_model: 'euro' },
    ],
    ['detected fiscal positions', 'account.fiscal.position', [], { auto_apply: true }],
  ];
  it.each(setups)('not with %s', (_what, model, domain, values) => {
    expect(() => {
      asAdministrator((env) => {
        find(env, model, ...domain).write(values);
        postBill(env);
      });
    }).toThrow('The demo company does not model');
  });

  const lines: readonly (readonly [string, Values])[] = [
    ['analytic shares that are words', { analytic_distribution: { 1: 'half' } }],
    ['imported lines', { is_imported: true }],
    ['partly deductible lines', { deductible_amount: 50 }],
    ['discount lines', { display_type: 'discount' }],
  ];
  it.each(lines)('not with %s', (_what, line) => {
    expect(() => {
      asAdministrator((env) => {
        postBill(env, line);
      });
    }).toThrow('The demo company does not model');
  });
});
