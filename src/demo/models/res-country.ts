import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { char, integer, many2one } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

export const resCountry: ModelDefinition = {
  name: 'res.country',
  description: 'Country',
  order: 'name, id',
  searchNames: ['name', 'code'],
  access: { 'base.group_user': 'r' },
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Country Name', { required: true }),
    code: char('Country Code', { required: true }),
    currency_id: many2one('Currency', 'res.currency'),
    phone_code: integer('Country Calling Code'),
  },
};
