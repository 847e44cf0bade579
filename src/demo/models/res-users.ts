import { z } from 'zod';
import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, many2many, many2one, one2many, related, selection } from '../orm/fields.ts';
import { valueError } from '../orm/fault.ts';
import { groupsOf } from '../orm/groups.ts';
import { modelMethod, recordMethod } from '../orm/types.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Users; their names and addresses are those of their partners. */
export const resUsers: ModelDefinition = {
  name: 'res.users',
  description: 'User',
  order: 'name, login',
  access: { 'base.group_user': 'r', 'base.group_erp_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['share', '=', false], ['company_ids', 'in', env.companies]],
  fields: {
    name: char('Name', { elsewhere: true }),
    login: char('Login', { required: true }),
    email: char('Email', { elsewhere: true }),
    active: boolean('Active', { default: always(true) }),
    share: boolean('Share User', { readonly: true }),
    partner_id: many2one('Related Partner', 'res.partner', { required: true, onDelete: 'restrict' }),
    commercial_partner_id: related(
      'partner_id.commercial_partner_id',
      many2one('Commercial Entity', 'res.partner'),
    ),
    company_id: many2one('Company', 'res.company', { required: true, default: (env) => env.company.id }),
    company_ids: many2many('Companies', 'res.company'),
    group_ids: many2many('Groups', 'res.groups'),
    lang: selection('Language', [['en_US', 'English (US)']], { elsewhere: true, default: always('en_US') }),
  },
  create: (model, values, base) =>
    base(
      values.map((each) => {
        if (each.partner_id !== undefined) return each;
        const [partner] = model.env
          .model('res.partner')
          .create([{ name: each.name ?? false, email: each.email ?? false }]);
        return { ...each, partner_id: partner?.id ?? false };
      }),
    ),
  methods: {
    context_get: modelMethod(z.object({}), ({ env }) => ({
      lang: env.user.value('lang'),
      tz: 'UTC',
      uid: env.uid,
    })),
    /** Since 18 asked of one user; everybody in the company may ask about everybody. */
    has_group: recordMethod(
      z.object({ group_ext_id: z.string() }),
      ([user, ...others], { group_ext_id: group }) => {
        if (user === undefined || others.length > 0) throw valueError('Expected singleton: res.users()');
        return groupsOf(user.in(user.env.sudo())).has(group);
      },
    ),
  },
};

export const usersOfPartner = one2many('Users', 'res.users', 'partner_id');
