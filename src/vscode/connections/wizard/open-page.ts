import * as vscode from 'vscode';

/** Opens a page of the person's Odoo in their browser, because they asked for it. */
export async function openPage(url: string): Promise<void> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error('Only pages of a web server are opened.');
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
