import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';
import { Problem } from '../../common/problem.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import { DraftNode } from '../drafts/draft-node.ts';
import { draftFacts, draftTitle } from '../drafts/draft-text.ts';
import { RefusedNode } from '../drafts/refused-node.ts';

/** A row of the drafts view whose refusal is to be lifted. */
export interface RefusedRow {
  readonly connection: ConnectionProfile;
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
    const { connection, draft } = argument;
    const title = `${draftTitle(draft)}, ${draftFacts(draft)}`;
    return { connection, document: draft.document, title };
  }
  if (RefusedNode.isOne(argument)) {
    const { connection, document } = argument;
    return { connection, document, title: document };
  }
  throw new Problem({
    code: 'invalid_arguments',
    person: t`What you refused can be asked again from the menu of its row in the drafts view, and only there.`,
    model: 'Only the person can lift a refusal, in the drafts view.',
  });
}
