import { realpath } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../../common/clock.ts';
import { withoutLinks } from '../../inert-text.ts';
import type { Judged } from '../../steps/ask-text.ts';
import { authorityIn } from '../../../office/authority-file.ts';
import { doubtOfAuthority } from './authority-in-workspace.ts';

/** Larger than any list of authorities. */
const MOST_BYTES = 1_000_000;

/**
 * Has the person choose the certificate of an authority, and again until the file is good for that.
 * @param problem why one is needed
 * @returns PEM; undefined when the person chose none
 */
export async function chooseAuthority(problem: string): Promise<string | undefined> {
  const choose: vscode.MessageItem = { title: t`Choose Certificate...` };
  const refuse: vscode.MessageItem = { title: t`Use Another Address`, isCloseAffordance: true };
  const modal = { modal: true, detail: detail() };
  let message = problem;
  for (;;) {
    const pressed = await vscode.window.showWarningMessage(withoutLinks(message), modal, refuse, choose);
    if (pressed !== choose) return undefined;
    const [file] =
      (await vscode.window.showOpenDialog({
        title: t`Certificate of the Authority`,
        openLabel: t`Trust for This Connection`,
        filters: { [t`Certificates`]: ['pem', 'crt', 'cer'] },
      })) ?? [];
    if (file === undefined) return undefined;
    const judged = await judge(file);
    if (judged.ok && (await isTrusted(file, judged.value))) return judged.value;
    message = judged.ok ? problem : judged.sentence;
  }
}

/** Asks about a file that others than the person may have put there. */
async function isTrusted(file: vscode.Uri, pem: string): Promise<boolean> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => whereItIs(uri));
  const doubt = doubtOfAuthority({ path: await whereItIs(file), pem }, await Promise.all(folders));
  if (doubt === undefined) return true;
  // The first button, which Enter presses, trusts nobody.
  const another: vscode.MessageItem = { title: t('Choose Another') };
  const trust: vscode.MessageItem = { title: t('Trust It') };
  const question = t('Trust a certificate out of a folder of this window?');
  const pressed = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: doubt },
    another,
    trust,
  );
  return pressed === trust;
}

/** The path of a file without links; as it was given where that is not to be had. */
function whereItIs({ fsPath }: vscode.Uri): Promise<string> {
  return realpath(fsPath).catch(() => fsPath);
}

function detail(): string {
  return [
    t`Many companies sign the certificates of their servers themselves. Whoever runs this Odoo can give you the certificate of their authority, a file that ends in .pem, .crt or .cer.`,
    t`Choose it only if it comes from them: from then on, this connection believes no other authority about who your Odoo is.`,
  ].join('\n\n');
}

async function judge(file: vscode.Uri): Promise<Judged<string>> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    const content = size > MOST_BYTES ? new Uint8Array() : await vscode.workspace.fs.readFile(file);
    return authorityIn(name, content, systemClock.now());
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    return {
      ok: false,
      sentence: t`“${name}” cannot be read. Check that you may open it, or choose another file.`,
    };
  }
}
