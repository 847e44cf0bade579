import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { BedUnavailable } from './bed-unavailable.ts';
import { cacheFolder } from '../cache-folder.ts';
import { installDebianPackages } from './debian-packages.ts';
import { isAlive } from './processes.ts';
import { run } from './run.ts';

const VERSION = '4.139.1';
const HEADER_FOLDERS = ['/usr/local', '/usr'];

export interface CodeServerInstallation {
  /** Absolute path of code-server's entry.js. */
  entry: string;
  /** Absolute path of the Node that runs it. */
  node: string;
}

/**
 * Installs code-server, the real VS Code as a web server, once per machine, and says where it is.
 * It is built in a folder of its own and then renamed, so that a half-done installation is never taken for done.
 */
export async function installCodeServer(): Promise<CodeServerInstallation> {
  if (!process.version.startsWith('v24.')) {
    throw new BedUnavailable(
      `code-server ${VERSION} needs Node 24, this is ${process.version}. Start through npm run.`,
    );
  }
  const home = cacheFolder(`code-server-${VERSION}`);
  const installation = {
    entry: join(home, 'node_modules/code-server/out/node/entry.js'),
    node: process.execPath,
  };
  if (existsSync(installation.entry)) return installation;
  if (existsSync(home)) throw new Error(`${home} holds no code-server. Remove it and start again.`);
  await mkdir(cacheFolder('log'), { recursive: true });
  await removeAbandoned(home);
  await installDebianPackages(['build-essential', 'python3', 'libkrb5-dev']);
  await build(`${home}.building-${process.pid}`, home);
  return installation;
}

async function build(workshop: string, home: string): Promise<void> {
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true });
  await writeFile(join(workshop, 'package.json'), '{ "private": true }\n');
  await run({
    command: 'npm',
    args: ['install', '--no-audit', '--no-fund', '--foreground-scripts', `code-server@${VERSION}`],
    doing: `Installing code-server ${VERSION} (once, some minutes)`,
    logFile: cacheFolder('log', 'code-server-install.log'),
    cwd: workshop,
    env: await environment(),
  });
  try {
    await rename(workshop, home);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(home)) throw error;
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * code-server's postinstall refuses when npm's user agent names another Node than 24, and an npm that started us
 * has set that variable. node-gyp would fetch headers from the internet: those of the machine's own Node serve too.
 */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const { npm_config_user_agent: _, ...inherited } = process.env;
  const headers = await nodeHeaders();
  return {
    ...inherited,
    PATH: [dirname(process.execPath), inherited.PATH ?? ''].join(delimiter),
    ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
  };
}

async function nodeHeaders(): Promise<string | undefined> {
  const find = () => HEADER_FOLDERS.find((folder) => existsSync(join(folder, 'include/node/common.gypi')));
  const found = find();
  if (found !== undefined || process.getuid?.() !== 0) return found;
  await installDebianPackages(['libnode-dev']);
  return find();
}

async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(dirname(home))) {
    const path = join(dirname(home), name);
    if (!path.startsWith(`${home}.building-`)) continue;
    const owner = Number(path.slice(`${home}.building-`.length));
    if (!isAlive(owner)) await rm(path, { recursive: true, force: true });
  }
}
