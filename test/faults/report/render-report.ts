import { OPERATIONS } from '../operations/operations.ts';
import type { Operation } from '../operation.ts';
import type { Row, Told } from '../row.ts';
import { ROWS } from '../rows/rows.ts';
import type { CaseResult } from '../run-case.ts';

/** What a caller is told, as the matrix says it. */
const WORDS: Readonly<Record<Told, string>> = {
  done: 'done',
  'not-sent': 'not sent',
  rejected: 'rejected',
  unknown: 'unknown',
  failed: 'fails',
};

const PROTOCOLS = { 'json-2': 'JSON-2', 'json-rpc': 'JSON-RPC' } as const;

/** The fault matrix as Markdown: a row for each fault, a column for each operation, and in it what a caller is told. */
export function renderMatrix(results: readonly CaseResult[]): string {
  const names = OPERATIONS.map(({ name }) => name);
  const families = [...Map.groupBy(ROWS, ({ family }) => family).entries()];
  const rows = families.flatMap(([family, those]) =>
    those.map((row, place) => [
      ...[place === 0 ? `**${family}**` : '', row.name],
      ...OPERATIONS.map((operation) => cell(row, operation, results)),
    ]),
  );
  return table([['', 'what happens', ...names], ...rows]);
}

/** What callers of an operation were told in this row; where protocols differ, by each. */
function cell(row: Row, operation: Operation, results: readonly CaseResult[]): string {
  const those = results.filter((each) => each.row === row.name && each.operation === operation.name);
  const told = those.map((each) => ({
    protocol: PROTOCOLS[each.protocol],
    words: [...new Set(each.told)].map((each) => WORDS[each]).join(', '),
  }));
  const [first, ...others] = new Set(told.map(({ words }) => words));
  if (first === undefined) return 'not played';
  if (others.length === 0) return first;
  return told.map(({ protocol, words }) => `${words} (${protocol})`).join('; ');
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map(() => '---');
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
