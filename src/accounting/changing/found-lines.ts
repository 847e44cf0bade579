import type { Named } from '../documents.ts';
import type { ReadDocument } from '../reading/document-read.ts';
import type { RecordArgument } from '../records/resolve.ts';
import type { ChangeRequest, LineChange, NewLine } from './change-request.ts';
import { changingProblems } from './problems.ts';

/** A line of a change with its records found. */
export interface FoundLine {
  readonly description?: string;
  readonly quantity?: string;
  readonly price?: string;
  readonly discount?: string;
  readonly account?: Named;
  readonly taxes?: readonly Named[];
  /** The line's own taxes, said again because Odoo 16 and newer would else take those of its new account. */
  readonly keptTaxes?: readonly Named[];
}

/** Finds a record that a line names. */
export type FindRecord = (kind: 'account' | 'tax', asked: RecordArgument) => Promise<Named>;

/** A new line with its records found. */
export async function foundLine(line: Partial<NewLine>, find: FindRecord): Promise<FoundLine> {
  const { description, quantity, price, discount, account, taxes } = line;
  const [foundAccount, foundTaxes] = await Promise.all([
    account === undefined ? undefined : find('account', account),
    taxes === undefined ? undefined : Promise.all(taxes.map((tax) => find('tax', tax))),
  ]);
  return { description, quantity, price, discount, account: foundAccount, taxes: foundTaxes };
}

/** A line that is to be otherwise, with its records found. */
export async function changedLine(
  change: LineChange,
  before: ReadDocument,
  find: FindRecord,
): Promise<FoundLine & { readonly line: number }> {
  const found = await foundLine(change, find);
  const isMoved = found.account !== undefined && found.taxes === undefined;
  const line = before.view.lines.find(({ id }) => id === change.line);
  return { ...found, line: change.line, keptTaxes: isMoved ? line?.taxes : undefined };
}

/** @throws Problem when lines are named that are not there, or named twice */
export function checkLines(request: ChangeRequest, { view }: ReadDocument): void {
  const { lineChanges = [], removeLines = [] } = request;
  const named = [...lineChanges.map(({ line }) => line), ...(removeLines === 'others' ? [] : removeLines)];
  const there = view.lines.map(({ id }) => id);
  // Odoo takes lines of other documents here, and changes those.
  const missing = named.find((line) => !there.includes(line));
  if (missing !== undefined) throw changingProblems.noSuchLine(view.document, missing, there);
  const twice = named.find((line, index) => named.indexOf(line) !== index);
  if (twice !== undefined) throw changingProblems.lineTwice(twice);
}
