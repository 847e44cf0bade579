/** Left out of what is shown: a terminal shows them as nothing, and they would push the next column. */
const MARKS = /\p{M}/gu;

/** Columns side by side, each as wide as its widest cell. @param right the columns with numbers */
export function table(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const cell = (text: string, column: number) => {
    const fill = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
    return right.includes(column) ? fill + text : text + fill;
  };
  return rows.map((row) => `${row.map(cell).join('  ').trimEnd()}\n`).join('');
}

function width(text: string): number {
  return Array.from(text.replace(MARKS, '')).length;
}
