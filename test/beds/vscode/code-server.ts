import { execFile, spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CodeServerInstallation } from './install-code-server.ts';
import { isAlive, stopGroup } from './processes.ts';
import { waitUntil } from './wait-until.ts';

const exec = promisify(execFile);

export interface CodeServerOptions {
  /** The folder that is opened. */
  workspace: string;
  /** Settings, state and sockets. Keep the path short: sockets allow about 100 characters. */
  userDataDir: string;
  extensionsDir: string;
  /** What people must type to get in. Left out: no password. */
  password?: string;
  /** Asks whether the folder is trusted, as on a desktop. Left out: it is. */
  workspaceTrust?: boolean;
  /** Lets a page run code inside the extension host by its URL (recipe B). */
  smokeTestDriver?: boolean;
  /** Which port to take; left out or 0: any free one. */
  port?: number;
  /** How long a closed page's extension host lives on, in seconds. Tests want it gone at once. */
  reconnectionGraceSeconds?: number;
  /** Ends by itself after this many seconds without a page: nothing is left behind by a test run that was killed. */
  idleTimeoutSeconds?: number;
  /** Where programs keep what must outlive them (`XDG_DATA_HOME`). Left out: the person's own folder. */
  dataHome?: string;
  /** The language that people read, such as "de": there must be a language pack. Left out: English. */
  language?: string;
  /** Variables that the extensions see besides those of this process. */
  environment?: Readonly<Record<string, string>>;
}

/** A real VS Code, served on loopback. */
export class CodeServer {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  readonly pid: number;
  readonly workspace: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;

  private constructor(options: CodeServerOptions, url: string, pid: number) {
    this.url = url;
    this.pid = pid;
    this.workspace = options.workspace;
    this.userDataDir = options.userDataDir;
    this.extensionsDir = options.extensionsDir;
  }

  /** Starts the server and returns when it answers. It leads a process group of its own and outlives this process. */
  static async start(installation: CodeServerInstallation, options: CodeServerOptions): Promise<CodeServer> {
    for (const folder of [options.workspace, options.userDataDir, options.extensionsDir]) {
      await mkdir(folder, { recursive: true });
    }
    const config = join(options.userDataDir, 'code-server.yaml');
    await writeFile(config, '{}\n'); // Without it the server reads and writes the user's own configuration.
    const logFile = join(options.userDataDir, 'code-server.log');
    const log = await open(logFile, 'w');
    const child = spawn(installation.node, [installation.entry, ...serverArguments(options, config)], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: {
        ...process.env,
        PASSWORD: options.password ?? '',
        ...(options.dataHome === undefined ? {} : { XDG_DATA_HOME: options.dataHome }),
        // Left to itself it sends links to loopback addresses through a proxy of its own, where no Odoo works.
        VSCODE_PROXY_URI: '',
        ...options.environment,
      },
    });
    await log.close();
    child.unref();
    const pid = child.pid;
    if (pid === undefined) throw new Error(`${installation.node} did not start.`);
    try {
      const url = await waitUntil('code-server to listen', () => addressIn(logFile, pid), 60_000);
      await waitUntil('code-server to answer', () => isHealthy(url), 60_000);
      return new CodeServer(options, url, pid);
    } catch (error) {
      await stopGroup(pid);
      throw new Error(`code-server did not start: ${await readFile(logFile, 'utf8')}`, { cause: error });
    }
  }

  /** Stops the server and everything it started. */
  async dispose(): Promise<void> {
    await stopGroup(this.pid);
  }
}

/** Installs an extension for servers that use these folders. Before the server starts or while it runs. */
export async function installExtension(
  installation: CodeServerInstallation,
  folders: { userDataDir: string; extensionsDir: string },
  vsixPath: string,
): Promise<void> {
  const { userDataDir, extensionsDir } = folders;
  await mkdir(userDataDir, { recursive: true });
  const { stdout } = await exec(installation.node, [
    installation.entry,
    ...['--user-data-dir', userDataDir, '--extensions-dir', extensionsDir],
    ...['--install-extension', vsixPath, '--force'],
  ]);
  if (!stdout.includes('successfully installed')) {
    throw new Error(`${vsixPath} was not installed in ${dirname(extensionsDir)}: ${stdout}`);
  }
}

function serverArguments(options: CodeServerOptions, config: string): string[] {
  return [
    ...['--config', config],
    ...['--auth', options.password === undefined ? 'none' : 'password'],
    ...['--bind-addr', `127.0.0.1:${String(options.port ?? 0)}`],
    ...['--user-data-dir', options.userDataDir, '--extensions-dir', options.extensionsDir],
    ...['--disable-telemetry', '--disable-update-check'],
    ...['--disable-getting-started-override'],
    ...['--reconnection-grace-time', String(options.reconnectionGraceSeconds ?? 3)],
    ...(options.idleTimeoutSeconds === undefined
      ? []
      : ['--idle-timeout-seconds', String(options.idleTimeoutSeconds)]),
    ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ...(options.language === undefined ? [] : ['--locale', options.language]),
    ...(options.smokeTestDriver === true ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    options.workspace,
  ];
}

async function addressIn(logFile: string, pid: number): Promise<string | undefined> {
  const address = /HTTP server listening on (http:\/\/[\d.:]+\/)/.exec(await readFile(logFile, 'utf8'))?.[1];
  if (address === undefined && !isAlive(pid)) throw new Error('The process ended.');
  return address;
}

async function isHealthy(url: string): Promise<true | undefined> {
  const answer = await fetch(new URL('healthz', url));
  await answer.arrayBuffer();
  return answer.ok ? true : undefined;
}
