import { t } from '@vscode/l10n';
import { demoHeading } from '../../common/demo-words.ts';
import { partsOf } from '../../posting/review/sheet.ts';
import { showParts } from '../../posting/review/show-parts.ts';
import type { DocumentSheet, SheetPart } from '../../posting/review/sheet.ts';
import type { Block, Buttons } from './panel-view.ts';

/** What a panel shows: a question, and the documents that it is about. */
export interface PanelContent {
  /** "Post vendor bill of “Azure Interior”, 1,234.56 EUR?" */
  readonly question: string;
  readonly sheets: readonly DocumentSheet[];
  /** Of several documents: what is said of all of them together. It comes first. */
  readonly overview?: readonly SheetPart[];
  /** What the buttons say: "Post Vendor Bill", "Keep as Draft". */
  readonly verb: string;
  readonly keep: string;
}

/** One page of a content: a document, or what is said of all of them. */
export interface Page {
  readonly sheet?: DocumentSheet;
  readonly question: string;
  readonly place?: string;
  readonly demo?: string;
  readonly blocks: Block[];
}

/** The pages of a content: what is said of all, where it is about several, and one for each document. */
export function pagesOf({ question, sheets, overview }: PanelContent): readonly [Page, ...Page[]] {
  const pages = sheets.map((sheet, index): Page => ({
    sheet,
    question,
    ...(sheets.length > 1 && { place: t`Document ${index + 1} of ${sheets.length}: ${sheet.name}` }),
    ...demoOf([sheet]),
    blocks: showParts(partsOf(sheet)),
  }));
  const [first, ...others] = pages;
  if (overview === undefined) {
    if (first === undefined) throw new TypeError('A review is about one document at least.');
    return [first, ...others];
  }
  const all = { question, place: t`All documents`, ...demoOf(sheets), blocks: showParts(overview) };
  return [all, ...pages];
}

function demoOf(sheets: readonly DocumentSheet[]): Pick<Page, 'demo'> {
  return sheets.some(({ place }) => place.isDemo) ? { demo: demoHeading() } : {};
}

/** Which ways there are from one of several pages. */
export function waysFrom(
  index: number,
  { sheets, overview }: PanelContent,
): Pick<Buttons, 'previous' | 'next' | 'all'> {
  const count = sheets.length + (overview === undefined ? 0 : 1);
  return { previous: index > 0, next: index < count - 1, all: overview !== undefined && index > 0 };
}

/** The page of the document on this row of the overview. */
export function pageOfRow(row: number): number {
  return row + 1;
}
