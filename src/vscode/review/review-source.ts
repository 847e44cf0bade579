import type { Handle } from '../../accounting/handle.ts';
import type { DocumentFile, FileContent } from '../../accounting/reviewing/document-files.ts';
import type { PartnerHistory } from '../../accounting/reviewing/partner-history.ts';

/** Where the panel gets what stands beside a document: `Books.surroundings` of the connection that it is in. */
export interface ReviewSource {
  files(document: Handle, signal?: AbortSignal): Promise<readonly DocumentFile[]>;
  file(document: Handle, file: number, signal?: AbortSignal): Promise<FileContent>;
  history(document: Handle, signal?: AbortSignal): Promise<PartnerHistory>;
}
