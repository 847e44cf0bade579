import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { registerHooks } from 'node:module';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { anything, standInSource, storage, STAND_IN } from './vscode-stand-in.ts';

/*
 * activating-window.ts BUNDLE: loads and activates the extension in a stand-in of VS Code, with one saved connection, and
 * then needs its tools as VS Code does. Prints the times in milliseconds, and what activation has loaded.
 */
const bundle = pathToFileURL(z.string().parse(process.argv[2])).href;

const definitionShape = z.object({
  uri: z.object({ path: z.string() }),
  headers: z.record(z.string(), z.string()),
});

interface Provider {
  readonly provideMcpServerDefinitions: () => readonly unknown[];
  readonly resolveMcpServerDefinition: (definition: unknown) => Promise<unknown>;
}

const providers: Provider[] = [];
const loaded = new Set<string>();

/** As VS Code has it: what is given is found again. */
class Definition {
  readonly label: string;
  readonly uri: unknown;
  readonly headers: unknown;

  constructor(label: string, uri: unknown, headers: unknown) {
    this.label = label;
    this.uri = uri;
    this.headers = headers;
  }
}

const vscode = anything({
  McpHttpServerDefinition: Definition,
  Uri: { parse: (given: string) => ({ path: decodeURIComponent(new URL(given).pathname) }) },
  lm: {
    registerMcpServerDefinitionProvider: (_id: string, provider: Provider) => {
      providers.push(provider);
      return { dispose: () => undefined };
    },
  },
  env: { language: 'en', remoteName: undefined, appName: 'a stand-in' },
  l10n: { bundle: undefined, uri: undefined },
});
Object.assign(globalThis, { standIn: vscode });
const source = standInSource();
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vscode') return { url: STAND_IN, format: 'module', shortCircuit: true };
    const found = next(specifier, context);
    loaded.add(found.url);
    return found;
  },
  load: (url, context, next) =>
    url === STAND_IN ? { format: 'module', source, shortCircuit: true } : next(url, context),
});

const profile = {
  ...{ name: 'Books', origin: 'http://127.0.0.1:9', database: 'books', login: 'bea' },
  ...{ allowPlainHttp: true },
};
const context = anything({
  subscriptions: [],
  globalState: storage({ connections: [profile] }),
  workspaceState: storage({}),
  secrets: storage({}),
});

const before = performance.now();
const extension = z
  .object({ activate: z.custom<(context: unknown) => unknown>((value) => typeof value === 'function') })
  .parse(await import(bundle));
const imported = performance.now();
await extension.activate(context);
const activated = performance.now();
const modules = [...loaded].filter((url) => url.startsWith('file:') || url.startsWith('node:'));

const [provider] = providers;
if (provider === undefined) throw new Error('No MCP servers are offered.');
const [offered] = provider.provideMcpServerDefinitions();
const needed = performance.now();
const { uri, headers } = definitionShape.parse(await provider.resolveMcpServerDefinition(offered));
const tools = await listTools(uri.path, headers);
const listed = performance.now();

console.log(
  JSON.stringify({
    ...{ load: imported - before, activate: activated - imported, list: listed - needed },
    ...{ modules, toolListBytes: Buffer.byteLength(tools) },
  }),
);
process.exit();

/** As a client does that says hello and asks for the tools. @returns what the model is shown */
async function listTools(socketPath: string, known: Record<string, string>): Promise<string> {
  const post = async (body: unknown, session: Record<string, string>) => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(
        {
          ...{ socketPath, path: '/mcp', method: 'POST' },
          headers: {
            ...known,
            ...session,
            host: 'localhost',
            accept: 'application/json, text/event-stream',
            'content-type': 'application/json',
          },
        },
        resolve,
      )
        .once('error', reject)
        .end(JSON.stringify(body));
    });
    return { said: await text(answer), headers: answer.headers };
  };
  const clientInfo = { name: 'a stand-in', version: '1' };
  const params = { protocolVersion: '2025-11-25', capabilities: {}, clientInfo };
  const first = await post({ jsonrpc: '2.0', id: 1, method: 'initialize', params }, {});
  const session = { 'mcp-session-id': String(first.headers['mcp-session-id']) };
  await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, session);
  const { said } = await post({ jsonrpc: '2.0', id: 2, method: 'tools/list' }, session);
  const data = /^data: (?<json>.*)$/m.exec(said)?.groups?.json ?? said;
  const { result } = z.object({ result: z.object({ tools: z.array(z.unknown()) }) }).parse(JSON.parse(data));
  return JSON.stringify(result);
}
