import { demoMarked } from '../../common/demo-words.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { written } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import type { DocumentSheet } from '../review/sheet.ts';
import { writePlace } from '../review/write-place.ts';

/** A draft in few words: what a person has to know before it is gone. */
export interface DiscardReview {
  readonly place: Place;
  readonly row: SetRow;
  /** The names of the files that are lost with it. */
  readonly files: readonly string[];
  /** It is in Odoo, and not only held here. */
  readonly isInOdoo: boolean;
  readonly requester: Requester;
}

const TOO_LONG = 'This draft is too long for a dialog. Review it before you discard it.';

/** Writes what is thrown away. */
export function renderDiscard({ place, row, files, isInOdoo, requester }: DiscardReview): RenderedReview {
  const becomes = isInOdoo
    ? 'It is deleted in Odoo, for good.'
    : 'It is not in Odoo yet and will not be entered.';
  const does = `${becomes} The journal of MCP Odoo remembers that you discarded it.`;
  const sheet: DocumentSheet = {
    ...row.sheet,
    requester,
    byWhom: 'Discarded by the Odoo user',
    deed: [
      { kind: 'list', title: 'What discarding it does', items: [does] },
      { kind: 'list', title: 'Deleted with it', items: files },
    ],
    effects: [],
    attachments: [],
    typeTotal: undefined,
  };
  const text = written(TOO_LONG, (writer) => {
    const of = row.partner === undefined ? '' : ` ${row.of ?? 'of'} ${writer.quoted(row.partner, 80)}`;
    const total = writer.money(row.total, row.currency);
    writePlace(writer, place, [row.company], 'Discarded by the Odoo user');
    for (const [label, value] of row.facts) writer.row(label, value);
    writer.gap();
    writer.sentence(does);
    for (const file of files) writer.row('Deleted with it', file);
    writer.gap();
    writer.sentence(`Total: ${total}`);
    writer.sentence(`Asked by ${requesterText(writer, requester)}.`);
    return demoMarked(place.isDemo, `Discard ${row.kind.toLowerCase()}${of}, ${total}?`);
  });
  return { ...text, sheets: [sheet], verb: 'Discard Draft', keep: isInOdoo ? 'Keep as Draft' : 'Keep It' };
}
