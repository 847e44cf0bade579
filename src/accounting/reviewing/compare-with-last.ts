import { t } from '@vscode/l10n';
import { isEqual, parseDecimal } from '../../common/decimal.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import type { DocumentLine, DocumentView, Named } from '../documents.ts';

/** More rows tell a person less. */
const MOST_LINES = 12;

/** A document, and the bank account that it is to be paid to. */
export interface ComparedDocument {
  readonly view: Pick<DocumentView, 'currency' | 'total' | 'paymentTerm' | 'lines'>;
  readonly bankAccount?: string;
}

/** What one document says otherwise than another: undefined where it says nothing. */
export interface Difference {
  /** In our words, but for a line's description. */
  readonly what: string;
  /** The description of a line that it is about, in the words of others. */
  readonly line?: string;
  readonly here?: string;
  readonly last?: string;
}

/** What a draft says otherwise than the last document of the same partner: what a bookkeeper would look at. */
export function compareWithLast(draft: ComparedDocument, last: ComparedDocument): readonly Difference[] {
  const here = { ...draft.view, bank: draft.bankAccount };
  const there = { ...last.view, bank: last.bankAccount };
  return [
    different(t`To be paid to`, here.bank, there.bank),
    different(t`Total`, money(here.total, here.currency), money(there.total, there.currency)),
    different(t`Payment terms`, here.paymentTerm?.name, there.paymentTerm?.name),
    different(t`Accounts`, accountsOf(here.lines), accountsOf(there.lines)),
    different(t`Taxes`, taxesOf(here.lines), taxesOf(there.lines)),
    ...lineDifferences(here.lines, there.lines).slice(0, MOST_LINES),
  ].filter((difference) => difference !== undefined);
}

function lineDifferences(
  here: readonly DocumentLine[],
  last: readonly DocumentLine[],
): (Difference | undefined)[] {
  const before = new Map(last.map((line) => [keyOf(line), line]));
  const now = new Set(here.map(keyOf));
  const onDraft = here.map((line) => {
    const known = before.get(keyOf(line));
    const about = { line: line.description };
    if (known === undefined) return { what: t`New line`, ...about, here: priceOf(line) };
    if (!sameAmount(line.price, known.price))
      return { what: t`Price`, ...about, here: shownAmount(line.price), last: shownAmount(known.price) };
    if (sameAmount(line.quantity, known.quantity)) return undefined;
    return { what: t`Quantity`, ...about, here: line.quantity, last: known.quantity };
  });
  const gone = last.filter((line) => !now.has(keyOf(line)));
  return [
    ...onDraft,
    ...gone.map((line) => ({ what: t`Line is gone`, line: line.description, last: priceOf(line) })),
  ];
}

function different(what: string, here: string | undefined, last: string | undefined): Difference | undefined {
  return here === last ? undefined : { what, here, last };
}

function accountsOf(lines: readonly DocumentLine[]): string | undefined {
  return namesOf(lines.flatMap(({ account }) => account ?? []));
}

function taxesOf(lines: readonly DocumentLine[]): string | undefined {
  return namesOf(lines.flatMap(({ taxes }) => taxes));
}

function namesOf(named: readonly Named[]): string | undefined {
  const names = [...new Set(named.map(({ name }) => name))].toSorted();
  return names.length === 0 ? undefined : names.join(', ');
}

/** Case and blanks make no other line. */
function keyOf({ description }: DocumentLine): string {
  return description.toLowerCase().replace(/\s+/g, ' ').trim();
}

function priceOf({ quantity, price }: DocumentLine): string {
  return `${quantity} × ${shownAmount(price)}`;
}

function sameAmount(a: string, b: string): boolean {
  const [here, last] = [parseDecimal(a), parseDecimal(b)];
  return here === undefined || last === undefined ? a === b : isEqual(here, last);
}

function money(amount: string, currency: string): string {
  return `${shownAmount(amount)} ${currency}`;
}
