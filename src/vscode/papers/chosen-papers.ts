import { relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import { Problem } from '../../common/problem.ts';
import { workspaceFolders } from './workspace-folders.ts';
import type { OpenWorkspace } from './workspace-folders.ts';

/** By their names; what a file is, `read_paper` tells by its content. */
const PAPER = /\.(?:pdf|png|jpe?g|xml)$/i;

/** What nobody sees in a name, or sees in another order. */
const DISGUISED = /[\p{Cc}\p{Zl}\p{Zp}\u{E0000}-\u{E007F}\u202A-\u202E\u2066-\u2069]/u;

/** More than a person reviews at once. */
const MOST_PAPERS = 50;

/** What of an address of VS Code's is asked. */
type FileUri = Pick<Uri, 'scheme' | 'path' | 'fsPath'>;

/** A file of the workspace that a bill can be on. */
interface ChosenPaper<U extends FileUri> {
  readonly uri: U;
  /** As agents name it: relative to the workspace folder, or whole where there are several. */
  readonly path: string;
}

/**
 * The papers among files that were chosen in the Explorer. Files of another type are left out.
 * @throws Problem workspace_not_trusted, no_workspace_files, or invalid_arguments
 */
export function chosenPapers<U extends FileUri>(
  chosen: readonly U[],
  workspace: OpenWorkspace,
): readonly ChosenPaper<U>[] {
  const folders = workspaceFolders(workspace);
  const papers = chosen
    .filter(({ scheme, path }) => scheme === 'file' && PAPER.test(path))
    .map((uri) => ({ uri, path: pathOf(uri.fsPath, folders) }));
  if (papers.length === 0) throw refused(t`None of these files is a PDF, PNG, JPEG or XML file.`);
  if (papers.length > MOST_PAPERS)
    throw refused(t`These are ${papers.length} files. Choose at most ${MOST_PAPERS} at once.`);
  return papers;
}

function pathOf(path: string, folders: readonly string[]): string {
  if (!folders.some((folder) => path.startsWith(folder + sep)))
    throw refused(t`A file is outside of the folders of this window: agents read no papers there.`);
  if (DISGUISED.test(path))
    throw refused(t`The name of a file has characters that cannot be seen. Rename it first.`);
  const [folder, ...others] = folders;
  return folder === undefined || others.length > 0 ? path : relative(folder, path).split(sep).join('/');
}

function refused(person: string): Problem {
  return new Problem({ code: 'invalid_arguments', person, model: 'These files cannot be drafted from.' });
}
