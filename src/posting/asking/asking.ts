import { t } from '@vscode/l10n';
import type { Clock } from '../../common/clock.ts';
import type { Problem } from '../../common/problem.ts';
import { asProblem } from '../../common/problem.ts';
import type { Approver } from '../approver.ts';
import type { Requester } from '../review/review.ts';
import { requesterText } from '../review/requester-text.ts';
import { ReviewWriter } from '../review/review-writer.ts';
import type { Person } from './person.ts';
import { PersonRequest } from './person-request.ts';
import { subjectOfAll, subjectUnread } from './question.ts';
import type { Question } from './question.ts';
import type { Refusals } from './refusals.ts';
import type { SeenDocument } from './seen-document.ts';
import type { OnStep } from './steps.ts';
import type { WaitingList } from './waiting-list.ts';

export interface AskingParts {
  readonly approver: Pick<Approver, 'absent'>;
  readonly person: Person;
  readonly refusals: Refusals;
  readonly waiting: WaitingList;
  /** True the first time an approval is used, false ever after, in whatever process. */
  readonly consume: (approval: string) => Promise<boolean>;
  readonly clock: Clock;
}

export interface AskOptions<Done> {
  /** Tells questions about the same documents apart: which change of them. */
  readonly detail?: string;
  /** The digests that the person has seen in full, where they come from the review panel. */
  readonly reviewed?: readonly string[];
  /** Asks the same in the person's own name. */
  readonly askAgain: () => void;
  /** Hears how far it has come with several, once the person has said yes. */
  readonly onStep?: OnStep;
  /** Called once, however many wait for the answer: with everybody who has asked. */
  readonly onDone?: (done: Done, askers: readonly Requester[]) => void;
}

interface Open<Done> {
  readonly request: PersonRequest;
  readonly detail: string;
  readonly answer: Promise<Done>;
}

/** The open questions of one sort: each is asked once, however many wait for its answer, and done once. */
export class Asking<Done> {
  readonly #parts: AskingParts;
  #open: readonly Open<Done>[] = [];

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /**
   * Waits for the answer to a question, and for what comes of a yes. The question that is open already about these
   * documents is joined.
   * @param signal aborted when the caller does not wait any more
   * @throws Problem why nobody needs to be asked, why the answer was no yes, or why it could not be done
   */
  ask<Seen extends SeenDocument>(
    question: Question<Seen, Done>,
    requester: Requester,
    signal: AbortSignal,
    options: AskOptions<Done>,
  ): Promise<Done> {
    const { detail = '', onStep } = options;
    const nobody = this.#parts.approver.absent?.();
    if (nobody !== undefined) return Promise.reject(nobody);
    const known = this.#open.find(
      (open) =>
        open.request.canBeJoined &&
        open.detail === detail &&
        question.documents.every((document) => open.request.documents.includes(document)),
    );
    const left = () =>
      question.problems.callerLeft(known?.request.subject ?? subjectUnread(question.documents));
    if (known !== undefined) {
      known.request.addAsker(requester);
      known.request.join(signal);
      if (onStep !== undefined) known.request.steps.listen(onStep);
      return unlessLeft(known, signal, left);
    }
    if (signal.aborted) return Promise.reject(left());
    const { clock, waiting } = this.#parts;
    const request = new PersonRequest(question.about, question.documents, requester, clock);
    // Joined first: what is decided at once has to know that somebody waits.
    request.join(signal);
    if (onStep !== undefined) request.steps.listen(onStep);
    waiting.add(request);
    const answer = this.#decide(request, question, options).finally(() => {
      request.dispose();
      waiting.remove(request);
      this.#open = this.#open.filter((open) => open.request !== request);
    });
    const opened = { request, detail, answer };
    this.#open = [...this.#open, opened];
    return unlessLeft(opened, signal, () =>
      question.problems.callerLeft(request.subject ?? subjectUnread(question.documents)),
    );
  }

  /** Resolves when all that a person has said yes to by now is done, or could not be. */
  async underWay(): Promise<void> {
    const approved = this.#open.filter(({ request }) => request.state === 'approved');
    await Promise.allSettled(approved.map(({ answer }) => answer));
  }

  async #decide<Seen extends SeenDocument>(
    request: PersonRequest,
    question: Question<Seen, Done>,
    options: AskOptions<Done>,
  ): Promise<Done> {
    const { person, refusals, waiting, consume } = this.#parts;
    const { about } = question;
    const read = await question.read();
    const { documents } = question;
    request.documents = question.documents;
    request.subject = subjectOfAll(read);
    // Who comes from the review panel has pressed a button of ours, and is the person.
    const assertAskable = () => {
      if (options.reviewed === undefined) this.#assertNotRefused(question, read);
    };
    assertAskable();
    const shown = await person.ask(request, question, read, {
      ...options,
      assertAskable,
      // A no counts whoever waits for it: an agent that leaves after asking is not asked again either.
      onRefused: () => {
        for (const document of documents) refusals.add(about, document);
        waiting.changed();
      },
    });
    for (const document of documents) refusals.forget(about, document);
    try {
      if (!(await consume(request.id))) throw question.problems.approvalFailed(subjectOfAll(shown));
      const done = await question.perform(request, shown);
      options.onDone?.(done, request.askers);
      this.#tellOfUnnamed(request);
      return done;
    } catch (error) {
      // A command tells the person what came of it by itself; an agent may keep it to itself.
      if (request.askers.every(({ kind }) => kind === 'agent')) person.tell(asProblem(error).person);
      throw error;
    }
  }

  /** The person was shown a question of a command, and an agent has their answer, too. */
  #tellOfUnnamed({ requester, unnamed, subject }: PersonRequest): void {
    if (requester.kind === 'agent' || subject === undefined) return;
    const names = unnamed.map((asker) => requesterText(new ReviewWriter(), asker).person);
    if (names.length > 0)
      this.#parts.person.tell(
        t`While you decided about the ${subject.label}, ${names.reduce((one, other) => t('{0} and {1}', one, other))} asked for the same and was told what came of it.`,
      );
  }

  #assertNotRefused(
    { about, documents, problems }: Question<SeenDocument, Done>,
    read: readonly SeenDocument[],
  ): void {
    const { refusals } = this.#parts;
    const refused = read.filter((_, place) => {
      const document = documents[place];
      return document !== undefined && refusals.isFinal(about, document);
    });
    if (refused.length === 0) return;
    const others = read.filter((each) => !refused.includes(each)).map(({ subject }) => subject.document);
    throw problems.refusedTwice(subjectOfAll(refused), others);
  }
}

/**
 * Who leaves is told so; the question stays open, for whoever comes back. What a person has said yes to is being done: who
 * leaves then hears what came of it, or nobody does.
 */
async function unlessLeft<Done>(
  { request, answer }: Open<Done>,
  signal: AbortSignal,
  left: () => Problem,
): Promise<Done> {
  const leaving = new AbortController();
  const gone = new Promise<never>((_, reject) => {
    const leave = () => {
      if (request.state !== 'approved') reject(left());
    };
    if (signal.aborted) reject(left());
    else signal.addEventListener('abort', leave, { once: true, signal: leaving.signal });
  });
  try {
    return await Promise.race([answer, gone]);
  } finally {
    leaving.abort();
  }
}
