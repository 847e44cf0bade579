import type { Handle } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import { DraftNode } from '../drafts/draft-node.ts';
import { draftFacts, draftTitle } from '../drafts/draft-text.ts';
import { RefusedNode } from '../drafts/refused-node.ts';

/** A row of the drafts view whose refusal is to be lifted. */
export interface RefusedRow {
  readonly document: Handle;
  /** What the person knows it by. */
  readonly title: string;
}

/**
 * Reads the argument of the command that lifts a refusal. A handle will not do: a row only the person can call it on.
 * @param argument anything: other extensions and agents can run commands too
 * @throws Problem invalid_arguments
 */
export function refusedRow(argument: unknown): RefusedRow {
  if (DraftNode.isOne(argument)) {
    const { draft } = argument;
    return { document: draft.document, title: `${draftTitle(draft)}, ${draftFacts(draft)}` };
  }
  if (RefusedNode.isOne(argument)) return { document: argument.document, title: argument.document };
  throw new Problem({
    code: 'invalid_arguments',
    person:
      'What you refused can be asked again from the menu of its row in the drafts view, and only there.',
    model: 'Only the person can lift a refusal, in the drafts view.',
  });
}
