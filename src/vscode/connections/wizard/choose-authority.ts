import * as vscode from 'vscode';

const CHOOSE: vscode.MessageItem = { title: 'Choose Certificate...' };
const REFUSE: vscode.MessageItem = { title: 'Use Another Address', isCloseAffordance: true };
const DETAIL =
  'Choose the certificate of the authority only if you know from whoever runs this Odoo that it is theirs. From then on no other authority is trusted for this connection.';

/**
 * Has the person choose the certificate of an authority.
 * @param problem why one is needed
 * @returns the text of the file, to be checked when it is used; undefined when the person chose none
 */
export async function chooseAuthority(problem: string): Promise<string | undefined> {
  const modal = { modal: true, detail: DETAIL };
  const pressed = await vscode.window.showWarningMessage(problem, modal, REFUSE, CHOOSE);
  if (pressed !== CHOOSE) return undefined;
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Certificate of the Authority (PEM)',
      openLabel: 'Trust for This Connection',
      filters: { Certificates: ['pem', 'crt', 'cer'] },
    })) ?? [];
  return file === undefined ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}
