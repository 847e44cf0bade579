import type { DocumentModel } from '../../handle.ts';
import { KEY_MODULE } from './find-by-key.ts';

/** What `load()` takes for one document: columns, and one row of texts per line of it. */
export interface LoadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of a document's header: its name and its one cell. Without a cell the column is left out. */
export type HeaderColumn = readonly [name: string, cell: string | undefined];

/** A column of a document's lines. */
export interface LineColumn<Line> {
  readonly name: string;
  readonly cell: (line: Line) => string;
}

/**
 * A document as a table for `load()`. Only what was asked for becomes a column: an empty cell would mean "empty",
 * a column left out is Odoo's to fill.
 * @param key the external id's name, without its module
 */
export function loadTable<Line>(
  key: string,
  header: readonly HeaderColumn[],
  lines: readonly Line[],
  lineColumns: readonly LineColumn<Line>[],
): LoadTable {
  const all: HeaderColumn[] = [['id', `${KEY_MODULE}.${key}`], ...header];
  const named = all.filter((column): column is [string, string] => column[1] !== undefined);
  const cells = lines.map((line) => lineColumns.map((column) => column.cell(line)));
  const rows = (cells.length === 0 ? [[]] : cells).map((ofLine, index) => [
    ...named.map(([, cell]) => (index === 0 ? cell : '')),
    ...ofLine,
  ]);
  const ofLines = cells.length === 0 ? [] : lineColumns.map((column) => column.name);
  return { columns: [...named.map(([column]) => column), ...ofLines], rows };
}

/** Documents that can go to Odoo in one call: the same model, company and columns. */
export function togetherAs(model: DocumentModel, company: number, { columns }: LoadTable): string {
  return [model, company, ...columns].join('\n');
}
