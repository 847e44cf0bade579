import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { run } from '../vscode/run.ts';

/** The protocol's own conformance suite and inspector: theirs are the words on what is right, so both are pinned. */
const CONFORMANCE = '0.2.0-alpha.12';
const INSPECTOR = '2.12.0';

export interface McpTools {
  /** Absolute paths of the two command lines, to be run by this Node. */
  readonly conformance: string;
  readonly inspector: string;
}

/**
 * Installs the conformance suite and the inspector once per machine, and says where they are. Together they are 140 MB,
 * which nobody needs who only builds the product.
 */
export async function installMcpTools(): Promise<McpTools> {
  const home = cacheFolder(`mcp-tools-${CONFORMANCE}-${INSPECTOR}`);
  if (!existsSync(home)) await build(`${home}.building-${process.pid}`, home);
  const command = (name: string) => join(home, 'node_modules/.bin', name);
  return { conformance: command('conformance'), inspector: command('mcp-inspector') };
}

/** In a folder of its own and then renamed, so that a half-done installation is never taken for done. */
async function build(workshop: string, home: string): Promise<void> {
  await mkdir(cacheFolder('log'), { recursive: true });
  await rm(workshop, { recursive: true, force: true });
  await mkdir(workshop, { recursive: true });
  await writeFile(join(workshop, 'package.json'), '{ "private": true }\n');
  const packages = [
    `@modelcontextprotocol/conformance@${CONFORMANCE}`,
    `@modelcontextprotocol/inspector@${INSPECTOR}`,
  ];
  await run({
    command: 'npm',
    args: ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages],
    doing: 'Installing the conformance suite and the inspector (once, half a minute)',
    logFile: cacheFolder('log', 'mcp-tools-install.log'),
    cwd: workshop,
  });
  try {
    await rename(workshop, home);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(home)) throw error;
    await rm(workshop, { recursive: true, force: true });
  }
}
