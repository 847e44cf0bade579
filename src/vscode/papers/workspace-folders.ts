import type { Uri } from 'vscode';
import { paperProblems } from '../../accounting/papers/problems.ts';

/** What of `vscode.workspace` tells where papers may be. */
export interface OpenWorkspace {
  readonly isTrusted: boolean;
  readonly workspaceFolders: readonly { readonly uri: Pick<Uri, 'scheme' | 'fsPath'> }[] | undefined;
}

/**
 * The folders of this window that lie on the machine that the extension runs on.
 * @throws Problem workspace_not_trusted or no_workspace_files
 */
export function workspaceFolders({ isTrusted, workspaceFolders: folders = [] }: OpenWorkspace): string[] {
  if (folders.length === 0) throw paperProblems.noFolders();
  const local = folders.filter((folder) => folder.uri.scheme === 'file').map((folder) => folder.uri.fsPath);
  if (local.length === 0) throw paperProblems.notLocal();
  if (!isTrusted) throw paperProblems.notTrusted();
  return local;
}
