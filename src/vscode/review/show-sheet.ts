import type { SheetCell, SheetPart, SheetRow } from '../../posting/review/sheet.ts';
import { shown, shownLines } from './panel-text.ts';
import type { Block } from './panel-view.ts';

/** More lines are no text for people. */
const MOST_LINES = 5_000;

/** Parts of a sheet as the page is told of them. Here, and nowhere else, every text is made safe to show. */
export function showParts(parts: readonly SheetPart[]): Block[] {
  return parts.map((part): Block => {
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

function shownRow({ label, value, isStrong }: SheetRow) {
  return { label: shown(label), value: shown(value), ...(isStrong === true && { isStrong }) };
}

function shownCell(cell: SheetCell): string[] {
  return cell.map(shown).filter((line) => line !== '');
}
