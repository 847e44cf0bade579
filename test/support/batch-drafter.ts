import { openOffice } from './office.ts';
import { z } from 'zod';

/*
 * Drafts bills in a process of its own, to be killed meanwhile. Arguments: the data directory, how to connect, and the
 * requests, as JSON. Prints "batch <n>" whenever a batch begins, and "done" at the end.
 */

const [folder = '', target = '', requests = ''] = process.argv.slice(2);
const targetShape = z.object({
  url: z.string(),
  database: z.string(),
  login: z.string(),
  secret: z.string(),
});
const requestsShape = z.array(
  z.object({
    type: z.literal('in_invoice'),
    company: z.int(),
    partner: z.string(),
    reference: z.string(),
    invoiceDate: z.string(),
    lines: z.array(z.object({ description: z.string(), price: z.string() })),
  }),
);

const office = await openOffice(targetShape.parse(JSON.parse(target)), { folder });
await office.books.createDraftInvoices(requestsShape.parse(JSON.parse(requests)), (done) =>
  console.log(`batch ${done}`),
);
console.log('done');
await office.dispose();
