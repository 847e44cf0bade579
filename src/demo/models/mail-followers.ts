import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { char, many2one, many2oneReference } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Who commented on a document and follows it since. That its maker does goes without saying here. */
export const mailFollowers: ModelDefinition = {
  name: 'mail.followers',
  description: 'Document Followers',
  order: 'id',
  displayName: (follower) => follower.the('partner_id').displayName,
  access: {},
  closed: WHOLLY_CLOSED,
  fields: {
    res_model: char('Related Document Model Name', { required: true }),
    res_id: many2oneReference('Related Document ID'),
    partner_id: many2one('Related Partner', 'res.partner', { required: true, onDelete: 'cascade' }),
  },
};
