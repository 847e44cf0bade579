import { buildReview } from '../review/build-review.ts';
import { sheetOfReview } from '../review/sheet-of-review.ts';
import { textColumn } from '../review/sheet.ts';
import type { DocumentSheet, SheetCell, SheetPart } from '../review/sheet.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { changedParts } from './changed-parts.ts';
import type { ChangedPart } from './changed-parts.ts';
import { AFTER_CHANGE, changeWarnings } from './change-words.ts';
import type { ChangeReview } from './change-words.ts';

/** A change as a sheet: each thing before and after, and below it the draft as it is now. */
export function sheetOfChange(review: ChangeReview): DocumentSheet {
  const { held, snapshot, now, requester } = review;
  const sheet = sheetOfReview({ ...buildReview(review, snapshot, requester), effects: [] });
  return {
    ...sheet,
    byWhom: 'Changed by the Odoo user',
    warnings: changeWarnings(review),
    deed: [
      changeTable(changedParts(held.plan, now, moveOf(snapshot))),
      { kind: 'list', title: 'What the change does besides', items: [AFTER_CHANGE] },
    ],
    body: sheet.body.map((part) => ({ ...part, title: `${part.title}, before the change` })),
    total: sheet.total.map((row) => ({ ...row, label: `${row.label} before` })),
    typeTotal: undefined,
  };
}

function changeTable(parts: readonly ChangedPart[]): SheetPart {
  return {
    kind: 'table',
    title: 'What is changed',
    columns: [textColumn('What'), textColumn('Before'), textColumn('After')],
    rows: parts.flatMap(rowsOfPart),
  };
}

function rowsOfPart(part: ChangedPart): (readonly SheetCell[])[] {
  switch (part.what) {
    case 'fact': {
      const { label, before = 'empty', after = 'empty' } = part.fact;
      return [[[label], [before], [after]]];
    }
    case 'line changed':
      return part.facts.map(({ label, before = 'empty', after = 'empty' }) => [
        [label, `Line: ${part.description}`],
        [before],
        [after],
      ]);
    case 'line removed': {
      const before = part.facts.flatMap(({ label, before: was }) =>
        was === undefined ? [] : [`${label}: ${was}`],
      );
      return [[['Line removed'], [part.description, ...before], ['removed']]];
    }
    case 'line added': {
      const after = part.facts.flatMap(({ label, after: is }) =>
        is === undefined ? [] : [`${label}: ${is}`],
      );
      return [[['New line'], ['not there'], [part.description, ...after]]];
    }
  }
}
