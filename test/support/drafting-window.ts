import { z } from 'zod';
import { asProblem } from '../../src/common/problem.ts';
import { openOffice } from './office.ts';

/*
 * node drafting-window.ts FOLDER TARGET ORDERS: a window in a process of its own. Says "ready", waits for a line, and
 * drafts one bill for each order, a few at a time. Prints for each its key, a space, and the document or the code of the
 * problem.
 */

const [folder = '', target = '', orders = ''] = process.argv.slice(2);
const targetShape = z.object({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  secret: z.string(),
});
const ordersShape = z.array(z.object({ key: z.string(), description: z.string() }));

/** So many tool calls of one agent are under way at once. */
const AT_ONCE = 4;

const office = await openOffice(targetShape.parse(JSON.parse(target)), { folder });
const waiting = ordersShape.parse(JSON.parse(orders));
console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
process.stdin.destroy();
await Promise.all(Array.from({ length: AT_ONCE }, draftOn));
await office.dispose();

async function draftOn(): Promise<void> {
  for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
    const { key, description } = order;
    const drafting = office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', reference: key },
      ...{ invoiceDate: '2026-11-20', idempotencyKey: key, lines: [{ description, price: '10' }] },
    });
    const became = await drafting.then(
      ({ view }) => view.document,
      (error: unknown) => asProblem(error).code,
    );
    console.log(`${key} ${became}`);
  }
}
