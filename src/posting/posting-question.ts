import { isInOdoo } from '../accounting/handle.ts';
import type { Handle, OdooHandle } from '../accounting/handle.ts';
import { Problem } from '../common/problem.ts';
import { OdooError } from '../odoo/errors.ts';
import { ALONE, MOST_AT_ONCE } from './asking/asked-set.ts';
import type { AskedSet } from './asking/asked-set.ts';
import type { PersonRequest } from './asking/person-request.ts';
import { subjectOfAll } from './asking/question.ts';
import type { Question } from './asking/question.ts';
import type { UnderWay } from './asking/steps.ts';
import { noteFacts } from './chatter/chatter-notes.ts';
import type { NoteFacts } from './chatter/chatter-notes.ts';
import type { Together } from './moves/with-reversals.ts';
import type { Looked, PostableKind, SeenPostable } from './postable.ts';
import type { PostingOutcome } from './posted.ts';
import type { PostingWriter } from './posting-writers.ts';
import { gateProblems } from './problems.ts';
import { renderSet } from './review/render-set.ts';
import { whyNotTogether } from './review/set-rules.ts';
import type { RenderedReview } from './review/render.ts';
import type { Place, Requester } from './review/review.ts';

export interface PostingQuestionParts {
  readonly place: Place;
  readonly kinds: readonly PostableKind[];
  /** The documents that are posted together with these. */
  readonly together: (documents: readonly Handle[]) => Promise<Together>;
  /** What posts, asked for when the person has said yes. */
  readonly writer: (request: PersonRequest) => Promise<PostingWriter>;
  /** Writes a note below what was posted. */
  readonly note: (document: OdooHandle, facts: NoteFacts) => Promise<unknown>;
  /** Several are being posted. */
  readonly onUnderWay?: (work: UnderWay) => void;
}

/** May this document be posted, or may these? */
export class PostingQuestion implements Question<SeenPostable, readonly PostingOutcome[]> {
  readonly about = 'posting';
  readonly problems = gateProblems;
  #documents: readonly Handle[];
  #pairs: Together['pairs'] = [];
  readonly #parts: PostingQuestionParts;

  constructor(documents: readonly Handle[], parts: PostingQuestionParts) {
    this.#documents = documents;
    this.#parts = parts;
  }

  /** Once they were read also those that go with them. */
  get documents(): readonly Handle[] {
    return this.#documents;
  }

  /** @throws Problem not_a_draft, kind_not_supported, not_postable, document_not_found */
  async read(): Promise<readonly SeenPostable[]> {
    await this.#grow();
    const looked = await this.#lookAtAll();
    const problems = looked.flatMap(({ problem }) => problem ?? []);
    const [problem] = problems;
    if (problem !== undefined)
      throw this.documents.length > 1 ? gateProblems.noneOfSet(problems, this.documents) : problem;
    const byDocument = new Map(looked.map(({ seen }) => [seen.document, seen] as const));
    const found = this.documents.flatMap((document) => byDocument.get(document) ?? []);
    this.#assertTogether(found);
    return found;
  }

