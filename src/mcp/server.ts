import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { INSTRUCTIONS, listed, TOOLS } from './catalogue.ts';
import { runTool } from './run-tool.ts';
import type { OnProblem } from './run-tool.ts';
import type { Workroom } from './workroom.ts';

/** At most 13 characters: VS Code cuts the prefix it makes of it. */
const SERVER_NAME = 'odoo';

export interface ServerParts {
  readonly version: string;
  /** Connects on first need; listing tools needs no Odoo. */
  readonly workroom: () => Promise<Workroom>;
  readonly onProblem: OnProblem;
}

/**
 * One MCP server for one session. The tools are declared with schemas of their own, so requests are handled
 * here and not by the SDK's registry: what a model reads when it errs is ours to word.
 */
export function createServer({ version, workroom, onProblem }: ServerParts): McpServer {
  const server = new McpServer(
    { name: SERVER_NAME, title: 'Odoo', version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  const tools = TOOLS.map(listed);
  server.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const tool = TOOLS.find((candidate) => candidate.name === params.name);
    if (tool === undefined) {
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${JSON.stringify(params.name.slice(0, 60))}.`,
      );
    }
    const progressToken = params._meta?.progressToken;
    let steps = 0;
    const progress = (message: string) => {
      if (progressToken === undefined) return;
      steps += 1;
      // A client that is gone learns nothing more; the call itself notices by its signal.
      sendNotification({
        method: 'notifications/progress',
        params: { progressToken, progress: steps, message },
      }).catch(() => undefined);
    };
    const client = server.server.getClientVersion()?.name ?? 'unknown';
    return runTool(tool, params.arguments, { workroom, signal, client, progress }, onProblem);
  });
  return server;
}
