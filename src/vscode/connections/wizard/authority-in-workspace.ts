import { t } from '@vscode/l10n';
import { plainText } from '../../../common/plain-text.ts';
import { isInside } from '../../../common/is-inside.ts';
import { authorityNames } from '../../../office/authority-file.ts';

/** A file that the person chose, without links, and what it says. */
interface ChosenAuthority {
  readonly path: string;
  readonly pem: string;
}

/**
 * What a person has to know before they trust an authority whose file lies in a folder of their window; undefined where
 * it lies elsewhere.
 * @param folders of this window, without links
 */
export function doubtOfAuthority(
  { path, pem }: ChosenAuthority,
  folders: readonly string[],
): string | undefined {
  if (!folders.some((folder) => isInside(folder, path))) return undefined;
  return t`“${plainText(path, 120).text}” lies in a folder of this window, where agents can write. Whoever wrote it decides which server this connection takes for your Odoo, and sends your key to. It is the certificate of ${authorityNames(pem)}. Trust it only if you put it there yourself.`;
}
