import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { unlessUnavailable } from '../test/beds/vscode/bed-unavailable.ts';
import { cacheFolder } from '../test/beds/cache-folder.ts';
import { CodeServer, installExtension } from '../test/beds/vscode/code-server.ts';
import { installCodeServer } from '../test/beds/vscode/install-code-server.ts';
import { writeSettings } from '../test/beds/vscode/user-settings.ts';
import { findDesktopCode, openDesktopCode } from './desktop-code.ts';
import { freePort } from './free-port.ts';
import { runNpmScript } from './npm-script.ts';

const root = join(import.meta.dirname, '..');
const home = cacheFolder('start');
const ownWorkspace = join(home, 'workspace');
const portFile = join(home, 'port');

/**
 * Opens VS Code with this extension: the desktop's where there is one, else one in the browser. Who has no connection
 * of their own is in the demo company at once (`MCP_ODOO_DEMO=0` leaves it out).
 */
async function start(workspace: string): Promise<void> {
  process.env.MCP_ODOO_DEMO ??= '1';
  await mkdir(workspace, { recursive: true });
  await cp(join(import.meta.dirname, 'demo-workspace'), ownWorkspace, { recursive: true });
  const code = findDesktopCode();
  console.log('Building MCP Odoo...');
  if (code === undefined) return serve(workspace);
  await runNpmScript('build');
  if (await openDesktopCode(code, root, workspace)) {
    console.log('VS Code opens in a window of its own, with MCP Odoo and its demo company in it.');
  } else {
    console.error('Desktop VS Code did not open. Starting VS Code for the browser instead.');
    await serve(workspace);
  }
}

async function serve(workspace: string): Promise<void> {
  await runNpmScript('package');
  const installation = await installCodeServer();
  const folders = { userDataDir: join(home, 'user'), extensionsDir: join(home, 'extensions') };
  await installExtension(installation, folders, join(root, 'mcp-odoo.vsix'));
  if (!existsSync(join(folders.userDataDir, 'User/settings.json'))) await writeSettings(folders.userDataDir);
  const asked = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  const password = randomBytes(12).toString('base64url');
  const server = await CodeServer.start(installation, {
    ...folders,
    workspace,
    password,
    workspaceTrust: workspace !== ownWorkspace,
    port: await usualPort(),
    reconnectionGraceSeconds: 3 * 60 * 60,
  });
  await writeFile(portFile, new URL(server.url).port);
  console.log(`Open ${server.url} and enter the password ${password} (Ctrl-C stops it).`);
  const alive = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(alive);
  await server.dispose();
  console.log('Stopped.');
}

/** The browser keeps connections and keys per address, so the same port as last time is used if it is free. */
async function usualPort(): Promise<number> {
  return existsSync(portFile) ? freePort(Number(await readFile(portFile, 'utf8'))) : 0;
}

await unlessUnavailable(() => start(resolve(process.argv[2] ?? ownWorkspace)));
