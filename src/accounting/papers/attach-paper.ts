import { z } from 'zod';
import { plainText } from '../../common/plain-text.ts';
import { Problem } from '../../common/problem.ts';
import { said } from '../../common/said.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import type { FailedOutcome } from '../../odoo/errors.ts';
import { answerUnreadable } from '../../odoo/exchange-problems.ts';
import { lookAfter, outcomeNotFound } from '../../odoo/look-after.ts';
import type { Looking } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { FILE_COLUMNS } from '../allowed/papers.ts';
import { differencesBetween } from '../changing/document-facts.ts';
import type { OwnDrafts } from '../changing/own-draft.ts';
import { changesText } from '../changing/problems.ts';
import type { KeyMaker } from '../drafting/once/draft-key.ts';
import { KEY_MODULE } from '../drafting/once/find-by-key.ts';
import { idOf } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import { draftingProblems } from '../drafting/problems.ts';
import type { DocumentReader } from '../reading/read-document.ts';
import type { ReadDocument } from '../reading/document-read.ts';
import { FileHistory } from './file-history.ts';
import { fileOn } from './hung-files.ts';
import { showAsMain } from './main-file.ts';
import { MIMETYPES } from './paper-type.ts';
import type { Paper } from './paper.ts';
import { paperProblems } from './problems.ts';

export interface AttacherParts extends Looking {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly documents: DocumentReader;
  readonly own: OwnDrafts;
  readonly journal: Journal;
  readonly makeKey: KeyMaker;
}

/** A file that hangs on a document. */
export interface AttachedPaper {
  readonly document: MoveHandle;
  readonly path: string;
  readonly sha256: string;
  /** It hung there before, and nothing was written now. */
  readonly alreadyThere: boolean;
  /** The document's digest now; it stays the same unless Odoo changed the document. */
  readonly digest: string;
  readonly notes: readonly string[];
}

const loadAnswer = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(z.object({ message: z.string() })).default([]),
});

/** Hangs papers on drafts of our own: once each, and without changing the draft. */
export class PaperAttacher {
  readonly #parts: AttacherParts;
  readonly #history: FileHistory;

  constructor(parts: AttacherParts) {
    this.#parts = parts;
    this.#history = new FileHistory(parts.journal, parts.session);
  }

  /**
   * @param context the companies whose documents may be meant
   * @throws Problem document_not_found, not_own_draft, attach_outcome_unknown, or one of the wire's
   */
  async attach(
    document: MoveHandle,
    paper: Paper,
    context: { allowed_company_ids: number[] },
    signal?: AbortSignal,
  ): Promise<AttachedPaper> {
    const { client, documents, own } = this.#parts;
    const [before, found, past] = await Promise.all([
      documents.read(document, context, signal, 'all'),
      fileOn(client, document, paper, context, signal),
      this.#history.of(document, paper),
    ]);
    // One that we made and did not come to show is not done.
    if (found !== undefined && past !== 'intended') return answer(before, paper, true, []);
    const { state } = before.view;
    if (state !== 'draft') {
      throw paperProblems.notOurs(
        document,
        state === 'posted' ? said`It is posted.` : said`It is cancelled.`,
      );
    }
    if (found === undefined && past === 'done') throw paperProblems.removed(document, paper.path);
    const why = await own.whyNotOwn(before);
    if (why !== undefined) throw paperProblems.notOurs(document, why);
    const company = { allowed_company_ids: [before.view.company.id] };
    const attachment = found ?? (await this.#journalled(document, paper, company, signal));
    const shown = await showAsMain(client, document, attachment, company);
    await this.#history.settle(document, paper, { outcome: 'done', attachment });
    const after = await documents.read(document, context, undefined, 'all');
    return answer(after, paper, false, [...shown, ...(await this.#unchanged(before, after))]);
  }

  /** The intent is on disk before anything is sent. What came of it is settled here only if it is not there. */
  async #journalled(
    document: MoveHandle,
    paper: Paper,
    company: { allowed_company_ids: number[] },
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const journalled = { intent: false };
    try {
      return await this.#load(document, paper, company, signal, async () => {
        journalled.intent = true;
        await this.#history.intend(document, paper);
      });
    } catch (error) {
      if (!journalled.intent || !(error instanceof Problem)) throw error;
      const stated = error instanceof OdooError ? error.outcome : 'rejected';
      // A refusal, too, is looked after: a proxy may have sent it twice, and Odoo have refused only the second.
      const found =
        stated === 'not-sent' ? 'absent' : await this.#comesLate(document, paper, company, stated);
      if (typeof found === 'number') return found;
      const outcome = outcomeNotFound(stated, found !== 'unseen', error);
      await this.#history.settle(document, paper, { outcome, problem: error.code });
      throw outcome === 'unknown' ? paperProblems.outcomeUnknown(document) : error;
    }
  }

  async #load(
    document: MoveHandle,
    paper: Paper,
    company: { allowed_company_ids: number[] },
    signal: AbortSignal | undefined,
    lastCheck: () => Promise<void>,
  ): Promise<number> {
    const { client, makeKey, session } = this.#parts;
    const key = makeKey(JSON.stringify(['file', session.origin, session.database, document, paper.sha256]));
    const values: Record<(typeof FILE_COLUMNS)[number], string> = {
      id: `${KEY_MODULE}.${key}`,
      name: plainText(paper.name, 200).text,
      datas: Buffer.from(paper.bytes).toString('base64'),
      mimetype: MIMETYPES[paper.type],
      res_model: 'account.move',
      res_id: `${idOf(document)}`,
    };
    const answered = loadAnswer.safeParse(
      await client.call('ir.attachment', 'load', {
        args: [[...FILE_COLUMNS], [FILE_COLUMNS.map((column) => values[column])]],
        // Create-only: absent, it is created; present, its id comes back and nothing is touched.
        context: { ...company, mode: 'update', noupdate: true },
        lastCheck,
        signal,
      }),
    );
    if (!answered.success) throw answerUnreadable('unknown');
    const { ids, messages } = answered.data;
    const [id] = ids === false ? [] : ids;
    if (id === undefined)
      throw draftingProblems.loadRefused(messages.map(({ message }) => message.slice(0, 300)));
    return id;
  }

  /** @returns the attachment, or that there is none, or that Odoo could not be read */
  #comesLate(
    document: MoveHandle,
    paper: Paper,
    company: { allowed_company_ids: number[] },
    said: FailedOutcome,
  ): Promise<number | 'absent' | 'unseen'> {
    // A look that fails tells nothing.
    const look = () =>
      fileOn(this.#parts.client, document, paper, company).then(
        (attachment) => attachment ?? 'absent',
        () => 'unseen' as const,
      );
    return lookAfter(said, look, (found) => typeof found === 'number', this.#parts);
  }

  /** Odoo 16 and newer would fill a draft from an electronic invoice; that it did not is looked at. */
  async #unchanged(before: ReadDocument, after: ReadDocument): Promise<string[]> {
    const changes = differencesBetween(before.facts, after.facts);
    if (changes.length > 0)
      return [`Odoo changed the draft when the file was attached: ${changesText(changes)}.`];
    await this.#parts.own.remember(after.view.document, after.view.digest);
    return [];
  }
}

function answer(
  { view }: ReadDocument,
  { path, sha256 }: Paper,
  alreadyThere: boolean,
  notes: readonly string[],
): AttachedPaper {
  return { document: view.document, path, sha256, alreadyThere, digest: view.digest, notes };
}
