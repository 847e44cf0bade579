import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { char } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** What tax returns sum up by. The demo company's country has none: its taxes carry no tags. */
export const accountAccountTag: ModelDefinition = {
  name: 'account.account.tag',
  description: 'Account Tag',
  order: 'id',
  access: { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  fields: { name: char('Tag Name', { required: true }) },
};
