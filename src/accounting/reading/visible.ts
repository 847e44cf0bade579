import { OdooError } from '../../odoo/errors.ts';
import type { MoveHandle } from '../handle.ts';
import { booksProblems } from '../problems.ts';

/**
 * Reads a document. Odoo answers an AccessError for one of a company that the user may not see; to the user it
 * does not exist.
 * @throws Problem document_not_found
 */
export async function readVisible<T>(document: MoveHandle, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const isHidden = error instanceof OdooError && error.code === 'no_rights';
    throw isHidden ? booksProblems.documentNotFound(document) : error;
  }
}
