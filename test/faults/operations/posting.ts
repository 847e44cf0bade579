import { hear } from '../heard.ts';
import type { FaultDesk } from '../desk.ts';
import type { MoveHandle } from '../../../src/accounting/handle.ts';
import type { Protocol } from '../../../src/odoo/session.ts';
import type { Operation } from '../operation.ts';
import type { Row, Told } from '../row.ts';
import { approve, draftedBill, linesOfBill, sameLines } from './bill.ts';

/** A draft is posted: by a person's yes. */
export const post: Operation = {
  name: 'post',
  call: () => 'account.move.action_post',
  journalled: 'posting',
  doneAlready: ['not_a_draft'],
  tells: asRead,
  prepare: async (desk, reference, number) => {
    const { document } = await draftedBill(desk, reference, number);
    return {
      ask: async () => [await hear(approve(desk, 'request', document))],
      look: () => inState(desk, document, 'posted', number, 1),
    };
  },
};

/** A posted bill is reset to draft: by a person's yes. */
export const reset: Operation = {
  name: 'reset',
  call: () => 'account.move.button_draft',
  journalled: 'undoing',
  doneAlready: ['not_posted'],
  tells: asRead,
  prepare: async (desk, reference, number) => {
    const { document } = await draftedBill(desk, reference, number);
    await approve(desk, 'request', document);
    return {
      ask: async () => [await hear(approve(desk, 'requestUndo', document))],
      look: () => inState(desk, document, 'draft', number, 2),
    };
  },
};

/** The gate believes what it reads more than any answer. */
function asRead(row: Row, told: Told, protocol: Protocol): Told {
  return row.isPlausible === true && row.reaches === 'never' && protocol === 'json-2' ? 'rejected' : told;
}

/** @param notes as many notes of ours there may be at most: one for what was done, and one for what was done before */
async function inState(
  desk: FaultDesk,
  document: MoveHandle,
  state: 'draft' | 'posted',
  number: number,
  notes: number,
) {
  const found = await desk.company.document(document);
  const noted = await desk.company.notesOn(document);
  const isThere = found?.state === state;
  const isNumbered = found !== undefined && found.number !== '' && found.number !== '/';
  const isExact =
    found !== undefined &&
    sameLines(found, linesOfBill(number)) &&
    (isNumbered || (state === 'posted' && !isThere)) &&
    noted <= notes;
  return [{ copies: isThere ? 1 : 0, isExact, saw: { found, noted } }];
}
