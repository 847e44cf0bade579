import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { asProblem } from '../../common/problem.ts';
import type { Answer, Approver, Asked } from '../approver.ts';
import { textOf } from '../review/render.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Requester } from '../review/review.ts';
import { isTotal } from '../review/typed-total.ts';
import { differences } from './last-look.ts';
import type { PersonRequest } from './person-request.ts';
import { subjectOfAll } from './question.ts';
import type { Question } from './question.ts';
import { endedProblem } from './question-problems.ts';
import type { RequestJournal } from './request-journal.ts';
import type { SeenDocument } from './seen-document.ts';
import type { Turnstile } from './turnstile.ts';

/** How the journal calls an end without an answer that counts. */
const ENDED = { expired: 'expired', abandoned: 'cancelled' } as const;

const ANSWERS: readonly unknown[] = ['yes', 'keep', 'closed', 'review'] satisfies Answer[];
const PRESSED_IN_REVIEW: readonly unknown[] = ['yes', 'keep', 'closed'] satisfies Answer[];

/** What the panel showed is known by its digest only, once it has changed. */
function sinceThePanel(): Said[] {
  return [said`it is not what the review panel showed any more`];
}

export interface PersonParts {
  readonly isDemo: boolean;
  readonly approver: Approver;
  /** Shared by all gates of a window: one dialog at a time. */
  readonly dialogs: Turnstile;
  readonly journal: RequestJournal;
}

/** What the person does besides answering in time. */
interface Meanwhile {
  readonly askAgain: () => void;
  readonly onRefused: () => void;
  /** @throws Problem when it may not be asked any more, because the person refused it meanwhile */
  readonly assertAskable: () => void;
}

/** What came of a dialog: what was shown in it, and what the person did. */
interface Answered<Seen> {
  readonly seen: readonly Seen[];
  readonly rendered: RenderedReview;
  readonly said: Answer | 'failed';
}

/** Puts questions to the person, one dialog at a time, and writes down what was shown and answered. */
export class Person {
  readonly #parts: PersonParts;

  constructor(parts: PersonParts) {
    this.#parts = parts;
  }

  /**
   * Shows the documents, read anew if others had to be shown before, as often as the person goes to the review and
   * comes back.
   * @param reviewed what the person has seen in full in the review panel, where they come from there
   * @param askAgain asks the same in the person's own name, when their yes came too late
   * @param onRefused called when the person pressed no, whether somebody still waited or not
   * @returns what was shown, if the person said yes while the request was alive; everything else throws
   */
  async ask<Seen extends SeenDocument>(
    request: PersonRequest,
    question: Question<Seen, unknown>,
    read: readonly Seen[],
    meanwhile: Meanwhile & { readonly reviewed?: readonly string[] },
  ): Promise<readonly Seen[]> {
    const { approver } = this.#parts;
    let inReview = meanwhile.reviewed;
    let before: readonly Seen[] = read;
    for (;;) {
      const reviewed = inReview;
      const latest = read;
      const ask = () =>
        this.#inTurn(request, question, latest, { digests: reviewed, seen: before }, meanwhile);
      const isAgain = reviewed !== undefined && reviewed !== meanwhile.reviewed;
      const answered = isAgain ? await this.#orTell(request, question, ask) : await ask();
      if (isAgain && answered === undefined)
        this.tell(endedProblem('expired', subjectOfAll(read), question.problems).person, meanwhile.askAgain);
      if (answered?.said !== 'review' || request.ended === 'expired') {
        return this.#settle(request, question, answered, read);
      }
      request.state = 'under review';
      const review = { ...answered.rendered, request: request.id };
      const pressed = await pressedIn(() => approver.review(review, request.signal));
      // When the request expires the panel closes by itself, and nobody has refused anything.
      const isPersons = !request.signal.aborted;
      if (isPersons && (pressed === 'keep' || pressed === 'closed')) meanwhile.onRefused();
      if (pressed !== 'yes')
        return this.#settle(request, question, { ...answered, said: pressed }, answered.seen);
      if (request.ended !== undefined) {
        request.close();
        this.tell(
          endedProblem(request.ended, subjectOfAll(answered.seen), question.problems).person,
          meanwhile.askAgain,
        );
        return this.#settle(request, question, answered, answered.seen);
      }
      request.state = 'queued';
      before = answered.seen;
      inReview = answered.seen.map(({ digest }) => digest);
      read = await this.#orTell(request, question, () => question.read());
    }
  }

