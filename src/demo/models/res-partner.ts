import { IntegrityFault } from '../orm/fault.ts';
import { always, boolean, char, integer, many2one, one2many, related, selection } from '../orm/fields.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';
import type { Json } from '../orm/value.ts';
import { companyDefault } from './ir-default.ts';
import { usersOfPartner } from './res-users.ts';

/** What a contact has from the company that it belongs to. */
const COMMERCIAL_FIELDS = [
  'vat',
  'property_account_receivable_id',
  'property_account_payable_id',
  'property_account_position_id',
  'property_payment_term_id',
  'property_supplier_payment_term_id',
];
const ADDRESS_FIELDS = ['street', 'zip', 'city', 'country_id'];

/** Whoever one deals with: companies, and the people in them. */
export const resPartner: ModelDefinition = {
  name: 'res.partner',
  description: 'Contact',
  order: 'complete_name, id desc',
  displayName: completeName,
  searchNames: ['complete_name', 'email', 'ref', 'vat'],
  access: { 'base.group_user': 'r', 'base.group_partner_manager': 'rcwd' },
  rule: (env) => [
    '|',
    '|',
    ['partner_share', '=', false],
    ['company_id', 'in', env.companies],
    ['company_id', '=', false],
  ],
  fields: {
    name: char('Name'),
    complete_name: char('Complete Name', {
      store: true,
      readonly: true,
      depends: ['name', 'is_company', 'parent_id.name'],
      compute: completeName,
    }),
    active: boolean('Active', { default: always(true) }),
    is_company: boolean('Is a Company'),
    parent_id: many2one('Related Company', 'res.partner'),
    child_ids: one2many('Contact', 'res.partner', 'parent_id'),
    type: selection(
      'Address Type',
      [
        ['contact', 'Contact'],
        ['invoice', 'Invoice'],
        ['delivery', 'Delivery'],
        ['other', 'Other'],
      ],
      { default: always('contact') },
    ),
    commercial_partner_id: many2one('Commercial Entity', 'res.partner', {
      store: true,
      readonly: true,
      depends: ['is_company', 'parent_id.commercial_partner_id'],
      compute: (partner) => {
        const parent = partner.one('parent_id');
        return partner.flag('is_company') || parent === undefined
          ? partner.id
          : parent.the('commercial_partner_id').id;
      },
    }),
    company_id: many2one('Company', 'res.company'),
    user_ids: usersOfPartner,
    partner_share: boolean('Share Partner', {
      store: true,
      readonly: true,
      depends: ['user_ids.share'],
      compute: (partner) => !partner.many('user_ids').some((user) => !user.flag('share')),
    }),
    street: char('Street'),
    zip: char('Zip'),
    city: char('City'),
    country_id: many2one('Country', 'res.country', { onDelete: 'restrict' }),
    country_code: related('country_id.code', char('Country Code')),
    email: char('Email'),
    phone: char('Phone'),
    vat: char('Tax ID'),
    ref: char('Reference'),
    lang: selection('Language', [['en_US', 'English (US)']], { default: always('en_US') }),
    supplier_rank: integer('Supplier Rank'),
    customer_rank: integer('Customer Rank'),
    autopost_bills: selection(
      'Auto-post bills',
      [
        ['always', 'Always'],
        ['ask', 'Ask after 3 validations without edits'],
        ['never', 'Never'],
      ],
      { required: true, default: always('ask') },
    ),
    property_account_receivable_id: many2one('Account Receivable', 'account.account', {
      companyDependent: true,
      checkCompany: true,
      default: companyDefault('res.partner.property_account_receivable_id'),
    }),
    property_account_payable_id: many2one('Account Payable', 'account.account', {
      companyDependent: true,
      checkCompany: true,
      default: companyDefault('res.partner.property_account_payable_id'),
    }),
    property_account_position_id: many2one('Fiscal Position', 'account.fiscal.position', {
      companyDependent: true,
      checkCompany: true,
    }),
    property_payment_term_id: many2one('Customer Payment Terms', 'account.payment.term', {
      companyDependent: true,
      checkCompany: true,
    }),
    property_supplier_payment_term_id: many2one('Vendor Payment Terms', 'account.payment.term', {
      companyDependent: true,
      checkCompany: true,
    }),
  },
  constraints: [
    {
      fields: ['name', 'type'],
      check: (partner) => {
        // An empty name is one for PostgreSQL; from a file, an empty cell is none.
        if (partner.text('type') !== 'contact' || partner.value('name') !== false) return;
        throw new IntegrityFault('res.partner', undefined, 'Contacts require a name', 'check_name');
      },
    },
  ],
  create: (_model, values, base) => {
    const partners = base(values);
    for (const partner of partners) takeFromParent(partner);
    return partners;
  },
};

/** A person's name comes with the company's: "Azure Interior, Brandon Freeman". */
function completeName(partner: ModelRecord): string {
  const name = partner.text('name') ?? '';
  const parent = partner.one('parent_id');
  const shown =
    parent === undefined || partner.flag('is_company') ? name : `${parent.text('name') ?? ''}, ${name}`;
  return shown.trim();
}

function takeFromParent(partner: ModelRecord): void {
  const parent = partner.one('parent_id');
  if (parent === undefined) return;
  const hasAddress = ADDRESS_FIELDS.some((field) => parent.value(field) !== false);
  if (partner.text('type') === 'contact' && hasAddress) partner.write(valuesOf(parent, ADDRESS_FIELDS));
  if (partner.flag('is_company')) return;
  for (const company of partner.env.sudo().model('res.company').search([])) {
    const env = partner.env.withCompany(company.id);
    partner.in(env).write(valuesOf(parent.in(env), COMMERCIAL_FIELDS));
  }
}

function valuesOf(record: ModelRecord, fields: readonly string[]): Record<string, Json> {
  return Object.fromEntries(fields.map((field) => [field, record.value(field)]));
}
