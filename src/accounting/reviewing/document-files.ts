import { t } from '@vscode/l10n';
import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import { idOf, isMove } from '../handle.ts';
import type { OdooHandle } from '../handle.ts';
import { paperType } from '../papers/paper-type.ts';

/** A bigger file is not fetched to be looked at beside its document. */
const MOST_BYTES = 20 * 1024 * 1024;

/** More files hang on no document that a person can review. */
const MOST_FILES = 50;

/** A file that hangs on a document. Its name was given by others. */
export interface DocumentFile {
  readonly id: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** What is in a file, told by its content; or a sentence's end why it is not shown. */
export type FileContent =
  | { readonly type: 'pdf' | 'png' | 'jpeg' | 'xml'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'other'; readonly why: string };

const fileRows = z.array(z.object({ id: z.int(), name: z.string(), file_size: z.int() }));
const sizeRows = z.array(z.object({ file_size: z.int() }));
const contentRows = z.array(z.object({ datas: z.union([z.string(), z.literal(false)]) }));

interface ReadOptions {
  /** The companies whose documents may be meant. */
  readonly context: { readonly allowed_company_ids: number[] };
  readonly signal?: AbortSignal;
}

/** Reads the files of documents: of one document only those that hang on it. */
export class DocumentFiles {
  readonly #client: OdooClient;

  constructor(client: OdooClient) {
    this.#client = client;
  }

  /** @returns in the order in which they were hung there */
  async list(document: OdooHandle, options: ReadOptions): Promise<readonly DocumentFile[]> {
    const rows = fileRows.parse(await this.#read(document, [], ['name', 'file_size'], options));
    return rows.map(({ id, name, file_size: size }) => ({ id, name, size }));
  }

  /** @param file Odoo's id of it; one that does not hang on the document is not read */
  async read(document: OdooHandle, file: number, options: ReadOptions): Promise<FileContent> {
    const only = [['id', '=', file]];
    const [found] = sizeRows.parse(await this.#read(document, only, ['file_size'], options));
    if (found === undefined) return { type: 'other', why: t`it does not hang on this document any more` };
    if (found.file_size > MOST_BYTES) return { type: 'other', why: t`it has more than 20 MB` };
    const [content] = contentRows.parse(await this.#read(document, only, ['datas'], options));
    if (content === undefined || content.datas === false) return { type: 'other', why: t`it is empty` };
    const bytes = Uint8Array.from(Buffer.from(content.datas, 'base64'));
    const told = paperType(bytes);
    return 'type' in told ? { type: told.type, bytes } : { type: 'other', why: told.seems.person };
  }

  #read(
    document: OdooHandle,
    only: readonly (readonly (string | number)[])[],
    fields: readonly string[],
    { context, signal }: ReadOptions,
  ): Promise<unknown> {
    const model = isMove(document) ? 'account.move' : 'account.payment';
    const domain = [['res_model', '=', model], ['res_id', '=', idOf(document)], ...only];
    return this.#client.call('ir.attachment', 'search_read', {
      args: [domain],
      kwargs: { fields, order: 'id', limit: MOST_FILES },
      context,
      signal,
    });
  }
}
