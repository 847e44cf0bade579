import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { addressInOdoo } from './address-in-odoo.ts';
import type { DraftsDesk } from './drafts-desk.ts';

/** Opens a draft in Odoo's web client, in the person's browser. */
export async function openInOdoo(argument: unknown, desk: DraftsDesk): Promise<void> {
  const address = await addressInOdoo(argument, desk, t`Which draft do you want to see in Odoo?`);
  if (address !== undefined) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}
