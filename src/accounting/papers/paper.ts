import { createHash } from 'node:crypto';
import type { PaperFiles } from './files/paper-files.ts';
import { paperType } from './paper-type.ts';
import type { PaperType } from './paper-type.ts';
import { paperProblems } from './problems.ts';

/** A file that was opened, told by its content, and may be read and attached. */
export interface Paper {
  /** Below its workspace folder. */
  readonly path: string;
  readonly name: string;
  readonly type: PaperType;
  readonly bytes: Uint8Array;
  /** Hexadecimal. The name of this content for us. */
  readonly sha256: string;
  /** Hexadecimal. The name of this content for Odoo (`ir.attachment.checksum`). */
  readonly sha1: string;
}

/**
 * Opens a file of the workspace and makes sure that it is a paper.
 * @throws Problem paper_refused, paper_not_found, paper_ambiguous, paper_too_large, no_workspace_files or
 * workspace_not_trusted
 */
export async function openPaper(files: PaperFiles, asked: string): Promise<Paper> {
  const { path, name, bytes } = await files.open(asked);
  const found = paperType(bytes);
  if ('seems' in found) throw paperProblems.refused(asked, found.seems);
  const digest = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
  return { path, name, type: found.type, bytes, sha256: digest('sha256'), sha1: digest('sha1') };
}
