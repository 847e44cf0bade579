import { char } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** What tax returns sum up by. The demo company's country has none: its taxes carry no tags. */
export const accountAccountTag: ModelDefinition = {
  name: 'account.account.tag',
  description: 'Account Tag',
  order: 'id',
  access: { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd' },
  fields: { name: char('Tag Name', { required: true }) },
};
