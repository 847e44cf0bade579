import { said, saidTogether } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { textOf } from '../review/render.ts';
import { subjectOfAll } from './question.ts';
import type { Question } from './question.ts';
import { endedProblem } from './question-problems.ts';
import type { PersonRequest } from './person-request.ts';
import type { SeenDocument } from './seen-document.ts';

export interface LastLook<Seen extends SeenDocument> {
  readonly request: PersonRequest;
  /** The question in which the person saw them. */
  readonly question: Pick<Question<Seen, unknown>, 'problems' | 'render'>;
  readonly shown: readonly Seen[];
  readonly readAgain: (shown: readonly Seen[]) => Promise<readonly Seen[]>;
  /** Writes the intent down; asked again after it is whether somebody waits. */
  readonly intend: (now: readonly Seen[]) => Promise<unknown>;
}

/**
 * When it is our turn to write, right before sending: is somebody still waiting, are the documents still what was
 * shown, and would the dialog still say the same?
 * @returns what was found
 * @throws Problem changed_since_review, approval_expired or caller_left
 */
export async function lastLook<Seen extends SeenDocument>({
  request,
  question,
  shown,
  readAgain,
  intend,
}: LastLook<Seen>): Promise<readonly Seen[]> {
  const { problems } = question;
  const subject = subjectOfAll(shown);
  const assertWaitedFor = () => {
    const { ended, steps } = request;
    // The yes was in time, and to all of them: with the first of it sent, the rest is not too late.
    const isTooLate = ended === 'expired' && !steps.hasSent;
    if (ended === 'abandoned' || isTooLate) throw endedProblem(ended, subject, problems);
  };
  const now = await readAgain(shown);
  assertWaitedFor();
  const isSame =
    now.length === shown.length && now.every((each, place) => each.digest === shown[place]?.digest);
  const dialog = (seen: readonly Seen[]) => textOf(question.render(seen, request.requester));
  if (!isSame || dialog(now) !== dialog(shown))
    throw problems.changedSinceReview(subject, differences(shown, now));
  await intend(now);
  assertWaitedFor();
  request.steps.send();
  return now;
}

/** In words; several documents by name. */
export function differences(shown: readonly SeenDocument[], now: readonly SeenDocument[]): Said[] {
  const changes = shown.flatMap((before, place) => {
    const after = now[place];
    const found = after === undefined ? [said`it is not there any more`] : after.differencesFrom(before);
    if (found.length === 0) return [];
    const { label, english, document } = before.subject;
    const name = { person: label, english };
    return shown.length === 1 ? found : [said`${name} (${document}): ${saidTogether(found, ', ')}`];
  });
  return changes.length > 0 ? changes : [said`a name or a warning that the dialog showed`];
}
