import * as vscode from 'vscode';

const TYPE_TOTALS_OVER = 'typeTotalsOver';

/**
 * The total, in the company's currency, above which the person wants to type it. Only the person's own settings count:
 * a workspace cannot set it, whatever its files say.
 */
export function typeTotalsOver(): string | undefined {
  const values = vscode.workspace.getConfiguration('mcpOdoo').inspect<unknown>(TYPE_TOTALS_OVER);
  const value = values?.globalValue;
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : 'not a number';
}
