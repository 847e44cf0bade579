import type { Clock } from '../../common/clock.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { SeenDocuments } from '../changing/seen-documents.ts';
import { readingContext } from '../companies.ts';
import { isInOdoo, isMove } from '../handle.ts';
import type { Handle } from '../handle.ts';
import type { MasterData } from '../master-data.ts';
import { chooseReader } from '../reading/choose-reader.ts';
import { DocumentReader } from '../reading/read-document.ts';
import { DocumentFiles } from './document-files.ts';
import type { DocumentFile, FileContent } from './document-files.ts';
import { PartnerHistories } from './partner-history.ts';
import type { PartnerHistory } from './partner-history.ts';

export interface SurroundingsParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly masterData: MasterData;
  readonly clock: Clock;
}

/** What a person sees beside a document while reviewing it. What is read here counts as seen by no agent. */
export class Surroundings {
  readonly #files: DocumentFiles;
  readonly #histories: PartnerHistories;
  readonly #masterData: MasterData;

  constructor({ client, session, masterData, clock }: SurroundingsParts) {
    const records = chooseReader(client, session.version, clock, 'kept');
    const documents = new DocumentReader(records, session, new SeenDocuments());
    this.#files = new DocumentFiles(client);
    this.#histories = new PartnerHistories(client, documents, masterData);
    this.#masterData = masterData;
  }

  /** The files of a document; what is not in Odoo has none. */
  async files(document: Handle, signal?: AbortSignal): Promise<readonly DocumentFile[]> {
    if (!isInOdoo(document)) return [];
    return this.#files.list(document, { context: await this.#context(), signal });
  }

  /** What is in a file of a document. @param file Odoo's id of it */
  async file(document: Handle, file: number, signal?: AbortSignal): Promise<FileContent> {
    if (!isInOdoo(document)) return { type: 'other', why: 'the document is not in Odoo' };
    return this.#files.read(document, file, { context: await this.#context(), signal });
  }

  /**
   * What was posted with its partner before, and what it says otherwise; undefined for what has
   * no history: entries, payments and bank transactions.
   * @throws Problem document_not_found
   */
  async history(document: Handle, signal?: AbortSignal): Promise<PartnerHistory | undefined> {
    if (!isMove(document)) return undefined;
    return this.#histories.of(document, await this.#context(), signal);
  }

  #context(): Promise<{ allowed_company_ids: number[] }> {
    return readingContext(this.#masterData, undefined);
  }
}
