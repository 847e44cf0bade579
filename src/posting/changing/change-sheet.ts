import { t } from '@vscode/l10n';
import { labelled } from '../review/review-writer.ts';
import { buildReview } from '../review/build-review.ts';
import { sheetOfReview } from '../review/sheet-of-review.ts';
import { textColumn } from '../review/sheet.ts';
import type { DocumentSheet, SheetCell, SheetPart } from '../review/sheet.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { changedParts } from './changed-parts.ts';
import type { ChangedPart } from './changed-parts.ts';
import { afterChange, changeWarnings } from './change-words.ts';
import type { ChangeReview } from './change-words.ts';

/** A change as a sheet: each thing before and after, and below it the draft as it is now. */
export function sheetOfChange(review: ChangeReview): DocumentSheet {
  const { held, snapshot, now, requester } = review;
  const sheet = sheetOfReview({ ...buildReview(review, snapshot, requester), effects: [] });
  return {
    ...sheet,
    byWhom: t`Changed by the Odoo user`,
    warnings: changeWarnings(review),
    deed: [
      changeTable(changedParts(held.plan, now, moveOf(snapshot))),
      { kind: 'list', title: t`What the change does besides`, items: [afterChange()] },
    ],
    body: sheet.body.map((part) => ({ ...part, title: t`${part.title}, before the change` })),
    total: sheet.total.map((row) => ({ ...row, label: t`${row.label} before` })),
    typeTotal: undefined,
  };
}

function changeTable(parts: readonly ChangedPart[]): SheetPart {
  return {
    kind: 'table',
    title: t`What is changed`,
    columns: [textColumn(t`What`), textColumn(t`Before`), textColumn(t`After`)],
    rows: parts.flatMap(rowsOfPart),
  };
}

function rowsOfPart(part: ChangedPart): (readonly SheetCell[])[] {
  switch (part.what) {
    case 'fact': {
      const { label, before = t`empty`, after = t`empty` } = part.fact;
      return [[[label], [before], [after]]];
    }
    case 'line changed':
      return part.facts.map(({ label, before = t`empty`, after = t`empty` }) => [
        [label, labelled(t`Line`, part.description)],
        [before],
        [after],
      ]);
    case 'line removed': {
      const before = part.facts.flatMap(({ label, before: was }) =>
        was === undefined ? [] : [labelled(label, was)],
      );
      return [[[t`Line removed`], [part.description, ...before], [t`removed`]]];
    }
    case 'line added': {
      const after = part.facts.flatMap(({ label, after: is }) =>
        is === undefined ? [] : [labelled(label, is)],
      );
      return [[[t`New line`], [t`not there`], [part.description, ...after]]];
    }
  }
}
