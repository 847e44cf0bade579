import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { McpCaller } from '../../support/mcp-caller.ts';
import { openScriptedBooks } from '../../support/scripted-books.ts';
import type { ScriptedBooks } from '../../support/scripted-books.ts';
import { json } from '../../support/scripted-odoo.ts';

const open = ({ office: { books, gate } }: ScriptedBooks, isDemo = () => false) =>
  McpEndpoint.open({
    version: '1',
    connection: () => ({ isDemo: isDemo(), workroom: () => Promise.resolve({ books, gate }) }),
    onProblem: () => undefined,
  });

/** What VS Code gives its model of an answer: the structured content as JSON, or the text of an error. */
describe('what a model reads', () => {
  let books: ScriptedBooks;
  let endpoint: McpEndpoint;
  let agent: McpCaller;

  beforeAll(async () => {
    books = await openScriptedBooks();
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
        "more": false,
        "records": [
          {
            "details": "DE136695976, Hamburg, Germany",
            "id": 9,
            "name": "Azure Interior",
          },
        ],
      }
    `);
  });

  it('of list_drafts', async () => {
    expect(await agent.answer('list_drafts', {})).toMatchInlineSnapshot(`
      {
        "columns": [
          "document",
          "partner",
          "reference",
          "invoice_date",
          "due_date",
          "total",
        ],
        "groups": [
          {
            "company": "Lindenhof GmbH",
            "currency": "EUR",
            "kind": "vendor_bill",
            "rows": [
              [
                "move/1002",
                "Azure Interior",
                "INV/2026/01002",
                "2026-11-20",
                "2026-12-20",
                "1234.50",
              ],
              [
                "move/1001",
                "Azure Interior",
                "INV/2026/01001",
                "2026-11-20",
                "2026-12-20",
                "1234.50",
              ],
            ],
          },
        ],
      }
    `);
  });

  it('of get_document', async () => {
    const { url, ...document } = await agent.answer('get_document', { document: 'move/7' });
    expect(url).toBe(`${books.odoo.url}/odoo/account.move/7?db=books`);
    expect(document).toMatchInlineSnapshot(`
      {
        "accounting_date": "2026-11-20",
        "company": "Lindenhof GmbH",
        "currency": "EUR",
        "document": "move/7",
        "due_date": "2026-12-20",
        "invoice_date": "2026-11-20",
        "journal": "Purchases",
        "kind": "vendor_bill",
        "lines": [
          {
            "account": {
              "id": 32,
              "name": "600000 Expenses",
            },
            "amount": "480.00",
            "description": "Office chairs",
            "price": "480",
            "quantity": "1",
            "taxes": [
              {
                "id": 2,
                "name": "15%",
              },
            ],
          },
        ],
        "partner": {
          "id": 9,
          "name": "Azure Interior",
        },
        "payment_term": "30 Days",
        "reference": "2026-114",
        "state": "draft",
        "tax": "72.00",
        "total": "552.00",
        "untaxed": "480.00",
        "warnings": [],
      }
    `);
  });

  it('of create_draft_invoice', async () => {
    const request = { partner_id: 9, description: 'Office chairs', amount: 480, expected_total: 571.2 };
    const { replayed, notes, document, total } = await agent.answer('create_draft_invoice', request);
    expect({ document, total, replayed, notes }).toMatchInlineSnapshot(`
      {
        "document": "move/7",
        "notes": [
          "The total is 552.00 EUR, which is 19.20 less than the expected 571.2. Check lines and taxes.",
        ],
        "replayed": false,
        "total": "552.00",
      }
    `);
  });

  it('of a refusal, of a post, and of asking again', async () => {
    expect(await agent.failure('post_invoice', { invoice_id: 7 })).toMatchInlineSnapshot(
      `"declined: The person declined: move/7 stays a draft. Do not ask again unless the person says so."`,
    );
    books.office.person.willAnswer('post');
    expect(await agent.answer('post_invoice', { invoice_id: 'move/7' })).toMatchInlineSnapshot(`
      {
        "deviations": [],
        "document": "move/7",
        "number": "BILL/2026/11/0001",
        "state": "posted",
      }
    `);
    expect(await agent.failure('post_invoice', { invoice_id: 'move/7' })).toMatchInlineSnapshot(
      `"not_a_draft: move/7 is already posted. There is nothing to post."`,
    );
  });

  it('of arguments that are wrong', async () => {
    expect(await agent.failure('post_invoice', { invoice_id: 7, approved: true })).toMatchInlineSnapshot(
      `"only_a_person_approves: Only the person can approve, in a dialog that this server shows. There is no argument for it: leave out "approved". Nothing was done."`,
    );
    expect(
      await agent.failure('create_draft_invoice', {
        vendor: 'Azure',
        amount: '1,234.56',
        invoice_date: '20.11.2026',
      }),
    ).toMatchInlineSnapshot(
      `"invalid_arguments: amount: must be a plain decimal with a point, no thousands separators, at most 15 digits and 6 decimal places, such as 1234.56. invoice_date: must be a date that exists, such as "2026-11-20". Unknown: "vendor". create_draft_invoice takes: description, amount, partner_id, lines, company, reference, invoice_date, due_date, expected_total, idempotency_key. Nothing was done."`,
    );
    expect(await agent.failure('approve_invoice', {})).toMatchInlineSnapshot(
      `"unknown_tool: There is no tool "approve_invoice". There are: find_records, list_drafts, get_document, create_draft_invoice, post_invoice. Nothing was done."`,
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
    const tax = { id: 2, name, type_tax_use: 'purchase', company_id: false };
    const books = await openScriptedBooks({ more: { '/json/2/account.tax/search_read': json([tax]) } });
    const endpoint = await open(books);
    const agent = await McpCaller.connect(endpoint);
    const { records } = await agent.answer('find_records', { kind: 'tax' });
    expect(records).toMatchObject([
      { name: 'Azure<U+E0050><U+E006F> <U+202E>roiretnI<U+202C> "quoted" Café 👩‍👧' },
    ]);
    await endpoint.dispose();
    await books.dispose();
  });
});

describe('the demo company', () => {
  let isDemo = true;
  let books: ScriptedBooks;
  let endpoint: McpEndpoint;
  let agent: McpCaller;

  beforeAll(async () => {
    books = await openScriptedBooks();
    endpoint = await open(books, () => isDemo);
    agent = await McpCaller.connect(endpoint);
    await agent.client.listTools();
  });
  afterAll(async () => {
    await endpoint.dispose();
    await books.dispose();
  });

  it('says what it is when an agent connects', () => {
    const name = agent.client.getServerVersion()?.name ?? '';
    expect(name).toBe('odoo-demo');
    expect(agent.client.getInstructions()).toContain('demo company: nothing in it is real');
  });

  it('says so first in the answer of every tool', async () => {
    books.office.person.willAnswer('post');
    for (const [tool, args] of [
      ['find_records', { kind: 'partner' }],
      ['list_drafts', {}],
      ['get_document', { document: 'move/7' }],
      ['create_draft_invoice', { partner_id: 9, description: 'Office chairs', amount: 480 }],
      ['post_invoice', { invoice_id: 'move/7' }],
    ] as const) {
      expect(Object.entries(await agent.answer(tool, args))[0]).toEqual([
        'demo',
        'demo company: nothing in it is real',
      ]);
    }
  });

  it('ends a session when it is left: what was asked for there is not done in real books', async () => {
    isDemo = false;
    expect(await agent.failure('find_records', { kind: 'partner' })).toMatch(
      /^not_connected: This session began in the demo company, and the person has changed to real books\. Nothing was done\./,
    );
    const inRealBooks = await McpCaller.connect(endpoint);
    expect(await inRealBooks.answer('find_records', { kind: 'partner' })).not.toHaveProperty('demo');
    isDemo = true;
    expect(await inRealBooks.failure('find_records', { kind: 'partner' })).toContain('began in real books');
  });

  it.each([
    ['what went wrong', 'post_invoice', { invoice_id: 'move/7' }],
    ['a wrong argument', 'post_invoice', { invoice_id: 'move/7', approved: true }],
    ['a tool that does not exist', 'approve_invoice', {}],
  ])('says so with %s', async (_, tool, args) => {
    expect(await agent.failure(tool, args)).toMatch(/ \(demo company: nothing in it is real\)$/);
  });
});

describe('the bytes that a model pays', () => {
  it('are at most 8 KB for 80 drafts', async () => {
    const books = await openScriptedBooks({ drafts: 80 });
    const endpoint = await open(books);
    const agent = await McpCaller.connect(endpoint);
    const answer = await agent.answer('list_drafts', { limit: 80 });
    expect(JSON.stringify(answer).match(/move\//g)).toHaveLength(80);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(8 * 1024);
    await endpoint.dispose();
    await books.dispose();
  });
});
