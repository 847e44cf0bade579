import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';
import { secretKey } from '../../src/vscode/connections/profile.ts';
import { McpCaller } from '../support/mcp-caller.ts';
import type { OfficeTarget } from '../support/office.ts';
import { Editor, inert } from './editor.ts';

const root = join(import.meta.dirname, '..', '..');
const moduleSchema = z.object({
  activate: z.custom<(context: unknown) => unknown>((value) => typeof value === 'function'),
});
const definitionSchema = z.object({ uri: z.unknown(), headers: z.record(z.string(), z.string()) });
type OfProvider = (...args: readonly unknown[]) => unknown;
const ofProvider = z.custom<OfProvider>((value) => typeof value === 'function');
const definitionsSchema = z.array(z.unknown());

/** The extension itself, activated in a stand-in for VS Code, with a connection that a person made. */
export class ExtensionHost {
  readonly editor: Editor;
  /** What `activate` gave to other extensions. */
  readonly api: unknown;
  readonly #folder: string;
  readonly #subscriptions: { dispose: () => unknown }[];
  readonly #dataHome: string | undefined;

  private constructor(
    editor: Editor,
    api: unknown,
    folder: string,
    subscriptions: { dispose: () => unknown }[],
    dataHome: string | undefined,
  ) {
    this.editor = editor;
    this.api = api;
    this.#folder = folder;
    this.#subscriptions = subscriptions;
    this.#dataHome = dataHome;
  }

  static async start(
    { url: origin, database, login, secret }: OfficeTarget,
    editor = new Editor(),
  ): Promise<ExtensionHost> {
    const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-extension-'));
    const dataHome = process.env.XDG_DATA_HOME;
    process.env.XDG_DATA_HOME = folder;
    const file = join(folder, 'extension.mjs');
    writeFileSync(file, await bundled());
    Reflect.set(globalThis, EDITOR, editor.api);
    const extension = moduleSchema.parse({ ...(await import(pathToFileURL(file).href)) });
    const profile = { name: 'Books', origin, database, login, allowPlainHttp: true };
    const subscriptions: { dispose: () => unknown }[] = [];
    const api = extension.activate({
      subscriptions,
      globalState: memento({ connections: [profile] }),
      workspaceState: memento({}),
      secrets: { ...memento({ [secretKey(profile)]: secret }), onDidChange: inert() },
      extension: { packageJSON: { version: '0.0.0' } },
      extensionUri: root,
      extensionPath: root,
      asAbsolutePath: (path: string) => join(root, path),
      environmentVariableCollection: inert(),
    });
    return new ExtensionHost(editor, api, folder, subscriptions, dataHome);
  }

  /** Runs a command as another extension, a keybinding, a task or a link does. */
  async run(command: string, ...args: readonly unknown[]): Promise<void> {
    const registered = this.editor.commands.get(command);
    if (registered === undefined) throw new Error(`There is no command ${command}.`);
    await registered(...args);
  }

  /** An agent on the MCP server that the extension offers. */
  async agent(): Promise<McpCaller> {
    const [, provider] = this.editor.registered.get('lm.registerMcpServerDefinitionProvider') ?? [];
    // Methods of a class are not its own properties.
    const call = (method: string, ...args: readonly unknown[]) =>
      Reflect.apply(ofProvider.parse(Reflect.get(Object(provider), method)), provider, args);
    const [offered] = definitionsSchema.parse(await call('provideMcpServerDefinitions'));
    const resolved = await call('resolveMcpServerDefinition', offered);
    const { uri, headers } = definitionSchema.parse({ ...Object(resolved) });
    return McpCaller.connect({ uri: String(uri), headers });
  }

  async dispose(): Promise<void> {
    for (const each of this.#subscriptions) await each.dispose();
    if (this.#dataHome === undefined) delete process.env.XDG_DATA_HOME;
    else process.env.XDG_DATA_HOME = this.#dataHome;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Under this name the bundle finds what stands in for VS Code. */
const EDITOR = 'mcpOdooEditor';
const NAMES = [
  ...['window', 'commands', 'workspace', 'lm', 'languages', 'l10n', 'env'],
  ...['Uri', 'EventEmitter', 'McpHttpServerDefinition'],
  ...['FileSystemError', 'TreeItem', 'ThemeIcon', 'ThemeColor', 'MarkdownString', 'Disposable'],
];
/** Enumerations, of which a stand-in needs no values. */
const ENUMS = [
  'TreeItemCollapsibleState',
  'ProgressLocation',
  'ViewColumn',
  'QuickInputButtons',
  'StatusBarAlignment',
  'UIKind',
  'ExtensionMode',
  'ConfigurationTarget',
  'QuickPickItemKind',
  'InputBoxValidationSeverity',
];

/** The extension in one file, made once. */
const bundled = once(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src', 'extension.ts')],
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    define: { PRODUCT_VERSION: '"0"', TOOL_LIST_HASH: '"0"' },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [
      {
        name: 'vscode',
        setup(bundler) {
          bundler.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'editor' }));
          bundler.onLoad({ filter: /.*/, namespace: 'editor' }, () => ({
            contents: [
              `const editor = globalThis.${EDITOR};`,
              `export const { ${NAMES.join(', ')} } = editor;`,
              ...ENUMS.map((name) => `export const ${name} = {};`),
            ].join('\n'),
          }));
        },
      },
    ],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('Nothing was bundled.');
  return file.contents;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made: Promise<T>[] = [];
  return () => made[0] ?? (made[0] = make());
}

function memento(values: Readonly<Record<string, unknown>>) {
  const kept = new Map(Object.entries(values));
  return {
    get: (key: string) => kept.get(key),
    keys: () => [...kept.keys()],
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    store: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    delete: (key: string) => Promise.resolve(void kept.delete(key)),
    setKeysForSync: () => undefined,
  };
}
