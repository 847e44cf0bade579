import type { DraftSummary } from '../../accounting/documents.ts';
import { parseHandle } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import { DraftNode } from '../drafts/draft-node.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { pickDraft } from './pick-draft.ts';

/**
 * Which document a command is for: the row it was called on, the handle it was given, or what the person picks.
 * @param argument anything: other extensions and agents can run commands too
 * @param offers which drafts the person can pick from
 * @returns undefined when the person picked nothing
 * @throws Problem invalid_arguments
 */
export async function chosenDocument(
  argument: unknown,
  view: DraftsView,
  question: string,
  offers: (draft: DraftSummary) => boolean = () => true,
): Promise<Handle | undefined> {
  if (argument === undefined) return pickDraft(view, question, offers);
  if (argument instanceof DraftNode) return argument.draft.document;
  const handle = typeof argument === 'string' ? parseHandle(argument) : undefined;
  if (handle !== undefined) return handle;
  throw new Problem({
    code: 'invalid_arguments',
    person: 'This command was called with something that is no document.',
    model: 'The only argument of this command is a document such as "move/7".',
  });
}
