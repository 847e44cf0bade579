import { expect } from 'vitest';
import { Problem } from '../../src/common/problem.ts';
import { TOOLS } from '../../src/mcp/catalogue.ts';
import { runTool } from '../../src/mcp/run-tool.ts';
import type { ToolResult } from '../../src/mcp/run-tool.ts';

/** A call of a tool where Odoo is out of reach: what it would have needed Odoo for is counted. */
export interface DryCall {
  readonly result: ToolResult;
  /** What the model reads. */
  readonly text: string;
  /** How often the tool wanted to work with the books or the gate. */
  readonly reached: number;
  /** What the log was told. */
  readonly problems: readonly {
    readonly tool: string;
    readonly problem: Problem;
    readonly thrown?: unknown;
  }[];
}

/** @param failure what the tool meets when it wants to work; "not connected" when left out */
export async function callDry(name: string, args: unknown, failure?: unknown): Promise<DryCall> {
  let reached = 0;
  const problems: { tool: string; problem: Problem; thrown?: unknown }[] = [];
  const workroom = () => {
    reached += 1;
    const notConnected = new Problem({
      code: 'not_connected',
      person: 'Not connected.',
      model: 'Not connected.',
    });
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a test may throw anything
    return Promise.reject(failure ?? notConnected);
  };
  const call = {
    isDemo: false,
    workroom,
    signal: new AbortController().signal,
    client: 'a test',
    progress: () => undefined,
  };
  const result = await runTool(TOOLS, name, args, call, (tool, problem, thrown) =>
    problems.push({ tool, problem, thrown }),
  );
  return { result, text: textOf(result), reached, problems };
}

function textOf({ content }: ToolResult): string {
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}

/** A call that every tool takes. */
export const GOOD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  find_records: { kind: 'partner', text: 'Azure Interior' },
  list_drafts: { kind: 'vendor_bill' },
  get_document: { document: 'move/7' },
  create_draft_invoice: { description: 'Office chairs', amount: 480 },
  create_draft_invoices: { invoices: [{ description: 'Office chairs', amount: 480 }] },
  create_draft_entry: {
    date: '2026-11-30',
    lines: [
      { account: '630000', debit: 120 },
      { account: '220000', credit: 120 },
    ],
  },
  create_draft_payment: { date: '2026-11-30', pays: [{ document: 'move/7' }] },
  create_draft_transaction: {
    journal: 'Bank',
    transactions: [
      { date: '2026-11-30', amount: -9.9, description: 'Fee', counterpart: 'suspense', transaction_id: '1' },
    ],
  },
  propose_partner: { name: 'Azure Interior GmbH' },
  suggest_coding: { partner: 'Azure Interior' },
  update_draft: { document: 'move/7', digest: '0123456789abcdef0123', reference: 'A-2' },
  read_paper: { path: 'bills/a.pdf' },
  attach_file: { document: 'move/7', path: 'bills/a.pdf' },
  post_invoice: { invoice_id: 'move/7' },
  post_invoices: { documents: ['move/7', 'move/8'] },
  reset_to_draft: { document: 'move/7' },
  discard_draft: { document: 'move/7' },
};

/** A bill of one line, and more. */
export const bill = (more: Record<string, unknown>) => ({ ...GOOD.create_draft_invoice, ...more });

/** A bill of a line that says more. */
export const billOf = (line: Record<string, unknown>) => ({
  lines: [{ description: 'Chairs', price: 1, ...line }],
});

/** The tool refuses, nothing is touched, and the model reads this. */
export async function expectRefusal(
  tool: string,
  args: unknown,
  sentence: string,
  code = 'invalid_arguments',
): Promise<void> {
  const { result, text, reached, problems } = await callDry(tool, args);
  expect([result.isError, reached, problems[0]?.problem.code]).toEqual([true, 0, code]);
  expect(result.structuredContent).toBeUndefined();
  expect(text).toContain(`${code}: `);
  expect(text).toContain(sentence);
  expect(text.length).toBeLessThan(1_500);
}
