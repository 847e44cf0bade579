import { asProblem, Problem } from '../../common/problem.ts';
import { lastLook } from './last-look.ts';
import type { LastLook } from './last-look.ts';
import type { SeenDocument } from './seen-document.ts';

/** What was found right before sending, if it came to that; and why sending failed, if it did. */
export interface Sent<Seen> {
  readonly sent?: readonly Seen[];
  readonly failure?: Problem;
}

/**
 * Sends a write that a person has said yes to, once at most, after the last look. Whatever it throws is told, and
 * nothing is believed of what it answers.
 * @param send makes the call, with this check right before sending
 */
export async function sendOnce<Seen extends SeenDocument>(
  look: LastLook<Seen>,
  send: (lastCheck: () => Promise<void>) => Promise<unknown>,
): Promise<Sent<Seen>> {
  let sent: readonly Seen[] | undefined;
  try {
    await send(async () => {
      sent = await lastLook(look);
    });
    return { sent };
  } catch (error) {
    return { sent, failure: error instanceof Problem ? error : asProblem(error) };
  }
}
