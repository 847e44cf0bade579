import { z } from 'zod';
import type { ToolResult } from '../beds/vscode/model-request.ts';

const table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) });

/** What `find_records` found, each with its values by the names of the columns. */
export function foundRows(result: ToolResult): Readonly<Record<string, unknown>>[] {
  const { columns, rows } = result.read(table);
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
}
