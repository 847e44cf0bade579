/** What the worker thread is given. */
export interface PdfQuestion {
  readonly bytes: Uint8Array;
  /** Counted from 1. */
  readonly firstPage: number;
  /** Pages are read until they have so many characters together. */
  readonly mostCharacters: number;
}

export interface PdfPage {
  readonly page: number;
  readonly text: string;
}

export interface PdfContent {
  /** How many there are. */
  readonly pages: number;
  /** Those that were read, the first one whole or cut, the others whole. */
  readonly texts: readonly PdfPage[];
  /** The last page that was read is longer than this. */
  readonly isCut: boolean;
  /** XML files in it, as they are. */
  readonly xml: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** What the worker thread answers. */
export type PdfAnswer =
  | { readonly outcome: 'read'; readonly content: PdfContent }
  | { readonly outcome: 'encrypted' | 'broken' | 'no-such-page'; readonly pages?: number };
