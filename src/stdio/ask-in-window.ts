import { join } from 'node:path';
import { SharedPromise } from '../common/shared-promise.ts';
import type { ToolForwarder } from '../mcp/tool-forwarder.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';

interface Asking {
  readonly dataDirectory: string;
  readonly connection: ConnectionFacts;
  readonly version: string;
}

/** Asks in windows of VS Code with the same connection. How they are found is loaded when somebody is to be asked. */
export function askInWindow({ dataDirectory, connection, version }: Asking): ToolForwarder {
  const windows = new SharedPromise(async () => {
    const { WindowForwarder } = await import('../relay/window-forwarder.ts');
    return new WindowForwarder({ folder: join(dataDirectory, 'windows'), connection, version });
  });
  return { forward: async (name, args, call) => (await windows.get()).forward(name, args, call) };
}
