import { facts, lineFacts, namedFact, ofLine, textFact } from '../../accounting/changing/document-facts.ts';
import type { DocumentFacts } from '../../accounting/changing/document-facts.ts';
import { narrationText } from '../../accounting/narration.ts';
import { toDocumentLine } from '../../accounting/reading/document-line.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { linesOf, moveOf } from './read-move.ts';
import type { Snapshot } from './snapshot.ts';

/** What a change may be about, as the snapshot has it: by the names that the books use for it. */
export function factsOfSnapshot(snapshot: Snapshot, version: OdooVersion): DocumentFacts {
  const move = moveOf(snapshot);
  const { partner_id: partner } = move;
  const shown = linesOf(snapshot).filter((line) => SHOWN.has(line.display_type ?? 'product'));
  const lines = shown.map((line) => {
    const isText = line.account_id === undefined;
    const said = isText
      ? { description: line.name ?? '' }
      : toDocumentLine(line, move.currency_id.decimal_places);
    return ofLine(line.id, lineFacts(said));
  });
  return {
    ...facts({
      partner: namedFact(partner === false ? undefined : { id: partner.id, name: partner.display_name }),
      reference: textFact(move.ref),
      invoice_date: textFact(move.invoice_date),
      accounting_date: textFact(move.date),
      due_date: textFact(move.invoice_date_due),
      payment_term: namedFact(move.invoice_payment_term_id),
      narration: textFact(move.narration === undefined ? undefined : narrationText(move.narration, version)),
    }),
    ...Object.fromEntries(lines.flatMap((line) => Object.entries(line))),
  };
}

/** The kinds of line that a document shows; the others follow from them. */
const SHOWN: ReadonlySet<string> = new Set(['product', 'line_section', 'line_subsection', 'line_note']);
