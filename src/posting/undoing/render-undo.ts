import { kindTitle } from '../../accounting/kinds.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { documentWords } from '../review/document-words.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { written } from '../review/review-writer.ts';
import type { Review } from '../review/review.ts';
import { writePlace } from '../review/write-place.ts';
import { rowsOf } from '../review/sheet.ts';
import type { DocumentSheet } from '../review/sheet.ts';
import { sheetOfReview } from '../review/sheet-of-review.ts';
import type { BooksLock } from './locks.ts';

export interface UndoReview {
  readonly review: Review;
  readonly number: string;
  readonly laterNumbers: number;
  readonly locks: readonly BooksLock[];
}

const TOO_LONG = 'This document is too long for a dialog. Review it before you reset it.';

/** Writes what is taken back, and what stands in its way or follows from it. */
export function renderUndo({ review, number, laterNumbers, locks }: UndoReview): RenderedReview {
  const does = [
    'It leaves the books until it is posted again. It keeps its number.',
    'Nothing of it is paid or settled, and it was not sent.',
    ...(laterNumbers > 0
      ? [
          `Posted after it under later numbers of this journal: ${laterNumbers}. So it cannot be deleted any more without a gap.`,
        ]
      : []),
  ];
  const closed = locks
    .filter(({ until }) => until >= (review.date ?? ''))
    .map(({ until, forWhat }) => [`Books are locked ${forWhat} until`, until] as const);
  const sheet: DocumentSheet = {
    ...sheetOfReview(review),
    byWhom: 'Reset by the Odoo user',
    deed: [
      { kind: 'list', title: 'What resetting it to draft does', items: does },
      { kind: 'facts', title: 'As posted', rows: rowsOf([['Number', number], ...closed]) },
    ],
    typeTotal: undefined,
  };
  const text = written(TOO_LONG, (writer) => {
    const of = review.partner === undefined ? '' : ` of ${writer.quoted(review.partner, 80)}`;
    const total = writer.money(review.total, review.currency);
    writePlace(writer, review, [review.company.name], 'Reset by the Odoo user');
    writer.row('Number', number);
    writer.row('Reference', review.reference ?? 'none');
    writer.row(documentWords(review.type).invoiceDate, review.invoiceDate);
    writer.row('Accounting date', review.date);
    writer.row('Journal', review.journal);
    writer.gap();
    for (const sentence of does) writer.sentence(sentence);
    for (const [label, until] of closed) writer.row(label, until);
    writer.gap();
    writer.sentence(`Total: ${total}`);
    writer.sentence(`Asked by ${requesterText(writer, review.requester)}.`);
    const kind = kindTitle(review.type).toLowerCase();
    return demoMarked(review.isDemo, `Reset ${kind}${of}, ${total}, to draft?`);
  });
  return { ...text, sheets: [sheet], verb: 'Reset to Draft', keep: 'Keep as Posted' };
}
