import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Judged } from '../../steps/ask-text.ts';
import { connectionInEnv } from './env-connection.ts';
import type { EnvConnection } from './env-connection.ts';
import { toldApart } from './told-apart.ts';

/** A `.env` that names an Odoo. */
export interface EnvFile {
  readonly uri: vscode.Uri;
  /** As the person knows it, and as no other one is shown: "books/.env". */
  readonly shown: string;
  readonly connection: EnvConnection;
}

/** No file of settings is longer. */
const MOST_BYTES = 64 * 1024;

/** The ones at the top of the folders of this window. None where the person does not trust who wrote them. */
export async function envFilesOfWorkspace(): Promise<readonly EnvFile[]> {
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  const files = await Promise.all(
    folders.map(async ({ uri, name }) => {
      const file = vscode.Uri.joinPath(uri, '.env');
      const read = await readEnvFile(file);
      return read.ok ? [{ uri: file, shown: `${name}/.env`, connection: read.value }] : [];
    }),
  );
  const found = files.flat();
  const names = toldApart(found.map(({ uri, shown }) => ({ shown, path: uri.fsPath })));
  return found.map((file, place) => ({ ...file, shown: names[place] ?? file.shown }));
}

/** @returns why there is nothing to connect to in it, where that is so */
export async function readEnvFile(uri: vscode.Uri): Promise<Judged<EnvConnection>> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    // Others can put a link to a device there, which has no size and no end.
    if ((type & vscode.FileType.File) === 0) return { ok: false, sentence: t`It is no file.` };
    if (size > MOST_BYTES) return { ok: false, sentence: t`It is too long for a file of settings.` };
    return connectionInEnv(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    return { ok: false, sentence: t`It cannot be read. Check that you may open it.` };
  }
}
