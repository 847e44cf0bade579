import * as vscode from 'vscode';
import { systemClock } from '../../../common/clock.ts';
import { withoutLinks } from '../../inert-text.ts';
import type { Judged } from '../../steps/ask-text.ts';
import { authorityIn } from '../../../office/authority-file.ts';

const CHOOSE: vscode.MessageItem = { title: 'Choose Certificate...' };
const REFUSE: vscode.MessageItem = { title: 'Use Another Address', isCloseAffordance: true };
const DETAIL =
  'Many companies sign the certificates of their servers themselves. Whoever runs this Odoo can give you the certificate of their authority, a file that ends in .pem, .crt or .cer.\n\nChoose it only if it comes from them: from then on, this connection believes no other authority about who your Odoo is.';

/** Larger than any list of authorities. */
const MOST_BYTES = 1_000_000;

/**
 * Has the person choose the certificate of an authority, and again until the file is good for that.
 * @param problem why one is needed
 * @returns PEM; undefined when the person chose none
 */
export async function chooseAuthority(problem: string): Promise<string | undefined> {
  const modal = { modal: true, detail: DETAIL };
  let message = problem;
  for (;;) {
    const pressed = await vscode.window.showWarningMessage(withoutLinks(message), modal, REFUSE, CHOOSE);
    if (pressed !== CHOOSE) return undefined;
    const [file] =
      (await vscode.window.showOpenDialog({
        title: 'Certificate of the Authority',
        openLabel: 'Trust for This Connection',
        filters: { Certificates: ['pem', 'crt', 'cer'] },
      })) ?? [];
    if (file === undefined) return undefined;
    const judged = await judge(file);
    if (judged.ok) return judged.value;
    message = judged.sentence;
  }
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
      sentence: `“${name}” cannot be read. Check that you may open it, or choose another file.`,
    };
  }
}
