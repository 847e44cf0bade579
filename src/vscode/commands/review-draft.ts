import { t } from '@vscode/l10n';
import { chosenDocument } from './chosen-document.ts';
import type { ChosenDocument } from './chosen-document.ts';
import type { DraftsDesk } from './drafts-desk.ts';

/**
 * Opens the review of a draft. It asks nothing and approves nothing.
 * @throws Problem why the draft cannot be read
 */
export async function reviewDraft(
  argument: unknown,
  desk: DraftsDesk,
  show: (chosen: ChosenDocument) => Promise<void>,
): Promise<void> {
  const chosen = await chosenDocument(argument, desk, t`Which draft do you want to review?`);
  if (chosen === undefined) return;
  // Where it cannot be connected, that is told as having gone wrong there.
  await desk.workroomOf(chosen.connection);
  await show(chosen);
}
