import type { Handle } from '../accounting/handle.ts';
import type { DocumentFile, FileContent } from '../accounting/reviewing/document-files.ts';

/** The papers of documents, as Odoo has them now. What is read here counts as seen by no agent. */
export interface Papers {
  /** The files that hang on a document. */
  files(document: Handle): Promise<readonly DocumentFile[]>;
  /** What is in one of them. @param file Odoo's id of it; one that hangs elsewhere is not read */
  file(document: Handle, file: number): Promise<FileContent>;
}
