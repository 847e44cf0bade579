import { randomUUID } from 'node:crypto';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

/** As long as a question lives, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;

const MESSAGE =
  'MCP Odoo asks you to decide about a document in Odoo. The page shows it, and your answer counts there alone.';

/**
 * Tells the person where a question waits: on stderr, and by their client where it can open addresses. What the client
 * answers to that decides nothing.
 */
export async function announceUrl({ server }: McpServer, url: string, warn: (sentence: string) => void) {
  warn(`a question waits for your decision: ${url}`);
  if (server.getClientCapabilities()?.elicitation?.url === undefined) return;
  const asked = { mode: 'url', message: MESSAGE, elicitationId: randomUUID(), url } as const;
  await server.elicitInput(asked, { timeout: PATIENCE_MS });
}
