import { McpEndpoint } from '../../src/mcp/endpoint.ts';
import { McpCaller } from './mcp-caller.ts';
import { openOffice } from './office.ts';
import type { Office, OfficeTarget } from './office.ts';

/** An agent on the socket, the person whose dialog it can raise, and what Odoo was asked meanwhile. */
export interface McpDesk {
  readonly agent: McpCaller;
  readonly office: Office;
  readonly close: () => Promise<void>;
}

export async function openMcpDesk(target: OfficeTarget): Promise<McpDesk> {
  const office = await openOffice(target);
  const endpoint = await McpEndpoint.open({
    version: 'test',
    connection: () => ({
      isDemo: false,
      workroom: () => Promise.resolve(office),
    }),
    onProblem: () => undefined,
  });
  const agent = await McpCaller.connect(endpoint);
  // From here on the client checks every answer against its schema.
  await agent.client.listTools();
  return {
    agent,
    office,
    close: async () => {
      await endpoint.dispose();
      await office.dispose();
    },
  };
}
