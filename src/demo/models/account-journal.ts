import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, integer, many2one, selection, text } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

export const accountJournal: ModelDefinition = {
  name: 'account.journal',
  description: 'Journal',
  order: 'sequence, type, code',
  searchNames: ['name', 'code'],
  displayName: (journal) => {
    const [name, currency] = [journal.text('name') ?? '', journal.one('currency_id')];
    const isOwn = currency?.equals(journal.the('company_id').one('currency_id')) ?? true;
    return isOwn ? name : `${name} (${currency?.text('name') ?? ''})`;
  },
  access: {
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'r',
    'account.group_account_manager': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  rule: (env) => [['company_id', 'in', env.companies]],
  fields: {
    name: char('Journal Name', { required: true }),
    code: char('Sequence Prefix', { required: true }),
    type: selection(
      'Type',
      [
        ['sale', 'Sales'],
        ['purchase', 'Purchase'],
        ['cash', 'Cash'],
        ['bank', 'Bank'],
        ['credit', 'Credit Card'],
        ['general', 'Miscellaneous'],
      ],
      { required: true },
    ),
    active: boolean('Active', { default: always(true) }),
    sequence: integer('Sequence', { default: always(10) }),
    company_id: many2one('Company', 'res.company', {
      required: true,
      readonly: true,
      default: (env) => env.company.id,
    }),
    currency_id: many2one('Currency', 'res.currency'),
    default_account_id: many2one('Default Account', 'account.account', { checkCompany: true }),
    suspense_account_id: many2one('Suspense Account', 'account.account', {
      checkCompany: true,
      store: true,
      depends: ['company_id', 'type'],
      compute: (journal) => {
        if (!['bank', 'cash', 'credit'].includes(journal.text('type') ?? '')) return false;
        return (
          journal.value('suspense_account_id') ||
          journal.the('company_id').value('account_journal_suspense_account_id')
        );
      },
    }),
    refund_sequence: boolean('Dedicated Credit Note Sequence', {
      store: true,
      readonly: false,
      depends: ['type'],
      compute: (journal) => ['sale', 'purchase'].includes(journal.text('type') ?? ''),
    }),
    restrict_mode_hash_table: boolean('Secure Posted Entries with Hash'),
    sequence_override_regex: text('Sequence Override Regex'),
    invoice_reference_type: selection(
      'Communication Type',
      [
        ['partner', 'Based on Customer'],
        ['invoice', 'Based on Invoice'],
      ],
      { required: true, default: always('invoice') },
    ),
    invoice_reference_model: selection(
      'Communication Standard',
      [
        ['odoo', 'Full Reference (INV/2024/00001)'],
        ['euro', 'European (RF83INV202400001)'],
        ['number', 'Numbers only (202400001)'],
      ],
      { required: true, default: always('odoo') },
    ),
  },
};
