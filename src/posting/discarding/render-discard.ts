import { t } from '@vscode/l10n';
import { nameOfRow } from '../review/render-set.ts';
import { setKindNoun } from '../review/set-kind.ts';
import { valueOfFact } from '../review/set-row.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { askedBy } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { labelled, written } from '../review/review-writer.ts';
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

/** Writes what is thrown away. */
export function renderDiscard({ place, row, files, isInOdoo, requester }: DiscardReview): RenderedReview {
  const becomes = isInOdoo
    ? t`It is deleted in Odoo, for good.`
    : t`It is not in Odoo yet and will not be entered.`;
  const does = `${becomes} ${t`The journal of MCP Odoo remembers that you discarded it.`}`;
  const sheet: DocumentSheet = {
    ...row.sheet,
    requester,
    byWhom: t`Discarded by the Odoo user`,
    deed: [
      { kind: 'list', title: t`What discarding it does`, items: [does] },
      { kind: 'list', title: t`Deleted with it`, items: files },
    ],
    effects: [],
    attachments: [],
    typeTotal: undefined,
  };
  const tooLong = t`This draft is too long for a dialog. Review it before you discard it.`;
  const text = written(tooLong, (writer) => {
    const total = writer.money(row.total, row.currency);
    writePlace(writer, place, [row.company], t`Discarded by the Odoo user`);
    for (const fact of row.facts)
      writer.row(
        fact[0],
        valueOfFact(fact, (value) => value),
      );
    writer.gap();
    writer.sentence(does);
    for (const file of files) writer.row(t`Deleted with it`, file);
    writer.gap();
    writer.sentence(labelled(t`Total`, total));
    writer.sentence(askedBy(writer, requester));
    return demoMarked(place.isDemo, t`Discard ${nameOfRow(writer, row, setKindNoun(row.kind))}?`);
  });
  return { ...text, sheets: [sheet], verb: t`Discard Draft`, keep: isInOdoo ? t`Keep as Draft` : t`Keep It` };
}