  /** Who has pressed the button in the review is told why no dialog follows, and it is written down that none did. */
  async #orTell<Done>(
    request: PersonRequest,
    question: Question<SeenDocument, unknown>,
    work: () => Promise<Done>,
  ): Promise<Done> {
    try {
      return await work();
    } catch (error) {
      this.tell(asProblem(error).person);
      this.#parts.approver.closeReview(request.id);
      const what = `${question.about}-answered` as const;
      for (const document of question.documents)
        await this.#parts.journal.append(request, document, { what, answer: 'failed' });
      throw error;
    }
  }

  /** Tells the person, however the tool that asked passes it on. */
  tell(sentence: string, again?: () => void): void {
    this.#parts.approver.tell(demoMarked(this.#parts.isDemo, sentence), again);
  }

  /** Waits for somebody to wait for the answer and for the dialog to be free, and shows it. */
  async #inTurn<Seen extends SeenDocument>(
    request: PersonRequest,
    question: Question<Seen, unknown>,
    read: readonly Seen[],
    reviewed: { readonly digests: readonly string[] | undefined; readonly seen: readonly Seen[] },
    meanwhile: Meanwhile,
  ): Promise<Answered<Seen> | undefined> {
    const { dialogs } = this.#parts;
    let hasWaited = false;
    for (;;) {
      hasWaited ||= request.ended !== undefined;
      await request.waitedFor();
      const hasToWait = hasWaited || dialogs.isBusy;
      const answered = await dialogs.pass(request.signal, async () => {
        if (request.ended !== undefined) return 'nobody waits';
        const seen = hasToWait ? await question.read() : read;
        const { digests } = reviewed;
        if (digests !== undefined && !areThese(seen, digests))
          throw question.problems.changedSinceReview(
            subjectOfAll(seen),
            areThese(reviewed.seen, digests) ? differences(reviewed.seen, seen) : sinceThePanel(),
          );
        meanwhile.assertAskable();
        request.willShow();
        return this.#showDialog(request, question, seen, digests !== undefined, meanwhile);
      });
      if (answered !== 'nobody waits') return answered;
      if (!request.isOpen) return undefined;
      hasWaited = true;
    }
  }

  async #showDialog<Seen extends SeenDocument>(
    request: PersonRequest,
    question: Question<Seen, unknown>,
    seen: readonly Seen[],
    fromReview: boolean,
    { askAgain, onRefused }: Meanwhile,
  ): Promise<Answered<Seen>> {
    const { approver, journal } = this.#parts;
    const rendered = question.render(seen, request.requester);
    for (const [place, document] of question.documents.entries()) {
      const digest = seen[place]?.digest ?? '';
      const what = `${question.about}-asked` as const;
      const asked = { digest, ...inJournal(request.requester), shown: textOf(rendered) };
      await journal.append(request, document, { what, ...asked });
    }
    const asked: Asked = { ...rendered, request: request.id, reviewable: true, fromReview };
    const isShown = !request.signal.aborted;
    const answer = await answerOf(() => approver.ask(asked, request.signal));
    const said = answer === 'yes' ? await this.#checked(asked, request.signal) : answer;
    if (isShown && (answer === 'keep' || answer === 'closed')) onRefused();
    // Nobody else is left to hear of an answer that came too late.
    const { ended } = request;
    if ((said === 'yes' && ended !== undefined) || (said === 'review' && ended === 'expired')) {
      request.close();
      this.tell(endedProblem(ended, subjectOfAll(seen), question.problems).person, askAgain);
    }
    return { seen, rendered, said };
  }

  /** A dialog that was cut cannot say yes, whatever an approver says; and a total that has to be typed has to be right. */
  async #checked(asked: Asked, signal: AbortSignal): Promise<Answer | 'failed'> {
    if (!asked.complete && !asked.fromReview) return 'closed';
    const { typeTotal } = asked;
    if (typeTotal === undefined) return 'yes';
    try {
      const typed: unknown = await this.#parts.approver.typeTotal(typeTotal, signal);
      return typeof typed === 'string' && isTotal(typed, typeTotal.total) ? 'yes' : 'closed';
    } catch {
      return 'failed';
    }
  }

  async #settle<Seen extends SeenDocument>(
    request: PersonRequest,
    question: Question<Seen, unknown>,
    answered: Answered<Seen> | undefined,
    read: readonly Seen[],
  ): Promise<readonly Seen[]> {
    const { problems } = question;
    const subject = subjectOfAll(answered?.seen ?? read);
    const { ended } = request;
    const pressed = answered?.said === 'review' ? 'closed' : answered?.said;
    const said = ended === undefined ? (pressed ?? 'cancelled') : ENDED[ended];
    request.state = said === 'yes' ? 'approved' : 'over';
    const alsoAskedBy = request.unnamed.length === 0 ? undefined : request.unnamed.map(inJournal);
    for (const document of question.documents) {
      const what = `${question.about}-answered` as const;
      await this.#parts.journal
        .append(request, document, { what, answer: said, alsoAskedBy })
        .catch((error: unknown) => {
          if (said === 'yes') this.tell(asProblem(error).person);
          throw error;
        });
    }
    if (ended !== undefined || answered === undefined)
      throw endedProblem(ended ?? 'abandoned', subject, problems);
    if (pressed === 'failed') throw problems.approvalFailed(subject);
    if (pressed !== 'yes') throw problems.declined(subject);
    return answered.seen;
  }
}

/** Whether these are what a person has seen. */
function areThese(seen: readonly SeenDocument[], digests: readonly string[]): boolean {
  return seen.every(({ digest }, place) => digest === digests[place]);
}

/** An agent may call itself "command" as well. */
function inJournal(requester: Requester): { requester: string; askedBy: Requester['kind'] } {
  const { kind } = requester;
  return { requester: kind === 'agent' ? requester.saysItIs : 'command', askedBy: kind };
}

/** Whatever an approver throws, nobody said yes. What it was does not matter to anyone who waits. */
async function answerOf(ask: () => Promise<Answer>): Promise<Answer | 'failed'> {
  try {
    const answer = await ask();
    return ANSWERS.includes(answer) ? answer : 'failed';
  } catch {
    return 'failed';
  }
}

async function pressedIn(
  review: () => Promise<Exclude<Answer, 'review'>>,
): Promise<Exclude<Answer, 'review'> | 'failed'> {
  try {
    const pressed = await review();
    return PRESSED_IN_REVIEW.includes(pressed) ? pressed : 'failed';
  } catch {
    return 'failed';
  }
}
