import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { plainText } from '../common/plain-text.ts';
import { announcedDoors } from './announced-doors.ts';
import type { Door } from './announced-doors.ts';
import type { ConnectionName } from './announcement.ts';
import { isForwarded, relayProblems } from './problems.ts';
import { NobodyThere, SocketTransport } from './socket-transport.ts';
import type { ForwardedCall, ToolForwarder } from '../mcp/tool-forwarder.ts';

/** How long a window may take to say that it is there (milliseconds). One that sleeps is passed over. */
const GREETING_MS = 5_000;

/** A person takes as long as they do, and the window ends its questions itself: the longest that a timer can be. */
const FOR_EVER_MS = 2 ** 31 - 1;

/** As long as a client's name may be where it is shown, with what is put behind it. */
const LONGEST_NAME = 60;
const OVER_STDIO = ' over stdio';

interface WindowForwarderParts {
  /** The data directory's folder of windows. */
  readonly folder: string;
  readonly connection: ConnectionName;
  /** Our own version. */
  readonly version: string;
  readonly greetingMs?: number;
}

/**
 * Has tools called in a window of VS Code that is connected to the same books as the same user. The window's own gate
 * reads, asks, posts and journals; here nothing is approved and nothing done. So a door that somebody forged gains
 * nothing but a lie: it learns what was to be asked, and what it answers was done by nobody.
 *
 * A demo company lives in one process, and another process has another one: demo windows are not announced, and a
 * server that plays a demo company forwards nothing.
 */
export class WindowForwarder implements ToolForwarder {
  readonly #parts: WindowForwarderParts;

  constructor(parts: WindowForwarderParts) {
    this.#parts = parts;
  }

  async forward(
    name: string,
    args: Readonly<Record<string, unknown>>,
    call: ForwardedCall,
  ): Promise<CallToolResult | undefined> {
    if (!isForwarded(name)) return undefined;
    const { folder, connection } = this.#parts;
    for (const door of await announcedDoors(folder, connection)) {
      const client = await this.#greet(door, call);
      if (client === undefined) continue;
      try {
        return await callThere(client, { name, arguments: { ...args } }, call);
      } catch (thrown) {
        if (call.signal.aborted) throw relayProblems.callerLeft();
        // Once a window may have heard it, nobody else is asked.
        if (!(thrown instanceof NobodyThere)) throw relayProblems.windowGone(name);
      } finally {
        await client.close();
      }
    }
    return undefined;
  }

  /** @returns undefined when nobody is there, or does not let us in */
  async #greet(door: Door, { client: name, signal }: ForwardedCall): Promise<Client | undefined> {
    const { version, greetingMs = GREETING_MS } = this.#parts;
    const said = plainText(name, LONGEST_NAME - OVER_STDIO.length).text;
    const client = new Client({ name: `${said}${OVER_STDIO}`, version });
    try {
      await client.connect(new SocketTransport(door), { signal, timeout: greetingMs });
      return client;
    } catch (thrown) {
      await client.close();
      if (signal.aborted) throw relayProblems.callerLeft();
      // Nothing was asked yet: the next window can be.
      if (thrown instanceof Error) return undefined;
      throw thrown;
    }
  }
}

async function callThere(
  client: Client,
  params: { name: string; arguments: Record<string, unknown> },
  { signal, progress }: ForwardedCall,
): Promise<CallToolResult> {
  return client.request({ method: 'tools/call', params }, CallToolResultSchema, {
    signal,
    timeout: FOR_EVER_MS,
    onprogress: ({ message }) => {
      if (message !== undefined) progress(message);
    },
  });
}
