import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import { KEY_MODULE } from '../../accounting/drafting/once/find-by-key.ts';

const reference = z.tuple([z.string(), z.union([z.int(), z.literal(false)])]);

/** What is to be found under an external id of ours. */
export interface UnderKey {
  readonly model: string;
  readonly id: number;
}

/**
 * What was made under a key, of whatever model. `check_object_reference` is the one look-up of external ids that every
 * user may make, and raises ValueError for a name that does not exist.
 */
export async function findUnderKey(client: OdooClient, key: string): Promise<UnderKey | undefined> {
  try {
    const answer = await client.call('ir.model.data', 'check_object_reference', { args: [KEY_MODULE, key] });
    const [model, id] = reference.parse(answer);
    return id === false ? undefined : { model, id };
  } catch (error) {
    if (error instanceof OdooError && error.odooName === 'builtins.ValueError') return undefined;
    throw error;
  }
}
