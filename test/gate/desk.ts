import { McpEndpoint } from '../../src/mcp/endpoint.ts';
import { McpCaller } from '../support/mcp-caller.ts';
import type { Office } from '../support/office.ts';

/** One connection in one window: its parts, and an agent on its own socket. */
export interface Desk {
  readonly office: Office;
  readonly agent: McpCaller;
  readonly close: () => Promise<void>;
}

/** Opens the socket of an office and connects an agent to it. */
export async function openDesk(office: Office): Promise<Desk> {
  const endpoint = await McpEndpoint.open({
    version: 'test',
    connection: () => ({ isDemo: false, workroom: () => Promise.resolve(office) }),
    onProblem: () => undefined,
  });
  const agent = await McpCaller.connect(endpoint, 'Obedient Agent');
  await agent.client.listTools();
  return {
    office,
    agent,
    close: async () => {
      await agent.client.close();
      await endpoint.dispose();
      await office.dispose();
    },
  };
}
