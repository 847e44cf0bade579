/** A file of the workspace, read whole. */
export interface OpenedFile {
  /** As people name it: the path in its folder, with "/". */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Where papers come from: the folders that a person has opened, and nothing else. */
export interface PaperFiles {
  /**
   * Reads a file whole.
   * @param path in one of the folders: relative to it, or absolute
   * @throws Problem paper_refused, paper_not_found, paper_ambiguous or paper_too_large
   */
  open(path: string): Promise<OpenedFile>;
}

/** More is not read: Odoo takes base64, a third longer, and often has a proxy before it that takes less. */
export const MOST_BYTES = 20 * 1024 * 1024;
