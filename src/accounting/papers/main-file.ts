import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import { idOf } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';

/**
 * Keeps Odoo from reading an electronic invoice into the draft. 16 and newer know the first word, 14 the second
 * (account_edi/models/account_move.py); words that a version does not know mean nothing to it.
 */
const NO_IMPORT = { disable_attachment_import: true, no_new_invoice: true } as const;

/**
 * Makes a file the one that Odoo shows beside the document, by a note below it. Odoo 14 lets nobody write notes who
 * has no e-mail address: there the file is shown without one. The file itself is there, whatever comes of this.
 * @returns sentences about what is not as it should be
 */
export async function showAsMain(
  client: OdooClient,
  document: MoveHandle,
  attachment: number,
  company: { allowed_company_ids: number[] },
): Promise<string[]> {
  const context = { ...company, ...NO_IMPORT };
  const problem = await odooErrorOf(
    client.call('account.move', 'message_post', {
      args: [[idOf(document)]],
      kwargs: {
        body: '',
        message_type: 'comment',
        subtype_xmlid: 'mail.mt_note',
        attachment_ids: [attachment],
      },
      context,
    }),
  );
  if (problem === undefined) return [];
  if (problem.outcome !== 'rejected') return [UNKNOWN];
  const again = await odooErrorOf(
    client.call('ir.attachment', 'register_as_main_attachment', {
      args: [[attachment]],
      // Not in the place of another that is shown already.
      kwargs: { force: false },
      context,
    }),
  );
  return again === undefined
    ? ['Odoo took no note below the document; the file is attached without one.']
    : [UNKNOWN];
}

const UNKNOWN = 'The file is attached, but it is not known whether Odoo shows it beside the document.';

async function odooErrorOf(call: Promise<unknown>): Promise<OdooError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof OdooError) return error;
    throw error;
  }
}
