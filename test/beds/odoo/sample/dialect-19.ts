import { shipped } from './shipped.ts';
import type { SampleDialect } from './dialect.ts';

/** What 19 gives its first company unasked, those first that name others. */
const genericChart = [
  'account.reconcile.model',
  'account.fiscal.position',
  'account.tax',
  'account.tax.group',
  'account.journal',
  'account.account',
  'account.group',
] as const;

/** Odoo 19. */
export const dialect19: SampleDialect = {
  fields: { fiscalCountry: 'account_fiscal_country_id', groups: 'group_ids' },
  clearBooks: async (person) => {
    // An administrator of a stock Community is no bookkeeper, and reconciliation models are for those.
    const bookkeeping = await shipped(person, 'account.group_account_basic');
    const administrator = await person.one('res.users', [['login', '=', 'admin']]);
    await person.write('res.users', [administrator], { group_ids: [[4, bookkeeping]] });
    const defaults = await person.search('ir.default', [['field_id.relation', '=', 'account.account']]);
    await person.call('ir.default', 'unlink', [defaults]);
    for (const model of genericChart)
      await person.call(model, 'unlink', [await person.search(model, [], { active_test: false })]);
    await person.write('res.users', [administrator], { group_ids: [[3, bookkeeping]] });
    await person.write('res.company', [1], {
      chart_template: false,
      anglo_saxon_accounting: false,
      bank_account_code_prefix: false,
      cash_account_code_prefix: false,
      transfer_account_code_prefix: false,
    });
  },
  accountType: (_person, type) => Promise.resolve({ account_type: type }),
  taxPrice: (included) => ({ price_include_override: included ? 'tax_included' : 'tax_excluded' }),
  // A chart of accounts names them so: nothing else in Community says where payments wait.
  setOutstandingAccounts: async (person, company, { receipts, payments }) => {
    const named = { debit: receipts, credit: payments };
    const references = Object.entries(named).map(([side, account]) => ({
      module: 'account',
      name: `${company}_account_journal_payment_${side}_account_id`,
      model: 'account.account',
      res_id: account,
      noupdate: true,
    }));
    await person.create('ir.model.data', references);
  },
  liquidityJournal: () => ({}),
  termLine: (days) => ({ value: 'percent', value_amount: 100, delay_type: 'days_after', nb_days: days }),

  analyticPlan: async (person, plan) => ({
    plan_id: await person.one('account.analytic.plan', [['name', '=', plan]]),
  }),

  // Since 19 a replacing tax names its positions and what it replaces; the position has no lines.
  createFiscalPosition: async (person, name, replacements, context) => {
    const [position = 0] = await person.create('account.fiscal.position', [{ name }], context);
    for (const to of new Set(replacements.map((each) => each.to))) {
      const replaced = replacements.filter((each) => each.to === to).map(({ from }) => from);
      const values = { fiscal_position_ids: [[4, position]], original_tax_ids: [[6, 0, replaced]] };
      await person.write('account.tax', [to], values, context);
    }
    return position;
  },

  setPartnerDefault: async (person, company, field, account) => {
    await person.call('ir.default', 'set', ['res.partner', field, account, false, company]);
  },
  setProductAccounts: (person, company, { income, expense }) =>
    person.write('res.company', [company], { income_account_id: income, expense_account_id: expense }),

  // Computed fields fill these in, over RPC, too.
  fromPartner: () => ({}),

  // Users may ask for 90 days: too few for a database that is kept and copied for longer.
  keys: {
    prepare: async (person) => {
      const groups = await person.search('res.groups', [['api_key_duration', '>', 0]]);
      const kept = await person.read('res.groups', groups, ['api_key_duration']);
      await person.write('res.groups', groups, { api_key_duration: 36_500 });
      return async () => {
        for (const { id, api_key_duration } of kept)
          await person.write('res.groups', [Number(id)], { api_key_duration });
      };
    },
    values: { duration: '-1', expiration_date: '2099-12-31' },
  },
};
