import { handleOf, isInOdoo, isMove, parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { asProblem } from '../../common/problem.ts';
import type { Problem } from '../../common/problem.ts';
import type { Intent } from '../../journal/open-intents.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { readNotes } from '../chatter/read-notes.ts';
import { areMatched, standingOf } from './books-in-odoo.ts';
import type { StandingDocument } from './books-in-odoo.ts';
import { findUnderKey } from './find-under-key.ts';
import type { Finding } from './recovered.ts';
import { isWritten } from './written-change.ts';

/** Notes of others may be among them. */
const MOST_NOTES = 500;

type IntentOf<What extends Intent['what']> = Extract<Intent, { what: What }>;

interface FinderParts {
  readonly asking: AskingOdoo;
  /** The key under which a file is made on a document. */
  readonly keyOfFile: (file: IntentOf<'file-intended'>) => string;
  /** Looks whether a proposal was entered; throws why it is not to be entered any more. */
  readonly lookAtProposal: (document: Handle) => Promise<unknown>;
}

const NOT_THERE: Finding = { became: 'not-done' };
const UNKNOWN: Finding = { became: 'unknown' };

/** Reads in Odoo what became of something that was intended. */
export class Finder {
  readonly #parts: FinderParts;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /**
   * What is not there is "not-done" here, whether it may still come or not.
   * @throws OdooError why Odoo cannot be read
   */
  async find(intent: Intent): Promise<Finding> {
    const { asking } = this.#parts;
    switch (intent.what) {
      case 'draft-intended':
        return this.#draft(intent);
      case 'file-intended':
        return this.#underKey(this.#parts.keyOfFile(intent), 'ir.attachment');
      case 'partner-intended':
        return this.#underKey(intent.key, 'res.partner');
      case 'posting-intended':
        return this.#posting(intent);
      case 'undoing-intended':
        return this.#standing(intent.document, ({ state }) => state === 'draft', UNKNOWN);
      case 'discarding-intended':
        return this.#standing(intent.document, () => false, { became: 'done' });
      case 'change-intended': {
        const document = parseHandle(intent.document);
        if (document === undefined || !isMove(document)) return UNKNOWN;
        return found(await isWritten(asking, document, intent));
      }
      case 'settling-intended': {
        const [document, by] = [parseHandle(intent.document), parseHandle(intent.by)];
        if (document === undefined || by === undefined || !isInOdoo(document) || !isInOdoo(by))
          return UNKNOWN;
        return found(await areMatched(asking, document, by));
      }
      case 'note-intended': {
        const notes = await readNotes(asking.client, intent, MOST_NOTES);
        return found(notes.some(({ head }) => head === intent.hash));
      }
    }
  }

  async #draft({ key }: IntentOf<'draft-intended'>): Promise<Finding> {
    const there = await findUnderKey(this.#parts.asking.client, key);
    if (there === undefined) return NOT_THERE;
    if (there.model !== 'account.move' && there.model !== 'account.payment') return UNKNOWN;
    return { became: 'done', made: handleOf(there.model, there.id) };
  }

  async #underKey(key: string, model: string): Promise<Finding> {
    const there = await findUnderKey(this.#parts.asking.client, key);
    return there?.model === model ? { became: 'done', id: there.id } : NOT_THERE;
  }

  async #posting({ document: text }: IntentOf<'posting-intended'>): Promise<Finding> {
    const document = parseHandle(text);
    if (document !== undefined && !isInOdoo(document)) return this.#entering(document);
    return this.#standing(
      text,
      ({ state }) => state === 'posted' || state === 'in_process' || state === 'paid',
      UNKNOWN,
    );
  }

  /** Of transactions in Odoo none says from which proposal it comes: that it is not there cannot be known. */
  async #entering(document: Handle): Promise<Finding> {
    const problem: Problem | undefined = await this.#parts
      .lookAtProposal(document)
      .then(() => undefined, asProblem);
    if (problem?.code === 'not_a_draft') return { became: 'done' };
    const isTold = problem === undefined || TELLS_NOTHING.has(problem.code);
    if (!isTold) throw problem;
    return UNKNOWN;
  }

  /** @param missing what it means that the document is not there */
  async #standing(
    text: string,
    isDone: (standing: StandingDocument) => boolean,
    missing: Finding,
  ): Promise<Finding> {
    const document = parseHandle(text);
    if (document === undefined) return UNKNOWN;
    // Throwing a proposal away is a line of the journal: without it, nothing was done.
    if (!isInOdoo(document)) return NOT_THERE;
    const standing = await standingOf(this.#parts.asking, document);
    if (standing === undefined) return missing;
    if (isDone(standing))
      return {
        became: 'done',
        ...(standing.number !== undefined && { number: standing.number }),
      };
    return standing.state === 'cancel' ? UNKNOWN : NOT_THERE;
  }
}

/** What is said of a proposal of which it is not known whether it was entered. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  'posting_outcome_unknown',
  'not_postable',
  'draft_deleted',
]);

function found(isThere: boolean | undefined): Finding {
  if (isThere === undefined) return UNKNOWN;
  return isThere ? { became: 'done' } : NOT_THERE;
}
