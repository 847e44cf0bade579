import { t } from '@vscode/l10n';
import { asItIs } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { whoseDocument } from '../review/subject.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { documentWords } from '../review/document-words.ts';
import { askedBy } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { labelled, written } from '../review/review-writer.ts';
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

/** Writes what is taken back, and what stands in its way or follows from it. */
export function renderUndo({ review, number, laterNumbers, locks }: UndoReview): RenderedReview {
  const words = documentWords(review.type);
  const does = [
    t`It leaves the books until it is posted again. It keeps its number.`,
    t`Nothing of it is paid or settled, and it was not sent.`,
    ...(laterNumbers > 0
      ? [
          t`Posted after it under later numbers of this journal: ${laterNumbers}. So it cannot be deleted any more without a gap.`,
        ]
      : []),
  ];
  const closed = locks
    .filter(({ until }) => until >= (review.date ?? ''))
    .map(({ until, label }) => [label, shownDate(until)] as const);
  const sheet: DocumentSheet = {
    ...sheetOfReview(review),
    byWhom: t`Reset by the Odoo user`,
    deed: [
      { kind: 'list', title: t`What resetting it to draft does`, items: does },
      { kind: 'facts', title: t`As posted`, rows: rowsOf([[t`Number`, number], ...closed]) },
    ],
    typeTotal: undefined,
  };
  const tooLong = t`This document is too long for a dialog. Review it before you reset it.`;
  const text = written(tooLong, (writer) => {
    const total = writer.money(review.total, review.currency);
    writePlace(writer, review, [review.company.name], t`Reset by the Odoo user`);
    writer.row(t`Number`, number);
    writer.row(t`Reference`, review.reference ?? t`none`);
    writer.row(words.invoiceDate, review.invoiceDate && shownDate(review.invoiceDate));
    writer.row(t`Accounting date`, review.date && shownDate(review.date));
    writer.row(t`Journal`, review.journal);
    writer.gap();
    for (const sentence of does) writer.sentence(sentence);
    for (const [label, until] of closed) writer.row(label, until);
    writer.gap();
    writer.sentence(labelled(t`Total`, total));
    writer.sentence(askedBy(writer, review.requester));
    const name =
      review.partner === undefined
        ? t`${words.kind.person}, ${total}`
        : whoseDocument(words.kind, 'of', writer.quoted(review.partner, 80), asItIs(total)).person;
    return demoMarked(review.isDemo, t`Reset ${name}, to draft?`);
  });
  return { ...text, sheets: [sheet], verb: t`Reset to Draft`, keep: t`Keep as Posted` };
}
