import type { DraftSummary } from '../../accounting/documents.ts';
import type { Handle } from '../../accounting/handle.ts';
import type { DraftsView } from '../drafts/drafts-view.ts';
import { calledWith } from './called-with.ts';
import { pickDraft, pickDrafts } from './pick-draft.ts';

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
  const called = calledWith(argument);
  switch (called.kind) {
    case 'nothing':
      return pickDraft(view, question, offers);
    case 'rows':
      return called.drafts[0]?.document;
    case 'document':
      return called.document;
  }
}

/**
 * The same for a command that can be for several: all selected rows, or all that the person picks.
 * @returns empty when the person picked nothing
 * @throws Problem invalid_arguments
 */
export async function chosenDocuments(
  argument: unknown,
  selected: unknown,
  view: DraftsView,
  question: string,
): Promise<readonly Handle[]> {
  const called = calledWith(argument, selected);
  switch (called.kind) {
    case 'nothing':
      return pickDrafts(view, question);
    case 'rows':
      return called.drafts.map(({ document }) => document);
    case 'document':
      return [called.document];
  }
}
