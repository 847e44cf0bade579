import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { McpCaller } from '../../support/mcp-caller.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';

const open = ({ office }: Pick<DemoOffice, 'office'>, isDemo: () => boolean) =>
  McpEndpoint.open({
    version: '1',
    connection: () => ({ isDemo: isDemo(), workroom: () => Promise.resolve(office) }),
    onProblem: () => undefined,
  });

describe('the demo company', () => {
  let isDemo = true;
  let books: DemoOffice;
  let endpoint: McpEndpoint;
  let agent: McpCaller;

  beforeAll(async () => {
    books = await openDemoOffice();
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
    books.office.person.willAnswer('yes');
    for (const [tool, args] of [
      ['find_records', { kind: 'partner' }],
      ['list_drafts', {}],
      ['get_document', { document: 'move/64' }],
      [
        'create_draft_invoice',
        { company: 1, partner: 'Azure Interior', description: 'Office chairs', amount: 480 },
      ],
      ['post_invoice', { invoice_id: 'move/64' }],
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
    ['what went wrong', 'post_invoice', { invoice_id: 'move/64' }],
    ['a wrong argument', 'post_invoice', { invoice_id: 'move/64', approved: true }],
    ['a tool that does not exist', 'approve_invoice', {}],
  ])('says so with %s', async (_, tool, args) => {
    expect(await agent.failure(tool, args)).toMatch(/ \(demo company: nothing in it is real\)$/);
  });
});
