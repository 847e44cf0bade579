import * as vscode from 'vscode';
import type { ConnectionSource } from '../connections/connection-source.ts';
import type { DemoConnection } from '../connections/demo-connection.ts';
import { DRAFTS_VIEW } from '../contributions.ts';

const TRY = 'Try the Demo Company';
const GUIDE = 'mcp-odoo-demo.md';

/** Enters the demo company and shows its drafts. A person who has a connection of their own is asked first. */
export async function tryDemo(demo: DemoConnection, saved: ConnectionSource): Promise<void> {
  if (demo.current === undefined && !(await mayReplace(saved))) return;
  await demo.enter();
  await showDrafts();
}

/**
 * What `MCP_ODOO_DEMO=1` asks for when VS Code starts: the demo company, unless there is a connection of the
 * person's own.
 */
export async function startInDemo(
  demo: DemoConnection,
  saved: ConnectionSource,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (environment.MCP_ODOO_DEMO !== '1' || saved.current !== undefined) return;
  await demo.enter();
  await showGuide();
  await showDrafts();
}

/** What there is to try, where the workspace brings it and nothing else is open. */
async function showGuide(): Promise<void> {
  if (vscode.window.tabGroups.all.some((group) => group.tabs.length > 0)) return;
  const [guide] = await vscode.workspace.findFiles(GUIDE, null, 1);
  // As text: a preview of it stays empty in VS Code for the browser where nothing else can be reached.
  if (guide !== undefined) await vscode.window.showTextDocument(guide);
}

/** Makes the demo company as it was at the start. */
export async function resetDemo(demo: DemoConnection): Promise<void> {
  if (demo.current === undefined) return;
  await demo.reset();
  void vscode.window.showInformationMessage('The demo company is as new.');
}

async function mayReplace(saved: ConnectionSource): Promise<boolean> {
  const own = saved.current;
  if (own === undefined) return true;
  const detail =
    'Until you leave it, this window and its agents work with made-up books that live in this window only. Your own connection stays saved, and is back when you run "MCP Odoo: Leave the Demo Company".';
  const question = `Leave ${own.name} for the demo company?`;
  const pressed = await vscode.window.showInformationMessage(question, { modal: true, detail }, TRY);
  return pressed === TRY;
}

async function showDrafts(): Promise<void> {
  await vscode.commands.executeCommand(`${DRAFTS_VIEW}.focus`);
}