  async #lookAtAll(): Promise<readonly Looked[]> {
    const looking = this.#parts.kinds.map(async (kind) => {
      const own = this.documents.filter((document) => kind.handles(document));
      return own.length === 0 ? [] : kind.read(own, this.#set);
    });
    try {
      return (await Promise.all(looking)).flat();
    } catch (error) {
      // What the wire says is about none of the documents.
      if (this.documents.length < 2 || !(error instanceof Problem) || error instanceof OdooError) throw error;
      throw gateProblems.noneOfSet([error], this.documents);
    }
  }

  /**
   * Reads them for a person who only looks.
   * @returns also why they cannot be posted as they are
   * @throws Problem not_a_draft, document_not_found
   */
  async look(): Promise<{ readonly seen: readonly SeenPostable[]; readonly problem: Problem | undefined }> {
    await this.#grow();
    const looked = await Promise.all(
      this.documents.map(
        async (document) =>
          (await this.#parts.kinds.find((kind) => kind.handles(document))?.look(document)) ?? undefined,
      ),
    );
    const there = looked.filter((each) => each !== undefined);
    return {
      seen: there.map(({ seen }) => seen),
      problem: there.find(({ problem }) => problem !== undefined)?.problem,
    };
  }

  render(seen: readonly SeenPostable[], requester: Requester): RenderedReview {
    const { place } = this.#parts;
    const [first] = seen;
    // What is sent alone was shown alone, or in a set: its row says the same then and now.
    if (first !== undefined && seen.length === 1 && this.documents.length === 1)
      return first.render(place, requester);
    return renderSet(
      place,
      seen.map((each) => each.row(place, requester)),
      requester,
      this.#pairing,
    );
  }

  async #grow(): Promise<void> {
    const { documents, pairs } = await this.#parts.together(this.#documents);
    if (documents.length > MOST_AT_ONCE)
      throw gateProblems.tooManyWithReversals(this.#documents.length, documents.length, MOST_AT_ONCE);
    this.#documents = documents;
    this.#pairs = pairs;
  }

  get #set(): AskedSet {
    return this.documents.length > 1 ? this.documents : ALONE;
  }

  get #pairing(): 'a pair' | 'a set' {
    return this.#documents.length === 2 && this.#pairs.length === 1 ? 'a pair' : 'a set';
  }

  #assertTogether(seen: readonly SeenPostable[]): void {
    if (this.documents.length < 2) return;
    const { place } = this.#parts;
    const rows = seen.map((each) => each.row(place, { kind: 'command' }));
    const reasons = whyNotTogether(rows, place, this.#pairing);
    if (reasons.length > 0) throw gateProblems.notPostedTogether(subjectOfAll(seen), reasons);
  }

  async perform(request: PersonRequest, seen: readonly SeenPostable[]): Promise<readonly PostingOutcome[]> {
    const writer = await this.#parts.writer(request);
    try {
      if (seen.length > 1) this.#begin(request, seen.length);
      const outcomes = await this.#post(request, seen, writer);
      await this.#note(request, seen, outcomes, writer.postedAs);
      const byDocument = new Map(outcomes.map((outcome) => [outcome.document, outcome] as const));
      return this.documents.flatMap((document) => byDocument.get(document) ?? []);
    } finally {
      request.steps.end();
    }
  }

  #begin({ steps }: PersonRequest, count: number): void {
    steps.begin(count);
    this.#parts.onUnderWay?.(steps);
  }

  async #post(
    request: PersonRequest,
    seen: readonly SeenPostable[],
    writer: PostingWriter,
  ): Promise<readonly PostingOutcome[]> {
    const outcomes: PostingOutcome[] = [];
    try {
      const { client, postedAs } = writer;
      const toPost = { request, pairs: this.#pairs, question: this, writer: client, postedAs };
      for (const kind of this.#parts.kinds) {
        const own = seen.filter(({ document }) => kind.handles(document));
        if (own.length > 0) outcomes.push(...(await kind.post(toPost, own)));
      }
    } finally {
      // What was posted is what the person has to hear, whatever becomes of the session.
      await Promise.allSettled([writer.dispose()]);
    }
    return outcomes;
  }

  async #note(
    request: PersonRequest,
    seen: readonly SeenPostable[],
    outcomes: readonly PostingOutcome[],
    doneAs: string | undefined,
  ): Promise<void> {
    for (const outcome of outcomes) {
      if ('problem' in outcome) continue;
      const { document, entered = document } = outcome.posted;
      const shown = seen.find((each) => each.document === document);
      if (shown === undefined || !isInOdoo(entered)) continue;
      await this.#parts.note(entered, noteFacts('posting', request, shown, doneAs));
    }
  }
}
