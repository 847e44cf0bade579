import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { char, many2one } from '../orm/fields.ts';
import type { Environment, ModelDefinition } from '../orm/types.ts';
import { jsonSchema } from '../orm/value.ts';
import type { Json } from '../orm/value.ts';

/**
 * What a field that has one value per company falls back on. Odoo names the field by its record in
 * `ir.model.fields`; here it is its name.
 */
export const irDefault: ModelDefinition = {
  name: 'ir.default',
  description: 'Default Values',
  order: 'id',
  displayName: (value) => value.text('field') ?? '',
  access: {},
  closed: WHOLLY_CLOSED,
  fields: {
    field: char('Field', { required: true }),
    company_id: many2one('Company', 'res.company', { onDelete: 'cascade' }),
    json_value: char('Default Value (JSON format)', { required: true }),
  },
};

/** The default of a field in the current company. */
export const companyDefault =
  (field: string): ((env: Environment) => Json) =>
  (env) => {
    const [found] = env
      .sudo()
      .model('ir.default')
      .search([
        ['company_id', '=', env.company.id],
        ['field', '=', field],
      ]);
    const text = found?.text('json_value');
    return text === undefined ? false : jsonSchema.parse(JSON.parse(text));
  };
