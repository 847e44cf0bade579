import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { McpCaller } from '../../support/mcp-caller.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { openScriptedBooks } from '../../support/scripted-books.ts';
import { json } from '../../support/scripted-odoo.ts';

const open = ({ office }: Pick<DemoOffice, 'office'>) =>
  McpEndpoint.open({
    version: '1',
    connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
    onProblem: () => undefined,
  });

/** What VS Code gives its model of an answer: the structured content as JSON, or the text of an error. */
describe('what a model reads', () => {
  let books: DemoOffice;
  let endpoint: McpEndpoint;
  let agent: McpCaller;

  beforeAll(async () => {
    books = await openDemoOffice();
    endpoint = await open(books);
    agent = await McpCaller.connect(endpoint);
    await agent.client.listTools();
  });
  afterAll(async () => {
    await endpoint.dispose();
    await books.dispose();
  });

  it('of find_records', async () => {
    expect(await agent.answer('find_records', { kind: 'partner', text: 'azure' })).toMatchInlineSnapshot(`
      {
        "columns": [
          "id",
          "name",
          "vat",
          "city",
          "country",
          "reference",
          "email",
        ],
        "rows": [
          [
            4,
            "Azure Interior",
            "DE136695976",
            "Hamburg",
            "Germany",
            "V-1001",
            "azure@example.com",
          ],
        ],
      }
    `);
  });

  it('of list_drafts', async () => {
    expect(await agent.answer('list_drafts', { kind: 'customer_invoice' })).toMatchInlineSnapshot(`
      {
        "columns": [
          "document",
          "partner",
          "reference",
          "date",
          "due_date",
          "total",
        ],
        "groups": [
          {
            "company": "Lindenhof GmbH",
            "currency": "EUR",
            "kind": "customer_invoice",
            "rows": [
              [
                "move/71",
                "Gymnasium am Park",
                null,
                "2026-11-19",
                "2026-11-19",
                "4601.02",
              ],
              [
                "move/70",
                "Praxis Dr. Weber",
                null,
                "2026-11-17",
                "2026-11-17",
                "1223.85",
              ],
            ],
          },
        ],
      }
    `);
  });

  it('of get_document', async () => {
    const { url, ...document } = await agent.answer('get_document', { document: 'move/64' });
    expect(url).toBe(`${books.demo.url}/odoo/account.move/64?db=${books.demo.database}`);
    expect(document).toMatchInlineSnapshot(`
      {
        "accounting_date": "2026-11-05",
        "company": "Lindenhof GmbH",
        "currency": "EUR",
        "digest": "41395ef19d99d9feee70",
        "document": "move/64",
        "due_date": "2026-11-20",
        "invoice_date": "2026-11-05",
        "journal": "Vendor Bills",
        "kind": "vendor_bill",
        "lines": [
          {
            "account": {
              "id": 24,
              "name": "640000 Telephone and Internet",
            },
            "amount": "89.90",
            "description": "Internet and telephone",
            "id": 181,
            "price": "89.9",
            "quantity": "1",
            "taxes": [
              {
                "id": 2,
                "name": "19%",
              },
            ],
          },
        ],
        "partner": {
          "id": 9,
          "name": "Netzwerk Telekom",
        },
        "payment_term": "15 Days",
        "reference": "RE-2611-4471",
        "state": "draft",
        "tax": "17.08",
        "total": "106.98",
        "untaxed": "89.90",
        "warnings": [],
      }
    `);
  });

  it('of create_draft_invoice', async () => {
    const request = {
      company: 1,
      partner: 'Azure Interior',
      description: 'Office chairs',
      amount: 480,
      expected_total: 571.2,
    };
    const { replayed, notes, document, total } = await agent.answer('create_draft_invoice', request);
    expect({ document, total, replayed, notes }).toMatchInlineSnapshot(`
      {
        "document": "move/77",
        "notes": [],
        "replayed": false,
        "total": "571.20",
      }
    `);
  });

  it('of a refusal, of a post, and of asking again', async () => {
    expect(await agent.failure('post_invoice', { invoice_id: 64 })).toMatchInlineSnapshot(
      `"declined: The person declined: move/64 stays a draft. Do not ask again unless the person says so."`,
    );
    books.office.person.willAnswer('yes');
    expect(await agent.answer('post_invoice', { invoice_id: 'move/64' })).toMatchInlineSnapshot(`
      {
        "deviations": [],
        "document": "move/64",
        "number": "BILL/2026/11/0001",
        "state": "posted",
      }
    `);
    expect(await agent.failure('post_invoice', { invoice_id: 'move/64' })).toMatchInlineSnapshot(
      `"not_a_draft: move/64 is already posted. There is nothing to post."`,
    );
  });

  it('of arguments that are wrong', async () => {
    expect(await agent.failure('post_invoice', { invoice_id: 64, approved: true })).toMatchInlineSnapshot(
      `"only_a_person_approves: Only the person can approve, in a dialog that this server shows. There is no argument for it: leave out "approved". Nothing was done."`,
    );
    expect(
      await agent.failure('create_draft_invoice', {
        vendor: 'Azure',
        amount: '1,234.56',
        invoice_date: '20.11.2026',
      }),
    ).toMatchInlineSnapshot(
      `"invalid_arguments: amount: must be a plain decimal with a point, no thousands separators, at most 15 digits and 6 decimal places, such as 1234.56. invoice_date: must be a date that exists, such as "2026-11-20". Unknown: "vendor". create_draft_invoice takes: kind, description, amount, partner, partner_id, lines, corrects, company, reference, invoice_date, accounting_date, due_date, payment_term, currency, journal, narration, expected_total, tax_amounts, idempotency_key, allow_duplicate_of, again, attachments. Nothing was done."`,
    );
    expect(await agent.failure('approve_invoice', {})).toMatchInlineSnapshot(
      `"unknown_tool: There is no tool "approve_invoice". There are: find_records, list_drafts, get_document, suggest_coding, read_paper, create_draft_invoice, create_draft_invoices, create_draft_entry, create_draft_payment, create_draft_transaction, update_draft, attach_file, propose_partner, post_invoice, post_invoices, reset_to_draft, discard_draft. Nothing was done."`,
    );
  });

  it('is the same JSON as text, for clients that read only that', async () => {
    const result = await agent.call('find_records', { kind: 'partner' });
    expect(result.content).toEqual([{ type: 'text', text: JSON.stringify(result.structuredContent) }]);
  });
});

