import { WHOLLY_CLOSED } from '../orm/closed.ts';
import {
  always,
  boolean,
  char,
  float,
  html,
  integer,
  many2many,
  many2one,
  one2many,
  related,
  selection,
} from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

const ACCESS: ModelDefinition['access'] = {
  'base.group_user': 'r',
  'account.group_account_readonly': 'r',
  'account.group_account_invoice': 'r',
  'account.group_account_manager': 'rcwd',
};

export const accountTaxGroup: ModelDefinition = {
  name: 'account.tax.group',
  description: 'Tax Group',
  order: 'sequence, id',
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  rule: (env) => [['company_id', 'in', env.companies]],
  fields: {
    name: char('Name', { required: true }),
    sequence: integer('Sequence', { default: always(10) }),
    company_id: many2one('Company', 'res.company', { required: true, default: (env) => env.company.id }),
    country_id: many2one('Country', 'res.country', {
      store: true,
      depends: ['company_id'],
      compute: (group) =>
        group.value('country_id') || group.the('company_id').value('account_fiscal_country_id'),
    }),
    preceding_subtotal: char('Preceding Subtotal'),
  },
};

/**
 * "21M" finds "21% EU M": any letters and digits may stand between those that are asked for, but not within quotation
 * marks (`_parse_name_search`).
 */
function byLettersAndDigits(text: string): string {
  return text
    .split(/("[^"]*")/)
    .map((piece) =>
      piece.startsWith('"')
        ? `%${piece.replaceAll('%', '_').replaceAll('"', '')}%`
        : (piece.match(/[\p{L}\p{N}_]/gu) ?? []).join('%'),
    )
    .join('');
}

/** How the demo company computes them, and which it refuses, is in `accounting/taxes.ts`. */
export const accountTax: ModelDefinition = {
  name: 'account.tax',
  description: 'Tax',
  order: 'sequence, id',
  searchNames: ['name', 'description', 'invoice_label'],
  namePattern: byLettersAndDigits,
  displayName: (tax) => {
    const country = tax.one('country_id');
    const isDomestic = country?.equals(tax.the('company_id').one('account_fiscal_country_id')) ?? true;
    return isDomestic
      ? (tax.text('name') ?? '')
      : `${tax.text('name') ?? ''} (${country?.text('code') ?? ''})`;
  },
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  rule: (env) => [['company_id', 'in', env.companies]],
  fields: {
    name: char('Tax Name', { required: true }),
    description: html('Description'),
    invoice_label: char('Label on Invoices'),
    type_tax_use: selection(
      'Tax Type',
      [
        ['sale', 'Sales'],
        ['purchase', 'Purchases'],
        ['none', 'None'],
      ],
      { required: true, default: always('sale') },
    ),
    tax_scope: selection('Tax Scope', [
      ['service', 'Services'],
      ['consu', 'Goods'],
    ]),
    amount_type: selection(
      'Tax Computation',
      [
        ['group', 'Group of Taxes'],
        ['fixed', 'Fixed'],
        ['percent', 'Percentage'],
        ['division', 'Percentage Tax Included'],
      ],
      { required: true, default: always('percent') },
    ),
    amount: float('Amount', { required: true, digits: [16, 4] }),
    active: boolean('Active', { default: always(true) }),
    company_id: many2one('Company', 'res.company', {
      required: true,
      readonly: true,
      default: (env) => env.company.id,
    }),
    country_id: many2one('Country', 'res.country', {
      required: true,
      store: true,
      depends: ['company_id.account_fiscal_country_id'],
      compute: (tax) => tax.value('country_id') || tax.the('company_id').value('account_fiscal_country_id'),
    }),
    country_code: related('country_id.code', char('Country Code')),
    sequence: integer('Sequence', { required: true, default: always(1) }),
    price_include_override: selection('Included in Price', [
      ['tax_included', 'Tax Included'],
      ['tax_excluded', 'Tax Excluded'],
    ]),
    company_price_include: related(
      'company_id.account_price_include',
      selection('Default Sales Price Include', [
        ['tax_included', 'Tax Included'],
        ['tax_excluded', 'Tax Excluded'],
      ]),
    ),
    price_include: boolean('Price Include', {
      depends: ['price_include_override', 'company_price_include'],
      compute: (tax) =>
        (tax.text('price_include_override') ?? tax.text('company_price_include')) === 'tax_included',
    }),
    include_base_amount: boolean('Affect Base of Subsequent Taxes'),
    is_base_affected: boolean('Base Affected by Previous Taxes', { default: always(true) }),
    analytic: boolean('Include in Analytic Cost'),
    tax_group_id: many2one('Tax Group', 'account.tax.group', { required: true, checkCompany: true }),
    tax_exigibility: selection(
      'Tax Exigibility',
      [
        ['on_invoice', 'Based on Invoice'],
        ['on_payment', 'Based on Payment'],
      ],
      { default: always('on_invoice') },
    ),
    invoice_repartition_line_ids: one2many(
      'Distribution for Invoices',
      'account.tax.repartition.line',
      'tax_id',
      { domain: [['document_type', '=', 'invoice']] },
    ),
    refund_repartition_line_ids: one2many(
      'Distribution for Refund Invoices',
      'account.tax.repartition.line',
      'tax_id',
      { domain: [['document_type', '=', 'refund']] },
    ),
    repartition_line_ids: one2many('Distribution', 'account.tax.repartition.line', 'tax_id'),
    children_tax_ids: many2many('Children Taxes', 'account.tax', { checkCompany: true }),
    /** Which fiscal positions this tax belongs to, and which taxes it takes the place of there. */
    fiscal_position_ids: many2many('Fiscal Position', 'account.fiscal.position', { checkCompany: true }),
    original_tax_ids: many2many('Replaces', 'account.tax', { checkCompany: true }),
  },
};

/** Where the base and the amount of a tax are booked. */
export const accountTaxRepartitionLine: ModelDefinition = {
  name: 'account.tax.repartition.line',
  description: 'Tax Repartition Line',
  order: 'document_type, repartition_type, sequence, id',
  displayName: (line) => `account.tax.repartition.line,${line.id}`,
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', '=', false], ['company_id', 'in', env.companies]],
  fields: {
    tax_id: many2one('Tax', 'account.tax', { onDelete: 'cascade', checkCompany: true }),
    document_type: selection(
      'Related to',
      [
        ['invoice', 'Invoice'],
        ['refund', 'Refund'],
      ],
      { required: true },
    ),
    repartition_type: selection(
      'Based On',
      [
        ['base', 'Base'],
        ['tax', 'of tax'],
      ],
      { required: true, default: always('tax') },
    ),
    factor_percent: float('%', { required: true, default: always(100) }),
    factor: float('Factor Ratio', {
      depends: ['factor_percent'],
      compute: (line) => line.number('factor_percent') / 100,
    }),
    account_id: many2one('Account', 'account.account', { checkCompany: true }),
    company_id: related('tax_id.company_id', many2one('Company', 'res.company', { store: true })),
    sequence: integer('Sequence', { default: always(1) }),
    use_in_tax_closing: boolean('Tax Closing Entry', {
      store: true,
      readonly: false,
      depends: ['account_id', 'repartition_type'],
      compute: (line) => {
        const group = line.one('account_id')?.text('internal_group');
        return (
          line.text('repartition_type') === 'tax' &&
          group !== undefined &&
          group !== 'income' &&
          group !== 'expense'
        );
      },
    }),
  },
};
