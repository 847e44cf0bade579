import { linePath, LINE_FIELDS } from '../../accounting/changing/document-facts.ts';
import type { DocumentFacts, Fact } from '../../accounting/changing/document-facts.ts';
import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import { formatDecimal, fromOdooFloat, groupThousands } from '../../common/decimal.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const TOO_LONG =
  'This change is too long for a dialog, so it cannot be made from here. Make it in Odoo itself.';

/** The words of Odoo's screens. */
const LABELS: Readonly<Record<string, string>> = {
  partner: 'Partner',
  reference: 'Reference',
  invoice_date: 'Bill date',
  accounting_date: 'Accounting date',
  due_date: 'Due date',
  payment_term: 'Payment terms',
  narration: 'Terms and conditions',
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  discount: 'Discount in %',
  account: 'Account',
  taxes: 'Taxes',
};

/** What the person is shown of a change, besides who asks. */
export interface ChangeReview extends Place {
  readonly held: HeldChange;
  readonly snapshot: Snapshot;
  /** What the document says now. */
  readonly now: DocumentFacts;
  readonly requester: Requester;
}

/** Writes a change as plain text: what the draft says, and then each thing before and after. */
export function renderChange(review: ChangeReview): RenderedReview {
  return {
    ...written(TOO_LONG, (writer) => writeChange(writer, review)),
    reviews: [],
    verb: 'Change Draft',
    keep: 'Leave as It Is',
  };
}

function writeChange(writer: ReviewWriter, review: ChangeReview): string {
  const move = moveOf(review.snapshot);
  const { currency_id: currency } = move;
  const money = (value: number) => {
    const amount = groupThousands(formatDecimal(fromOdooFloat(value, currency.decimal_places)));
    return `${amount} ${writer.value(currency.name, 10)}`;
  };
  const partner = move.partner_id === false ? undefined : move.partner_id.display_name;
  const kind = kindTitle(move.move_type);

  writePlace(writer, review, [move.company_id.name], 'Changed by the Odoo user');
  const { auto_post: automatic } = move;
  if (automatic !== undefined && automatic !== 'no') {
    const on = writer.value(move.date ?? 'its date', 20);
    const { accounting_date: then } = review.held.plan.wanted;
    const moved =
      then === undefined || then.is === move.date
        ? ''
        : ` (with this change on ${writer.value(then.shown, 20)})`;
    writer.sentence(
      `Warning: Odoo posts this document by itself on ${on}${moved}, without asking anyone: changed or not.`,
    );
  }
  writeWarnings(writer, [review.held.why]);
  writer.gap();
  writer.row(move.move_type.startsWith('in_') ? 'Vendor' : 'Partner', partner);
  writer.row('Reference', move.ref ?? 'none');
  writer.row('Accounting date', move.date ?? 'none');
  writer.row('Journal', move.journal_id.name);
  writer.gap();
  writer.sentence(`Total before: ${money(move.amount_total)}`);
  writer.sentence(`Untaxed before: ${money(move.amount_untaxed)}`);
  writer.sentence(`Tax before: ${money(move.amount_tax)}`);
  writeChanges(writer, review);
  writer.gap();
  writer.sentence('It stays a draft. Odoo computes taxes and totals anew where they follow from the change.');
  writer.sentence(`Asked by ${requesterText(writer, review.requester)}.`);

  const of = partner === undefined ? '' : ` of ${writer.quoted(partner, 80)}`;
  const question = `Change ${kind.toLowerCase()}${of}, ${money(move.amount_total)}?`;
  return demoMarked(review.isDemo, question);
}

function writeChanges(writer: ReviewWriter, { held, now }: ChangeReview): void {
  const { wanted, added, removed } = held.plan;
  const description = (line: string) => writer.quoted(now[`lines[${line}].description`]?.shown ?? '', 300);
  let lineBefore: string | undefined;
  for (const [field, after] of Object.entries(wanted)) {
    // What is said again as it is changes nothing.
    if (now[field]?.is === after?.is) continue;
    const { line, of = field } = /^lines\[(?<line>\d+)\]\.(?<of>\w+)$/.exec(field)?.groups ?? {};
    if (line === undefined) writer.gap();
    else if (line !== lineBefore) {
      writer.gap();
      writer.sentence(`Line ${description(line)}`);
    }
    lineBefore = line;
    const margin = line === undefined ? '' : '    ';
    writeFact(writer, `${margin}${LABELS[of] ?? of} before`, now[field]);
    writeFact(writer, `${margin}${LABELS[of] ?? of} after`, after);
  }
  for (const line of removed) {
    writer.gap();
    writer.sentence(`Line removed: ${description(`${line}`)}`);
    for (const field of LINE_FIELDS) {
      if (field !== 'description')
        writer.row(`    ${LABELS[field] ?? field}`, now[linePath(line, field)]?.shown);
    }
  }
  for (const line of added) {
    writer.gap();
    writer.sentence(`New line: ${writer.quoted(line.description?.shown ?? '', 300)}`);
    writer.row(`    ${LABELS.quantity ?? ''}`, line.quantity?.shown ?? '1');
    for (const field of LINE_FIELDS) {
      if (field !== 'description' && field !== 'quantity') {
        writer.row(`    ${LABELS[field] ?? field}`, line[field]?.shown ?? NOT_SAID[field]);
      }
    }
  }
}

/** What becomes of a new line's account and taxes when they are not named. */
const NOT_SAID: Readonly<Record<string, string>> = {
  account: "Odoo's own choice",
  taxes: "Odoo's own choice",
};

function writeFact(writer: ReviewWriter, label: string, fact: Fact | undefined): void {
  writer.row(label, fact?.shown ?? 'empty', 500);
}
