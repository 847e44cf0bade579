import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import { KEY_MODULE } from './draft-rows.ts';
import { moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';

const reference = z.tuple([z.string(), z.union([z.int(), z.literal(false)])]);

/**
 * The document that was created under a key, if there is one. `check_object_reference` is the one look-up of
 * external ids that every user may make; for a name that does not exist Odoo raises ValueError, and for no
 * other reason (observed on 14 and 19).
 */
export async function findByKey(
  client: OdooClient,
  key: string,
  signal?: AbortSignal,
): Promise<MoveHandle | undefined> {
  try {
    const answer = await client.call('ir.model.data', 'check_object_reference', {
      args: [KEY_MODULE, key],
      signal,
    });
    const [model, id] = reference.parse(answer);
    return model === 'account.move' && id !== false ? moveHandle(id) : undefined;
  } catch (error) {
    if (error instanceof OdooError && error.odooName === 'builtins.ValueError') return undefined;
    throw error;
  }
}
