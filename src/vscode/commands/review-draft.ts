import type { Handle } from '../../accounting/handle.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { chosenDocument } from './chosen-document.ts';

/**
 * Opens the review of a draft. It asks nothing and approves nothing.
 * @throws Problem why the draft cannot be read
 */
export async function reviewDraft(
  argument: unknown,
  view: DraftsView,
  show: (document: Handle) => Promise<void>,
): Promise<void> {
  const document = await chosenDocument(argument, view, 'Which draft do you want to review?');
  if (document !== undefined) await show(document);
}
