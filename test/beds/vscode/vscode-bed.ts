import { cp, glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { TestBrowser } from './browser.ts';
import { CodeServer, installExtension } from './code-server.ts';
import { installCodeServer } from './install-code-server.ts';
import { writeLanguagePack } from './language-pack.ts';
import { Workbench } from './pages/workbench.ts';
import { ScriptedModel } from './scripted-model.ts';
import { writeChatModel, writeSettings } from './user-settings.ts';

export interface BedOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly workspaceOf?: string;
  readonly workspaceTrust?: boolean;
  readonly language?: string;
}

/** A real VS Code with one extension installed, a scripted chat model and a browser, all of it new and empty. */
export class VsCodeBed {
  readonly model: ScriptedModel;
  readonly server: CodeServer;
  readonly #browser: TestBrowser;
  readonly #home: string;

  private constructor(home: string, model: ScriptedModel, server: CodeServer, browser: TestBrowser) {
    this.#home = home;
    this.model = model;
    this.server = server;
    this.#browser = browser;
  }

  /**
   * @param vsix path of the packaged extension
   * @param options `environment`: variables that it sees; `workspaceOf`: a folder to copy into the workspace;
   * `workspaceTrust`: asks whether the folder is trusted; `language`: of the extensions, such as "de"
   */
  static async up(vsix: string, options: BedOptions = {}): Promise<VsCodeBed> {
    const installation = await installCodeServer();
    const home = await mkdtemp(join(tmpdir(), 'vscode-bed-')); // Short: sockets live in it.
    const folders = { userDataDir: join(home, 'user'), extensionsDir: join(home, 'extensions') };
    const workspace = join(home, 'workspace');
    await mkdir(workspace);
    if (options.workspaceOf !== undefined) await cp(options.workspaceOf, workspace, { recursive: true });
    const model = await ScriptedModel.start();
    await writeSettings(folders.userDataDir);
    await writeChatModel(folders.userDataDir, ScriptedModel.label, model.url);
    await installExtension(installation, folders, vsix);
    if (options.language !== undefined) await writeLanguagePack(folders.userDataDir, options.language);
    const browser = await TestBrowser.launch();
    const dataHome = join(home, 'data');
    const server = await CodeServer.start(installation, {
      ...folders,
      workspace,
      dataHome,
      ...(options.environment === undefined ? {} : { environment: options.environment }),
      ...(options.language === undefined ? {} : { language: options.language }),
      workspaceTrust: options.workspaceTrust === true,
      idleTimeoutSeconds: 900,
    });
    return new VsCodeBed(home, model, server, browser);
  }

  /** The folder that is open in VS Code. */
  get workspace(): string {
    return this.server.workspace;
  }

  /** The data directories of the extensions (`XDG_DATA_HOME`). */
  get dataHome(): string {
    return join(this.#home, 'data');
  }

  /** What the windows so far logged, each with the name of its log: the extension hosts, and their extensions. */
  async logEntries(): Promise<string[]> {
    const entries: string[] = [];
    for await (const file of glob(join(this.#home, 'user/logs/**/*.log'))) {
      const dated = (await readFile(file, 'utf8')).split(/\n(?=\d{4}-\d\d-\d\d )/);
      entries.push(...dated.map((entry) => `${basename(file)}: ${entry}`));
    }
    return entries;
  }

  /** A new window with an empty profile: no secret, no connection. Close it at the end of the test. */
  async openWindow(): Promise<Workbench> {
    return Workbench.open(this.#browser, this.server.url);
  }

  async dispose(): Promise<void> {
    await this.#browser.dispose();
    await this.server.dispose();
    await this.model.dispose();
    await rm(this.#home, { recursive: true, force: true });
  }
}
