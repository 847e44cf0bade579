import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import type { Requester } from '../../posting/review/review.ts';
import type { PersonRequest } from '../../posting/asking/person-request.ts';

/** A request as it is told to the person. */
export type Told = Pick<
  PersonRequest,
  'about' | 'documents' | 'subject' | 'askers' | 'state' | 'ended' | 'expires'
>;

/** "Post vendor bill of Azure Interior, 119.00 EUR": what a yes would do. */
export function waitingTitle({ about, documents, subject }: Told): string {
  const label = subject?.label ?? documents.join(', ');
  switch (about) {
    case 'posting':
      return t`Post ${label}`;
    case 'change':
      return t`Change ${label}`;
    case 'discarding':
      return t`Discard ${label}`;
    case 'undoing':
      return t`Reset to draft: ${label}`;
  }
}

/** Where it is. */
export function waitingState({ state, ended }: Pick<Told, 'state' | 'ended'>): string {
  if (ended === 'abandoned') return t`Open, nobody waits for the answer`;
  switch (state) {
    case 'queued':
      return t`In the queue`;
    case 'shown':
      return t`In the dialog`;
    case 'under review':
      return t`In the review`;
    case 'approved':
      return t`Approved`;
    case 'over':
      return t`Answered`;
  }
}

/** Everybody who asks. An agent's name for itself is hearsay. */
export function waitingFor({ askers }: Pick<Told, 'askers'>): string {
  return askers.map(askerText).reduce((others, asker) => t`${others} and ${asker}`);
}

function askerText(requester: Requester): string {
  switch (requester.kind) {
    case 'agent':
      return t`an agent (says it is “${plainText(requester.saysItIs, 40).text}”)`;
    case 'command':
      return t`a VS Code command`;
  }
}

/** "14:05:09", of this machine: until then it can be answered. */
export function waitingUntil({ expires }: Pick<Told, 'expires'>): string {
  return new Date(expires).toTimeString().slice(0, 8);
}
