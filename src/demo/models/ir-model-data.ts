import { z } from 'zod';
import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, many2oneReference } from '../orm/fields.ts';
import { valueError } from '../orm/fault.ts';
import { findExternalId } from '../orm/load/external-ids.ts';
import { modelMethod } from '../orm/types.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** External ids. Nobody reads the table; everybody may ask for the record behind a name. */
export const irModelData: ModelDefinition = {
  name: 'ir.model.data',
  description: 'Model Data',
  order: 'module, model, name',
  access: { 'base.group_erp_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  fields: {
    module: char('Module', { required: true, default: always('') }),
    name: char('External Identifier', { required: true }),
    model: char('Model Name', { required: true }),
    res_id: many2oneReference('Record ID'),
    noupdate: boolean('Non Updatable'),
  },
  methods: {
    /** Of a record that the user may not see, the model is told and not the id. */
    check_object_reference: modelMethod(
      z.object({
        module: z.string(),
        xml_id: z.string(),
        raise_on_access_error: z.literal(false).default(false),
      }),
      ({ env }, { module, xml_id: name }) => {
        const found = findExternalId(env, { module, name });
        const [model, id] = [found?.text('model'), found?.number('res_id')];
        if (
          model === undefined ||
          id === undefined ||
          env.sudo().model(model).browse([id])[0]?.exists !== true
        ) {
          throw valueError(`External ID not found in the system: ${module}.${name}`);
        }
        const isVisible = env.model(model).search([['id', 'in', [id]]]).length > 0;
        return [model, isVisible ? id : false];
      },
    ),
  },
};
