import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userOf } from '../beds/odoo/connection.ts';
import { openMcpDesk } from '../support/mcp-desk.ts';
import type { McpDesk } from '../support/mcp-desk.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('mcp');
const user = (role: string) => userOf(database, role);
const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);

const openDesk = (role: string) => {
  const { login, key: secret } = user(role);
  return openMcpDesk({ url: database.url, database: database.db, login, secret });
};

/** Everything in Odoo that an agent could have changed. */
async function books(): Promise<unknown> {
  const moves = await admin.search('account.move', []);
  const fields = ['state', 'name', 'ref', 'amount_total', 'write_date'];
  return [moves.length, await admin.read('account.move', moves, fields)];
}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error(`Not a text: ${JSON.stringify(value)}`);
  return value;
};

describe('an agent and a person with a real Odoo', () => {
  let desk: McpDesk;
  beforeAll(async () => {
    desk = await openDesk('billing');
  });
  afterAll(() => desk.close());

  it('find, draft, and post when the person says so', async () => {
    const { agent, office } = desk;
    const found = await agent.answer('find_records', { kind: 'partner', text: 'azure interior' });
    expect(found).toMatchObject({
      columns: ['id', 'name', 'vat', 'city', 'country', 'reference', 'email'],
      rows: [[azure, 'Azure Interior', 'DE136695976', 'Hamburg', 'Germany', 'V-1001', 'azure@example.com']],
    });

    const drafted = await agent.answer('create_draft_invoice', {
      company: 'Lindenhof GmbH',
      partner_id: azure,
      description: 'Office chairs',
      amount: '480.00',
      reference: 'STORY-1',
      invoice_date: '2026-11-20',
      expected_total: 571.2,
    });
    expect(drafted).toMatchObject({
      state: 'draft',
      untaxed: '480.00',
      total: '571.20',
      notes: [],
      replayed: false,
    });
    const document = text(drafted.document);
    expect(JSON.stringify(await agent.answer('list_drafts', { kind: 'vendor_bill' }))).toContain(
      `["${document}","Azure Interior","STORY-1"`,
    );

    office.person.willAnswer('keep', 'yes');
    expect(await agent.failure('post_invoice', { invoice_id: document })).toContain('declined: ');
    expect(await agent.answer('get_document', { document })).toMatchObject({ state: 'draft' });
    const posted = await agent.answer('post_invoice', { invoice_id: document });
    expect(posted).toEqual({
      document,
      state: 'posted',
      number: expect.stringMatching(/^BILL\/2026\/11\/\d+$/),
      deviations: [],
    });
    expect(await agent.answer('get_document', { document })).toMatchObject({
      state: 'posted',
      number: posted.number,
    });
    expect(office.person.shown.map(({ question }) => question)).toEqual(
      Array.from({ length: 2 }, () => 'Post vendor bill of “Azure Interior”, 571.20 EUR?'),
    );
    expect(await agent.failure('post_invoice', { invoice_id: document })).toBe(
      `not_a_draft: ${document} is already posted. There is nothing to post.`,
    );
  });

  it('drafts once what is asked twice', async () => {
    const request = {
      company: 1,
      partner_id: azure,
      description: 'Paper',
      amount: 12.5,
      idempotency_key: 'twice',
    };
    const first = await desk.agent.answer('create_draft_invoice', request);
    const before = await books();
    const second = await desk.agent.answer('create_draft_invoice', request);
    expect(second).toMatchObject({ document: first.document, replayed: true });
    expect(await books()).toEqual(before);
  });
});

describe('what a tool asks of Odoo once master data is known', () => {
  let desk: McpDesk;
  let document: string;
  const asked = async (tool: string, args: Record<string, unknown>) => {
    desk.office.takeRequests();
    await desk.agent.answer(tool, args);
    return desk.office.takeRequests();
  };
  const bill = (reference: string) => ({
    company: 1,
    partner_id: azure,
    description: 'Lamps',
    amount: 90,
    reference,
  });

  beforeAll(async () => {
    desk = await openDesk('billing');
    document = text(
      (await desk.agent.answer('create_draft_invoice', { ...bill('COUNT-1'), invoice_date: '2026-11-21' }))
        .document,
    );
    await desk.agent.answer('list_drafts', {});
  });
  afterAll(() => desk.close());

  it('find_records: one request, two when nothing matched', async () => {
    expect(await asked('find_records', { kind: 'partner', text: 'azure' })).toHaveLength(1);
    expect(await asked('find_records', { kind: 'partner', text: 'interior azure' })).toHaveLength(1);
    expect(await asked('find_records', { kind: 'partner', text: 'nothing like it' })).toHaveLength(2);
    expect(await asked('find_records', { kind: 'document', text: 'azure' })).toHaveLength(1);
    expect((await asked('find_records', { kind: 'tax', text: 'nothing like it' })).length).toBeLessThan(3);
  });

  it('list_drafts: one for each model that is asked for', async () => {
    expect(await asked('list_drafts', { limit: 1 })).toHaveLength(2);
    expect(await asked('list_drafts', { kind: 'payment' })).toHaveLength(1);
    expect(await asked('list_drafts', { kind: 'bank_transaction' })).toHaveLength(0);
    expect(await asked('list_drafts', { company: 1, kind: 'vendor_bill', partner: 'azure' })).toHaveLength(1);
  });

  const most = { 14: { read: 3, draft: 7 }, 19: { read: 2, draft: 4 } }[testedVersion];

  it(`get_document: at most ${most.read}`, async () => {
    expect((await asked('get_document', { document })).length).toBeLessThanOrEqual(most.read);
  });

  it(`create_draft_invoice: at most ${most.draft}`, async () => {
    expect((await asked('create_draft_invoice', bill('COUNT-2'))).length).toBeLessThanOrEqual(most.draft);
  });

  it('arguments that are wrong: nothing', async () => {
    desk.office.takeRequests();
    await desk.agent.failure('create_draft_invoice', { ...bill('COUNT-3'), amount: '1,234.56' });
    await desk.agent.failure('post_invoice', { invoice_id: document, approved: true });
    expect(desk.office.takeRequests()).toEqual([]);
  });
});