describe('what others wrote into Odoo', () => {
  it('is read as a person sees it: nothing in it is invisible or turned around', async () => {
    const name = 'Azure\u{E0050}\u{E006F} \u202EroiretnI\u202C "quoted" Café 👩‍👧';
    const rate = { amount: 15, amount_type: 'percent' };
    const tax = { id: 2, name, type_tax_use: 'purchase', ...rate, company_id: false };
    const books = await openScriptedBooks({ more: { '/json/2/account.tax/search_read': json([tax]) } });
    const endpoint = await open(books);
    const agent = await McpCaller.connect(endpoint);
    const { rows } = await agent.answer('find_records', { kind: 'tax' });
    const shown = 'Azure<U+E0050><U+E006F> <U+202E>roiretnI<U+202C> "quoted" Café 👩‍👧';
    expect(rows).toEqual([[2, shown, 'purchase', '15 %']]);
    await endpoint.dispose();
    await books.dispose();
  });
});

describe('the bytes that a model pays', () => {
  it('are at most 8 KB for 80 drafts', async () => {
    const books = await openDemoOffice();
    const endpoint = await open(books);
    const agent = await McpCaller.connect(endpoint);
    const invoices = Array.from({ length: 80 }, (_, index) => ({
      ...{ company: 1, partner: 'Azure Interior', description: 'Office chairs', amount: 1000 + index },
      ...{ reference: `INV/2026/0${1000 + index}`, invoice_date: '2026-11-20' },
    }));
    await agent.answer('create_draft_invoices', { invoices });
    const answer = await agent.answer('list_drafts', { partner: 'Azure', limit: 80 });
    expect(JSON.stringify(answer).match(/move\//g)).toHaveLength(80);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(8 * 1024);
    await endpoint.dispose();
    await books.dispose();
  });
});
