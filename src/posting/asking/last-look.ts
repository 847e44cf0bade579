import { subjectOf } from '../review/build-review.ts';
import { changesBetween } from '../snapshot/changes.ts';
import { digestOf } from '../snapshot/digest.ts';
import type { DocumentRequest } from './document-request.ts';
import { endedProblem } from '../problems.ts';
import type { Question } from './question.ts';
import { textOf } from '../review/render.ts';
import type { Snapshot, SnapshotReader } from '../snapshot/snapshot.ts';

/**
 * When it is our turn to write, right before sending: is somebody still waiting, is the document still what was
 * shown, and would the dialog still say the same?
 * @param intend writes the intent down; asked again after it is whether somebody waits
 * @returns what was found
 * @throws Problem changed_since_review, approval_expired or caller_left
 */
export async function lastLook(
  reader: SnapshotReader,
  question: Pick<Question<unknown>, 'problems' | 'render'>,
  request: DocumentRequest,
  shown: Snapshot,
  intend: (now: Snapshot) => Promise<unknown>,
): Promise<Snapshot> {
  const { problems } = question;
  const now = await reader.read(request.document, shown.companies);
  const assertWaitedFor = () => {
    if (request.ended !== undefined) throw endedProblem(request.ended, subjectOf(shown), problems);
  };
  assertWaitedFor();
  const dialog = (snapshot: Snapshot) => textOf(question.render(snapshot, request.requester));
  if (digestOf(now) !== digestOf(shown) || dialog(now) !== dialog(shown)) {
    const changes = changesBetween(shown, now);
    const names = ['a name or a warning that the dialog showed'];
    throw problems.changedSinceReview(subjectOf(shown), changes.length > 0 ? changes : names);
  }
  await intend(now);
  assertWaitedFor();
  return now;
}
