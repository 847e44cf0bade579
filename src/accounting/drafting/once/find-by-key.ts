import { z } from 'zod';
import type { OdooClient } from '../../../odoo/client.ts';
import { OdooError } from '../../../odoo/errors.ts';
import { handleOf } from '../../handle.ts';
import type { DocumentModel, OdooHandle } from '../../handle.ts';

/** The module part of the external id under which a draft is created; no installed module has this name. */
export const KEY_MODULE = '__mcp_odoo__';

const reference = z.tuple([z.string(), z.union([z.int(), z.literal(false)])]);

/**
 * The document that was created under a key, if there is one. `check_object_reference` is the one look-up of
 * external ids that every user may make; for a name that does not exist Odoo raises ValueError, and for no
 * other reason (observed on 14 and 19).
 */
export async function findByKey(
  client: OdooClient,
  model: DocumentModel,
  key: string,
  signal?: AbortSignal,
): Promise<OdooHandle | undefined> {
  try {
    const answer = await client.call('ir.model.data', 'check_object_reference', {
      args: [KEY_MODULE, key],
      signal,
    });
    const [foundModel, id] = reference.parse(answer);
    return foundModel === model && id !== false ? handleOf(model, id) : undefined;
  } catch (error) {
    if (error instanceof OdooError && error.odooName === 'builtins.ValueError') return undefined;
    throw error;
  }
}
