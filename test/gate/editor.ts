/** A modal that an extension showed. */
export interface ShownModal {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** What the person does with a modal: the button they press, if any. */
export type Presses = (modal: ShownModal) => string | undefined;

type Command = (...args: readonly unknown[]) => unknown;

/**
 * A stand-in for VS Code that is enough to activate the extension and run its commands: what it does not know of takes
 * anything and does nothing.
 */
export class Editor {
  readonly commands = new Map<string, Command>();
  readonly modals: ShownModal[] = [];
  /** What was registered besides commands, by the method: "lm.registerMcpServerDefinitionProvider". */
  readonly registered = new Map<string, readonly unknown[]>();
  presses: Presses = () => undefined;
  /** What every setting is, by its key. */
  settings: (key: string) => unknown = () => undefined;
  /** Who set them: the person, or a file of the workspace. */
  setBy: 'user' | 'workspace' = 'user';

  /** What `import * as vscode` gets. */
  readonly api: Record<string, unknown> = {
    window: this.#room('window', {
      showWarningMessage: (...args: readonly unknown[]) => this.#show(args),
      showInformationMessage: (...args: readonly unknown[]) => this.#show(args),
      showErrorMessage: (...args: readonly unknown[]) => this.#show(args),
      showQuickPick: async (items: unknown) => {
        const list: unknown = await items;
        return Array.isArray(list) ? first(list) : undefined;
      },
      showInputBox: () => Promise.resolve(undefined),
      withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
        task(
          { report: () => undefined },
          { isCancellationRequested: false, onCancellationRequested: nothing },
        ),
      createQuickPick: () => new HidingInput(),
      createInputBox: () => new HidingInput(),
    }),
    commands: this.#room('commands', {
      registerCommand: (id: string, run: Command) => {
        this.commands.set(id, run);
        return { dispose: nothing };
      },
      executeCommand: (id: string, ...args: readonly unknown[]) =>
        Promise.resolve(this.commands.get(id)?.(...args)),
    }),
    workspace: this.#room('workspace', {
      workspaceFolders: [],
      fs: { stat: noFile, readFile: noFile, delete: noFile },
      isTrusted: true,
      getConfiguration: (section = '') => ({
        get: (key: string, otherwise: unknown) => this.settings(`${section}.${key}`) ?? otherwise,
        inspect: (key: string) => {
          const value = this.settings(`${section}.${key}`);
          const ofWorkspace = { workspaceValue: value, workspaceFolderValue: value };
          return { key, ...ofWorkspace, ...(this.setBy === 'user' ? { globalValue: value } : {}) };
        },
        has: () => true,
      }),
    }),
    lm: this.#room('lm', {}),
    l10n: { bundle: undefined },
    languages: this.#room('languages', {}),
    env: this.#room('env', { openExternal: () => Promise.resolve(false), language: 'en' }),
    Uri: {
      parse: (text: string) => ({ toString: () => text, fsPath: text, scheme: text.split(':')[0] }),
      joinPath: (...parts: readonly unknown[]) => ({
        toString: () => parts.join('/'),
        fsPath: parts.join('/'),
      }),
      from: (parts: unknown) => ({ toString: () => JSON.stringify(parts), fsPath: '' }),
      file: (path: string) => ({ toString: () => path, fsPath: path }),
    },
    EventEmitter: Emitter,
    McpHttpServerDefinition: class {
      readonly label: string;
      readonly uri: unknown;
      readonly headers: unknown;
      constructor(label: string, uri: unknown, headers: unknown) {
        this.label = label;
        this.uri = uri;
        this.headers = headers;
      }
    },
    TreeItem: Thing,
    ThemeIcon: Thing,
    ThemeColor: Thing,
    MarkdownString: class {
      appendText = () => this;
      appendMarkdown = () => this;
    },
    FileSystemError,
    Disposable: class {
      dispose = nothing;
    },
  };

  /** What is not in a room of the API is there all the same, and does nothing. */
  #room(name: string, known: Record<string, unknown>): unknown {
    return new Proxy(known, {
      get: (target, key) => {
        if (typeof key === 'string' && key in target) return target[key];
        return (...args: readonly unknown[]) => {
          if (typeof key === 'string') this.registered.set(`${name}.${key}`, args);
          return inert();
        };
      },
    });
  }

  async #show([message, ...rest]: readonly unknown[]): Promise<unknown> {
    const [options] = rest;
    if (!isModal(options)) return undefined;
    const buttons = rest.slice(1).map(titleOf);
    const modal = {
      message: String(message),
      detail: typeof options.detail === 'string' ? options.detail : '',
      buttons,
    };
    this.modals.push(modal);
    await new Promise((resolve) => setImmediate(resolve));
    const pressed = this.presses(modal);
    return rest.slice(1).find((button) => titleOf(button) === pressed);
  }
}

function isModal(options: unknown): options is { readonly modal: true; readonly detail?: unknown } {
  return typeof options === 'object' && options !== null && 'modal' in options && options.modal === true;
}

function titleOf(button: unknown): string {
  return typeof button === 'object' && button !== null && 'title' in button
    ? String(button.title)
    : String(button);
}

function first(list: readonly unknown[]): unknown {
  return list[0];
}

const nothing = (): undefined => undefined;

/** Takes any call and any value, and is anything but a promise. */
export function inert(): unknown {
  return new Proxy(nothing, {
    get: (_target, key) => {
      if (key === 'then') return undefined;
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      return inert();
    },
    set: () => true,
    apply: () => inert(),
  });
}

class FileSystemError extends Error {}

function noFile(): Promise<never> {
  return Promise.reject(new FileSystemError('There is no such file.'));
}

/** Takes whatever it is made with. */
class Thing {
  readonly given: readonly unknown[];

  constructor(...given: readonly unknown[]) {
    this.given = given;
  }
}

class Emitter {
  readonly #listeners = new Set<(event: unknown) => unknown>();

  readonly event = (listener: (event: unknown) => unknown) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };

  fire(event: unknown): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** An input that the person leaves as soon as it is shown. */
class HidingInput {
  readonly #hidden = new Emitter();
  readonly onDidHide = this.#hidden.event;
  readonly onDidAccept = new Emitter().event;
  readonly onDidTriggerButton = new Emitter().event;
  readonly onDidChangeValue = new Emitter().event;
  readonly onDidChangeSelection = new Emitter().event;
  readonly onDidChangeActive = new Emitter().event;
  readonly items: readonly unknown[] = [];
  value = '';

  show(): void {
    setImmediate(() => this.#hidden.fire(undefined));
  }

  hide(): void {
    this.#hidden.fire(undefined);
  }

  dispose(): void {
    this.#hidden.dispose();
  }
}
