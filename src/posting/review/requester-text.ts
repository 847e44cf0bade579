import type { ReviewWriter } from './review-writer.ts';
import type { Requester } from './review.ts';

/** Who asks: an agent's name for itself is hearsay. */
export function requesterText(writer: ReviewWriter, requester: Requester): string {
  switch (requester.kind) {
    case 'agent':
      return `an agent (says it is ${writer.quoted(requester.saysItIs, 60)})`;
    case 'command':
      return 'a VS Code command';
  }
}
