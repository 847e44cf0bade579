import { t } from '@vscode/l10n';
import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Requester } from './review.ts';

/** "Asked by a VS Code command.", as the dialog ends. */
export function askedBy(writer: ReviewWriter, requester: Requester): string {
  return t`Asked by ${requesterText(writer, requester).person}.`;
}

/** Who asks: an agent's name for itself is hearsay. */
export function requesterText(writer: ReviewWriter, requester: Requester): Said {
  switch (requester.kind) {
    case 'agent':
      return said`an agent (says it is ${writer.quoted(requester.saysItIs, 60)})`;
    case 'command':
      return said`a VS Code command`;
  }
}
