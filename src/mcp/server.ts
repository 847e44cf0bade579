import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { systemClock } from '../common/clock.ts';
import type { Clock } from '../common/clock.ts';
import { plainText } from '../common/plain-text.ts';
import { ASKING_TOOLS, INSTRUCTIONS, PROMPTS, TOOLS } from './catalogue.ts';
import type { ListedTool } from './catalogue.ts';
import { connectionFor } from './connection.ts';
import type { Connection } from './connection.ts';
import { Progress } from './progress.ts';
import { servePrompts } from './prompts/serve-prompts.ts';
import { serveResources } from './resources/serve-resources.ts';
import { runTool } from './run-tool.ts';
import type { OnProblem } from './run-tool.ts';
import { serverInstructions, serverName } from './server-name.ts';
import { serveCompletions } from './serve-completions.ts';
import type { ToolForwarder } from './tool-forwarder.ts';

export interface ServerParts {
  readonly version: string;
  /** Asked anew at each call; listing tools needs no Odoo. */
  readonly connection: () => Connection;
  readonly onProblem: OnProblem;
  /** What `tools/list` answers, and all that can be called: the same in every session, and not quickly made. */
  readonly tools: readonly ListedTool[];
  /** What the server says about itself; the usual when left out. */
  readonly instructions?: string;
  /** Has the person asked elsewhere; left out, they are asked here. */
  readonly forwarder?: ToolForwarder;
  /** Aborted when the client has left: then nobody waits for a person. Whatever else is under way has its time. */
  readonly clientLeft?: AbortSignal;
  /** Hears of every call; it settles when nothing of it is under way any more. */
  readonly onCall?: (ended: Promise<unknown>) => void;
  /** The machine's own when left out. */
  readonly clock?: Clock;
}

/**
 * One MCP server for one session. The tools are declared with schemas of their own, so requests are handled
 * here and not by the SDK's registry: what a model reads when it errs is ours to word.
 */
export function createServer({
  version,
  connection,
  onProblem,
  tools,
  instructions = INSTRUCTIONS,
  forwarder,
  clientLeft,
  onCall,
  clock = systemClock,
}: ServerParts): McpServer {
  const atStart = connection();
  const { isDemo } = atStart;
  const callable = TOOLS.filter(({ name }) => tools.some((tool) => tool.name === name));
  const server = new McpServer(
    { ...serverName(atStart), version },
    {
      capabilities: { tools: {}, prompts: {}, resources: {}, completions: {} },
      instructions: serverInstructions(instructions, atStart),
    },
  );
  server.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const progressToken = params._meta?.progressToken;
    const progress = new Progress(clock, (step, message) => {
      if (progressToken === undefined) return;
      // A client that is gone learns nothing more; the call itself notices by its signal.
      sendNotification({
        method: 'notifications/progress',
        params: { progressToken, progress: step, message },
      }).catch(() => undefined);
    });
    // Foreign text, and shown to the person: one line, and short enough for the dialog to show it whole.
    const client = plainText(server.server.getClientVersion()?.name ?? 'unknown', 60).text;
    const isAsking = ASKING_TOOLS.some(({ name }) => name === params.name);
    const call = {
      ...connectionFor(isDemo, connection()),
      signal: isAsking && clientLeft !== undefined ? AbortSignal.any([signal, clientLeft]) : signal,
      client,
      progress: (message: string) => progress.tell(message),
    };
    try {
      const ended = runTool(callable, params.name, params.arguments, call, onProblem, forwarder);
      onCall?.(ended);
      return await ended;
    } finally {
      progress.dispose();
    }
  });
  const own = () => connectionFor(isDemo, connection());
  const prompts = PROMPTS.filter(({ calls }) =>
    calls.every((name) => tools.some((tool) => tool.name === name)),
  );
  servePrompts(server, prompts, atStart, onProblem);
  serveResources(server, own, onProblem);
  serveCompletions(server, prompts, own, onProblem);
  return server;
}
