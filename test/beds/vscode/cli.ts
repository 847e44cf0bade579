import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BedUnavailable, unlessUnavailable } from './bed-unavailable.ts';
import { TestBrowser } from './browser.ts';
import { cacheFolder } from '../cache-folder.ts';
import { CodeServer } from './code-server.ts';
import { installCodeServer } from './install-code-server.ts';
import { commandLine, stopGroup } from './processes.ts';
import { writeSettings } from './user-settings.ts';

const USAGE = `npm run vscode -- up [--smoke-test-driver] [--workspace FOLDER] | down`;
const stateFile = cacheFolder('vscode', 'running.json');

const running = z.object({
  url: z.string(),
  pid: z.number().int(),
  userDataDir: z.string(),
  extensionsDir: z.string(),
});
type Running = z.infer<typeof running>;

async function up(options: { smokeTestDriver: boolean; workspace: string | undefined }): Promise<void> {
  const before = await findRunning();
  if (before !== undefined) {
    console.error('code-server is up already. To start it with other options: npm run vscode -- down');
    report(before);
    return;
  }
  const installation = await installCodeServer();
  const browser = await TestBrowser.launch(); // Installs Chromium and shows that it starts.
  await browser.dispose();
  const userDataDir = cacheFolder('vscode', 'user');
  await writeSettings(userDataDir);
  const server = await CodeServer.start(installation, {
    userDataDir,
    extensionsDir: cacheFolder('vscode', 'extensions'),
    workspace: options.workspace ?? cacheFolder('vscode', 'workspace'),
    smokeTestDriver: options.smokeTestDriver,
  });
  const { url, pid, extensionsDir } = server;
  const state = { url, pid, userDataDir, extensionsDir };
  await mkdir(dirname(stateFile), { recursive: true });
  await writeFile(stateFile, JSON.stringify(state));
  report(state);
}

async function down(): Promise<void> {
  const state = await findRunning();
  if (state === undefined) {
    console.error('code-server is not up.');
    return;
  }
  await stopGroup(state.pid);
  await rm(stateFile);
  console.error('code-server is down.');
}

function report(state: Running): void {
  console.log(JSON.stringify(state));
}

/** The server that an earlier `up` started, if that very process still runs. */
async function findRunning(): Promise<Running | undefined> {
  let text: string;
  try {
    text = await readFile(stateFile, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const state = running.parse(JSON.parse(text));
  return commandLine(state.pid).includes(state.userDataDir) ? state : undefined;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'smoke-test-driver': { type: 'boolean', default: false }, workspace: { type: 'string' } },
  });
  const [command, ...rest] = positionals;
  if (rest.length > 0) throw new BedUnavailable(`Usage: ${USAGE}`);
  switch (command) {
    case 'up':
      return up({ smokeTestDriver: values['smoke-test-driver'], workspace: values.workspace });
    case 'down':
      return down();
    case undefined:
    default:
      throw new BedUnavailable(`Usage: ${USAGE}`);
  }
}

await unlessUnavailable(main);
