import { t } from '@vscode/l10n';
import { shownNumber } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { linePath, LINE_FIELDS } from '../../accounting/changing/document-facts.ts';
import type { DocumentFacts } from '../../accounting/changing/document-facts.ts';
import type { ChangePlan } from '../../accounting/changing/plan-change.ts';
import { documentWords } from '../review/document-words.ts';
import { withPlaces } from '../review/review-words.ts';
import type { ReviewedMove } from '../snapshot/read-move.ts';

/** One fact before and after; what is empty is not there. */
interface ChangedFact {
  readonly label: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** What a change does to one fact of the document, or to one line of it. */
export type ChangedPart =
  | { readonly what: 'fact'; readonly fact: ChangedFact }
  | {
      readonly what: 'line changed' | 'line removed' | 'line added';
      readonly description: string;
      readonly facts: readonly ChangedFact[];
    };

/** The words of Odoo's screens. */
function labels(): Readonly<Record<string, string>> {
  return {
    partner: t`Partner`,
    reference: t`Reference`,
    accounting_date: t`Accounting date`,
    due_date: t`Due date`,
    payment_term: t`Payment terms`,
    narration: t`Terms and conditions`,
    description: t`Description`,
    quantity: t`Quantity`,
    price: t`Price`,
    discount: t`Discount in %`,
    account: t`Account`,
    taxes: t`Taxes`,
  };
}

/** What becomes of a new line when it is not named. */
function notSaid(): Readonly<Record<string, string>> {
  return { quantity: '1', account: t`Odoo's own choice`, taxes: t`Odoo's own choice` };
}

const DATES: ReadonlySet<string> = new Set(['invoice_date', 'accounting_date', 'due_date']);

/** Numbers besides the price. */
const NUMBERS: ReadonlySet<string> = new Set(['quantity', 'discount']);

const OTHER_FIELDS = LINE_FIELDS.filter((field) => field !== 'description');

/** What a change does, in the order in which it is shown; what it says again as it is changes nothing. */
export function changedParts(
  { wanted, added, removed }: ChangePlan,
  now: DocumentFacts,
  { move_type: type, currency_id: currency }: Pick<ReviewedMove, 'move_type' | 'currency_id'>,
): ChangedPart[] {
  const labelOf = (field: string) =>
    field === 'invoice_date' ? documentWords(type).invoiceDate : (labels()[field] ?? field);
  const shownOf = (field: string, shown: string | undefined) => {
    if (shown === undefined) return undefined;
    if (field === 'price') return shownNumber(withPlaces(shown, currency.decimal_places));
    if (NUMBERS.has(field)) return shownNumber(shown);
    return DATES.has(field) ? shownDate(shown) : shown;
  };
  const descriptionOf = (line: number | string) => now[`lines[${line}].description`]?.shown ?? '';
  const changed = Object.entries(wanted).flatMap(([field, after]) => {
    if (now[field]?.is === after?.is) return [];
    const { line, of = field } = /^lines\[(?<line>\d+)\]\.(?<of>\w+)$/.exec(field)?.groups ?? {};
    const [before, shown] = [now[field]?.shown, after?.shown].map((each) => shownOf(of, each));
    return [{ line, fact: { label: labelOf(of), before, after: shown } }];
  });
  const ofLines = Map.groupBy(
    changed.filter(({ line }) => line !== undefined),
    ({ line }) => line ?? '',
  );
  return [
    ...changed.flatMap(({ line, fact }) => (line === undefined ? [{ what: 'fact' as const, fact }] : [])),
    ...[...ofLines].map(([line, each]) => ({
      what: 'line changed' as const,
      description: descriptionOf(line),
      facts: each.map(({ fact }) => fact),
    })),
    ...removed.map((line) => ({
      what: 'line removed' as const,
      description: descriptionOf(line),
      facts: OTHER_FIELDS.map((field) => ({
        label: labelOf(field),
        before: shownOf(field, now[linePath(line, field)]?.shown),
      })),
    })),
    ...added.map((line) => ({
      what: 'line added' as const,
      description: line.description?.shown ?? '',
      facts: OTHER_FIELDS.map((field) => ({
        label: labelOf(field),
        after: shownOf(field, line[field]?.shown ?? notSaid()[field]),
      })),
    })),
  ];
}
