import { hear } from '../heard.ts';
import type { Operation } from '../operation.ts';
import { draftedBill, linesOfBill, sameLines } from './bill.ts';

/** A draft gets another reference and one line more: a line that is written twice is there twice. */
export const update: Operation = {
  name: 'update',
  call: () => 'account.move.write',
  journalled: 'change',
  doneAlready: ['draft_moved_on'],
  waits: true,
  prepare: async (desk, reference, number) => {
    const { document, digest } = await draftedBill(desk, reference, number);
    const wanted = `${reference} corrected`;
    const addLines = [{ description: 'Assembly', quantity: '3', price: '4.5' }];
    const ask = async () => {
      const change = { document, digest, reference: wanted, addLines };
      const notes: string[] = [];
      const heard = await hear(
        desk.office.books.updateDraft(change).then((outcome) => {
          if ('changed' in outcome) notes.push(...outcome.changed.notes);
        }),
      );
      return { ...heard, isWarned: notes.some((note) => note.startsWith('More lines came')) };
    };
    return {
      ask: async () => [await ask()],
      look: async () => {
        const [found] = [await desk.company.document(document)];
        const added = (found?.lines ?? []).filter((line) => line === 'Assembly 3 x 4.5');
        const corrected = await desk.company.documentsWith(wanted);
        const isExact =
          found !== undefined &&
          corrected.length === Math.min(added.length, 1) &&
          sameLines(found, [...linesOfBill(number), ...added]);
        return [{ copies: added.length, isExact, saw: { found, corrected } }];
      },
    };
  },
};

/** A paper is hung on a draft. */
export const attach: Operation = {
  name: 'attach',
  call: () => 'ir.attachment.load',
  journalled: 'file',
  prepare: async (desk, reference, number) => {
    const { document } = await draftedBill(desk, reference, number);
    const content = `%PDF-1.7\n% ${reference}\n%%EOF\n`;
    const path = desk.paper(`${reference}.pdf`, content);
    return {
      ask: async () => [await hear(desk.office.books.attachFile({ document, path }))],
      look: async () => {
        const files = await desk.company.filesOn(document);
        const found = await desk.company.document(document);
        const isExact =
          files.every((file) => file.name === path && file.content === content) &&
          found !== undefined &&
          sameLines(found, linesOfBill(number));
        return [{ copies: files.length, isExact, saw: { files, found } }];
      },
    };
  },
};
