import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { addressInOdoo } from './address-in-odoo.ts';
import type { DraftsDesk } from './drafts-desk.ts';

/** As long as a short message is read (milliseconds). */
const SHOWN_MS = 5_000;

/** Puts the address of a draft in Odoo's web client into the clipboard. */
export async function copyLink(argument: unknown, desk: DraftsDesk): Promise<void> {
  const address = await addressInOdoo(argument, desk, t`Which draft do you want the link of?`);
  if (address === undefined) return;
  await vscode.env.clipboard.writeText(address);
  vscode.window.setStatusBarMessage(t`MCP Odoo: link copied`, SHOWN_MS);
}
