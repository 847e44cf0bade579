import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { char, many2many, text } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Groups carry the access rights; their external ids name them. */
export const resGroups: ModelDefinition = {
  name: 'res.groups',
  description: 'Access Groups',
  order: 'name',
  access: { 'base.group_erp_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Name', { required: true }),
    full_name: char('Group Name', { elsewhere: true }),
    comment: text('Comment'),
    implied_ids: many2many('Implied Groups', 'res.groups'),
  },
};
