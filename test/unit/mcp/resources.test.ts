import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { McpCaller } from '../../support/mcp-caller.ts';

describe('documents as resources', () => {
  let room: DemoOffice;
  let endpoint: McpEndpoint;
  let agent: McpCaller;

  beforeAll(async () => {
    room = await openDemoOffice();
    endpoint = await McpEndpoint.open({
      version: '1',
      connection: () => ({ isDemo: true, workroom: () => Promise.resolve(room.office) }),
      onProblem: () => undefined,
    });
    agent = await McpCaller.connect(endpoint);
  });
  afterAll(async () => {
    await endpoint.dispose();
    await room.dispose();
  });

  const read = async (uri: string) => {
    const [content] = (await agent.client.readResource({ uri })).contents;
    return {
      mimeType: content?.mimeType,
      json: JSON.parse(content !== undefined && 'text' in content ? content.text : ''),
    };
  };
  const complete = (value: string, ref = 'odoo://document/{id}') =>
    agent.client.complete({ ref: { type: 'ref/resource', uri: ref }, argument: { name: 'id', value } });

  it('have an address that is a constant; none is listed by name', async () => {
    const { resourceTemplates } = await agent.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['odoo://document/{id}']);
    expect((await agent.client.listResources()).resources).toEqual([]);
  });

  it.each(['odoo://document/move/64', 'odoo://document/move%2F64', 'odoo://document/64'])(
    '%s is what get_document answers, marked as demo',
    async (uri) => {
      const { mimeType, json } = await read(uri);
      expect(mimeType).toBe('application/json');
      expect(json).toEqual(await agent.answer('get_document', { document: 'move/64' }));
      expect(json).toHaveProperty('demo');
    },
  );

  it.each([
    ['odoo://document/', 'invalid_arguments'],
    ['odoo://document/move/64/../65', 'invalid_arguments'],
    ['odoo://document/account.move/64', 'invalid_arguments'],
    ['odoo://other/move/64', 'invalid_arguments'],
    ['file:///etc/passwd', 'invalid_arguments'],
    ['odoo://document/move/999999', 'document_not_found'],
    ['odoo://document/payment/999999', 'document_not_found'],
  ])('%s is none, in our own words', async (uri, code) => {
    await expect(read(uri)).rejects.toThrow(`${code}: `);
  });

  it('are completed from the drafts there are, the newest first', async () => {
    const { values } = (await complete('move/7')).completion;
    expect(values.slice(0, 2)).toEqual(['move/76', 'move/75']);
    expect(values.every((handle) => handle.startsWith('move/7'))).toBe(true);
    expect((await complete('nothing')).completion.values).toEqual([]);
    expect((await complete('move/7', 'odoo://other/{id}')).completion.values).toEqual([]);
  });
});