describe('what an agent may not do', () => {
  let desk: McpDesk;
  let foreign: string;
  let before: unknown;

  beforeAll(async () => {
    desk = await openDesk('billing-one');
    const both = await openDesk('billing');
    const drafted = await both.agent.answer('create_draft_invoice', {
      company: 'Lindenhof Trading BV',
      partner_id: azure,
      description: 'Stoelen',
      amount: 100,
      invoice_date: '2026-11-20',
    });
    foreign = text(drafted.document);
    await both.close();
    before = await books();
  });
  afterAll(() => desk.close());

  /** The model reads this, nobody is asked, and Odoo is as it was. */
  async function expectNothingDone(
    tool: string,
    args: Record<string, unknown>,
    code: string,
    sentence: string,
  ) {
    desk.office.person.willAnswer('yes');
    const failure = await desk.agent.failure(tool, args);
    expect(failure).toMatch(new RegExp(`^${code}: `));
    expect(failure).toContain(sentence);
    expect(failure).not.toMatch(/Traceback|odoo\.exceptions|psycopg|File "|\n\s+at /);
    expect(desk.office.person.shown).toEqual([]);
    expect(await books()).toEqual(before);
  }
  const idOf = (document: string) => Number(document.slice('move/'.length));

  it('approve by itself', async () => {
    await expectNothingDone(
      'post_invoice',
      { invoice_id: foreign, approved: true },
      'only_a_person_approves',
      'leave out "approved"',
    );
    await expectNothingDone(
      'create_draft_invoice',
      { description: 'x', amount: 1, post: true },
      'only_a_person_approves',
      'leave out "post"',
    );
  });

  it('give arguments that no tool takes', async () => {
    await expectNothingDone(
      'post_invoice',
      { invoice_id: foreign, state: 'posted' },
      'invalid_arguments',
      'Unknown: "state". post_invoice takes: invoice_id.',
    );
    await expectNothingDone(
      'create_draft_invoice',
      { description: 'x', amount: 1, move_type: 'entry' },
      'invalid_arguments',
      'Unknown: "move_type".',
    );
    await expectNothingDone(
      'get_document',
      { document: foreign, fields: ['*'] },
      'invalid_arguments',
      'Unknown: "fields".',
    );
  });

  it('name a document that does not exist', async () => {
    for (const id of [999_999, 2_147_483_647]) {
      await expectNothingDone(
        'post_invoice',
        { invoice_id: id },
        'document_not_found',
        `move/${id} does not exist`,
      );
      await expectNothingDone('get_document', { document: id }, 'document_not_found', 'Use list_drafts');
    }
    await expectNothingDone(
      'post_invoice',
      { invoice_id: 2_147_483_648 },
      'invalid_arguments',
      'must be a handle',
    );
  });

  it("touch or see another company's document", async () => {
    await expectNothingDone(
      'post_invoice',
      { invoice_id: foreign },
      'document_not_found',
      'belongs to a company this user may not see',
    );
    await expectNothingDone(
      'get_document',
      { document: idOf(foreign) },
      'document_not_found',
      'belongs to a company',
    );
    expect(JSON.stringify(await desk.agent.answer('list_drafts', {}))).not.toContain(`"${foreign}"`);
  });

  it("draft for another company, or with another company's records", async () => {
    const bill = { partner_id: azure, description: 'x', amount: 1 };
    for (const company of [2, 'Lindenhof Trading BV', 'Acme'])
      await expectNothingDone(
        'create_draft_invoice',
        { ...bill, company },
        'company_not_allowed',
        '"company" must be one of: Lindenhof GmbH (1).',
      );
    const ofTheOther = { allowed_company_ids: [2] };
    const [tax = 0] = await admin.search('account.tax', [['type_tax_use', '=', 'purchase']], ofTheOther);
    const account = await admin.one('account.account', [['code', '=', '600000']], ofTheOther);
    const line = { description: 'x', price: 1 };
    await expectNothingDone(
      'create_draft_invoice',
      { partner_id: azure, lines: [{ ...line, taxes: [tax] }] },
      'record_not_found',
      `tax ${tax} does not exist or belongs to another company`,
    );
    await expectNothingDone(
      'create_draft_invoice',
      { partner_id: azure, lines: [{ ...line, account }] },
      'record_not_found',
      `account ${account} does not exist or belongs to another company`,
    );
    await expectNothingDone(
      'create_draft_invoice',
      { ...bill, partner_id: 999_999 },
      'record_not_found',
      'partner 999999',
    );
  });

  it('write with a user who may only read', async () => {
    const reader = await openDesk('readonly');
    const failure = await reader.agent.failure('create_draft_invoice', {
      company: 1,
      partner_id: azure,
      description: 'x',
      amount: 1,
    });
    expect(failure).toMatch(/^(?:refused_by_odoo|no_rights): /);
    expect(failure).not.toMatch(/Traceback|odoo\.exceptions|File "/);
    expect(await books()).toEqual(before);
    await reader.close();
  });
});
