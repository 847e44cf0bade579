/** Rows of a table of Markdown. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** "0.31", "4.2", "87", "1,204": as many digits as mean something. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0;
  const text = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return Number(text) === 0 ? '0' : text;
}

/** "1.04x" */
export function times(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(2)}x` : '–';
}

/** A figure beside what it may be: in bold where it is more. */
export function beside(text: string, isOver: boolean): string {
  return isOver ? `**${text}**` : text;
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
