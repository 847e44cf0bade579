import { Problem } from '../../../src/common/problem.ts';
import { hear, hearRead, heardOf } from '../heard.ts';
import type { Operation } from '../operation.ts';
import { bill, draftFound, draftedBill, isExactDraft } from './bill.ts';

/** A document is read. */
export const read: Operation = {
  name: 'read',
  call: (major) => (major < 17 ? 'account.move.read' : 'account.move.web_read'),
  prepare: async (desk, reference, number) => {
    const { document } = await draftedBill(desk, reference, number);
    const seen: unknown[] = [];
    const isRight = (view: { reference?: string; untaxed?: string }) =>
      view.reference === reference && view.untaxed === (2 * number + 8).toFixed(2);
    return {
      ask: async () => [
        await hearRead(desk.office.books.getDocument(document).then((view) => seen.push(view))),
      ],
      look: async () => {
        const documents = await desk.company.documentsWith(reference);
        const isExact =
          documents.every((each) => isExactDraft(each, number)) &&
          seen.every((view) => typeof view === 'object' && view !== null && isRight(view));
        return [{ copies: documents.length, isExact, saw: { documents, seen } }];
      },
    };
  },
};

/** One draft is made. */
export const create: Operation = {
  name: 'create',
  call: () => 'account.move.load',
  journalled: 'draft',
  prepare: (desk, reference, number) =>
    Promise.resolve({
      ask: async () => [await hear(desk.office.books.createDraftInvoice(bill(reference, number)))],
      look: async () => [await draftFound(desk, reference, number)],
    }),
};

/** Three drafts are made in one call. */
export const createBatch: Operation = {
  name: 'create a batch',
  call: () => 'account.move.load',
  journalled: 'draft',
  // What Odoo refuses as a whole is sent one by one.
  tells: (_row, told) => (told === 'rejected' ? 'done' : told),
  prepare: (desk, reference, number) => {
    const parts = ['a', 'b', 'c'].map((part) => `${reference}${part}`);
    return Promise.resolve({
      ask: async () => {
        const requests = parts.map((part) => bill(part, number));
        const outcomes = await desk.office.books.createDraftInvoices(requests, () => undefined);
        return outcomes.map((each) => (each instanceof Problem ? heardOf(each) : { told: 'done' as const }));
      },
      look: () => Promise.all(parts.map((part) => draftFound(desk, part, number))),
    });
  },
};
