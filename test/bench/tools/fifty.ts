import { aBill } from '../desk.ts';
import type { Desk } from '../desk.ts';

const DRAFTS = 50;

/** Milliseconds for fifty drafts of five lines: in one call of a tool, and in a call for each. */
export async function fifty(desk: Desk): Promise<{ readonly together: number; readonly oneByOne: number }> {
  const bills = () => Array.from({ length: DRAFTS }, () => aBill(desk.telling(), 5));
  const { took } = await desk.call('create_draft_invoices', { invoices: bills() });
  const began = performance.now();
  for (const bill of bills()) await desk.call('create_draft_invoice', bill);
  return { together: took, oneByOne: performance.now() - began };
}
