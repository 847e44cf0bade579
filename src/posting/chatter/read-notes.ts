import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import { handleOf } from '../../accounting/handle.ts';
import type { OdooHandle } from '../../accounting/handle.ts';
import { headOf, NOTE_MARK } from './note-text.ts';
import type { NoteSigner } from './note-text.ts';

/** A note of ours, as Odoo has it. */
export interface FoundNote {
  readonly document: OdooHandle;
  /** The hash of the line of the journal that it points to. */
  readonly head: string;
}

const found = z.array(
  z.object({
    model: z.enum(['account.move', 'account.payment']),
    res_id: z.int().positive(),
    body: z.string(),
  }),
);

/**
 * The newest notes below documents that say they come from this account of the operating system.
 * @param client one that can make `NOTE_READS`
 * @param most how many notes are looked through, those of other accounts included
 * @throws OdooError why they cannot be read
 */
export async function readNotes(client: OdooClient, signer: NoteSigner, most: number): Promise<FoundNote[]> {
  const ours = [
    ['model', 'in', ['account.move', 'account.payment']],
    ['body', 'ilike', NOTE_MARK],
  ];
  const answer = await client.call('mail.message', 'search_read', {
    args: [ours],
    kwargs: { fields: ['model', 'res_id', 'body'], limit: most, order: 'id desc' },
  });
  return found.parse(answer).flatMap(({ model, res_id: id, body }) => {
    const head = headOf(body, signer);
    return head === undefined ? [] : [{ document: handleOf(model, id), head }];
  });
}
