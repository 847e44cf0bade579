import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import { Problem } from '../../common/problem.ts';
import type { Said } from '../../common/said.ts';
import type { MoveHandle } from '../handle.ts';

/** Everything that papers say no to. What is in a file is never repeated here. */
export const paperProblems = {
  refused: (path: string, why: Said) =>
    new Problem({
      code: 'paper_refused',
      person: t`An agent asked for the file ${quoted(path)}. It was not read: ${why.person}.`,
      model: `${quoted(path)} is not read: ${why.english}. Papers are PDF, PNG, JPEG or electronic-invoice XML files in the workspace folders. Do not try to get round this; ask the person.`,
    }),
  notFound: (path: string) =>
    new Problem({
      code: 'paper_not_found',
      person: t`There is no file ${quoted(path)} in the workspace.`,
      model: `There is no file ${quoted(path)}. Give the path relative to a workspace folder, with its exact spelling.`,
    }),
  ambiguous: (path: string) =>
    new Problem({
      code: 'paper_ambiguous',
      person: t`Several workspace folders have a file ${quoted(path)}.`,
      model: `Several workspace folders have a file ${quoted(path)}. Give the absolute path of the one that is meant.`,
    }),
  tooLarge: (path: string, bytes: bigint, most: number) =>
    new Problem({
      code: 'paper_too_large',
      person: t`The file ${quoted(path)} has ${megabytes(bytes)} MB; at most ${megabytes(BigInt(most))} MB are read.`,
      model: `${quoted(path)} has ${megabytes(bytes)} MB; at most ${megabytes(BigInt(most))} MB are read. Ask the person for a smaller file.`,
    }),
  unreadable: (path: string, why: Said) =>
    new Problem({
      code: 'paper_unreadable',
      person: t`The file ${quoted(path)} cannot be read: ${why.person}.`,
      model: `The text of ${quoted(path)} cannot be read: ${why.english}. Ask the person what it says, or for another copy; do not guess. attach_file can attach it as it is.`,
    }),
  noFolders: () =>
    new Problem({
      code: 'no_workspace_files',
      person: t`No folder is open in this window, so agents can read no papers. Open the folder with the papers.`,
      model:
        'No folder is open in VS Code, so there are no papers to read. Ask the person to open the folder.',
    }),
  noneGiven: () =>
    new Problem({
      code: 'no_workspace_files',
      person: t`mcp-odoo was started without a folder of papers, so agents can read none. Start it with --files and the folder.`,
      model:
        'This server was started without a folder, so there are no papers to read or attach. Ask the person to start it with "--files" and the folder of the papers, in the configuration of the MCP client.',
    }),
  notLocal: () =>
    new Problem({
      code: 'no_workspace_files',
      person: t`The folders of this window are not on the machine that MCP Odoo runs on, so agents can read no papers there.`,
      model:
        'The workspace is remote and MCP Odoo has no access to its files: papers cannot be read or attached. Tell the person.',
    }),
  notTrusted: () =>
    new Problem({
      code: 'workspace_not_trusted',
      person: t`This workspace is not trusted, so agents can read no papers in it.`,
      model: 'The workspace is not trusted, so no file of it is read. Only the person can trust it.',
    }),
  notOurs: (document: MoveHandle, why: Said) =>
    new Problem({
      code: 'not_own_draft',
      person: t`Nothing was attached to ${document}: ${why.person} You can attach the file in Odoo.`,
      model: `Nothing was attached to ${document}: ${why.english} Files are attached only to drafts that this connection made and nobody changed since. Ask the person to attach it in Odoo.`,
    }),
  removed: (document: MoveHandle, path: string) =>
    new Problem({
      code: 'not_own_draft',
      person: t`${quoted(path)} was attached to ${document} before, and somebody has removed it. It was not attached again.`,
      model: `${quoted(path)} was attached to ${document} before and a person removed it. Leave it so; if the person wants it back, they can attach it in Odoo.`,
    }),
  outcomeUnknown: (document: MoveHandle) =>
    new Problem({
      code: 'attach_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether the file hangs on ${document}. Asking again is safe.`,
      model:
        'The outcome is unknown. Repeat the call: it finds the file by its content or attaches it, never twice.',
    }),
};

function quoted(path: string): string {
  return JSON.stringify(plainText(path, 120).text);
}

function megabytes(bytes: bigint): string {
  const tenths = (bytes * 10n + 524_288n) / 1_048_576n;
  return `${tenths / 10n}.${tenths % 10n}`.replace(/\.0$/, '');
}
