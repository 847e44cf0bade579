import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ConnectionSource } from '../connections/connection-source.ts';
import type { DemoConnection } from '../connections/demo-connection.ts';
import { DRAFTS_VIEW } from '../contributions.ts';

const GUIDE = 'mcp-odoo-demo.md';

/** Enters the demo company, beside the person's own connections, and shows its drafts. */
export async function tryDemo(demo: DemoConnection): Promise<void> {
  await demo.enter();
  await showDrafts();
}

/**
 * What `MCP_ODOO_DEMO=1` asks for when VS Code starts: the demo company, unless there is a connection of the
 * person's own.
 */
export async function startInDemo(
  demo: DemoConnection,
  saved: Pick<ConnectionSource, 'all'>,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (environment.MCP_ODOO_DEMO !== '1' || saved.all.length > 0) return;
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
  void vscode.window.showInformationMessage(t`The demo company is as new.`);
}

async function showDrafts(): Promise<void> {
  await vscode.commands.executeCommand(`${DRAFTS_VIEW}.focus`);
}
