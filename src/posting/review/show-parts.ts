import type { SheetCell, SheetPart, SheetRow } from './sheet.ts';
import { shown, shownLines } from './shown-text.ts';

/** More lines are no text for people. */
const MOST_LINES = 5_000;

/** A fact whose texts are safe to show. */
export interface ShownRow {
  label: string;
  value: string;
  isStrong?: boolean;
}

/** A part of a sheet whose texts are safe to show: each on one line, nothing invisible in it. */
export type ShownPart =
  | { kind: 'facts'; title: string; rows: ShownRow[] }
  | {
      kind: 'table';
      title: string;
      columns: { label: string; isAmount: boolean }[];
      rows: string[][][];
      /** Row n opens the sheet of document n. */
      opensSheets?: boolean;
    }
  | { kind: 'list' | 'warnings'; title: string; items: string[] }
  | { kind: 'text'; title: string; text: string };

/** Parts of a sheet as pages are told of them. Here, and nowhere else, every text is made safe to show. */
export function showParts(parts: readonly SheetPart[]): ShownPart[] {
  return parts.map((part): ShownPart => {
    const title = shown(part.title);
    switch (part.kind) {
      case 'facts':
        return { kind: part.kind, title, rows: part.rows.map(shownRow) };
      case 'table':
        return {
          ...{ kind: part.kind, title },
          columns: part.columns.map(({ label, isAmount }) => ({ label: shown(label), isAmount })),
          rows: part.rows.map((cells) => cells.map(shownCell)),
          ...(part.opensSheets === true && { opensSheets: true }),
        };
      case 'list':
      case 'warnings':
        return { kind: part.kind, title, items: part.items.map(shown) };
      case 'text':
        return { kind: part.kind, title, text: shownLines(part.text, MOST_LINES) };
    }
  });
}

function shownRow({ label, value, isStrong }: SheetRow): ShownRow {
  return { label: shown(label), value: shown(value), ...(isStrong === true && { isStrong }) };
}

function shownCell(cell: SheetCell): string[] {
  return cell.map(shown).filter((line) => line !== '');
}
