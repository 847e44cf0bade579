import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

/** A server that can be pinged, for tests of the endpoint in front of it: far quicker to make than the product's own. */
export function bareServer(): McpServer {
  return new McpServer({ name: 'bare', version: '1' });
}
