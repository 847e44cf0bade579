import type { Handle } from '../../accounting/handle.ts';
import { connectionId } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

interface Reviewed {
  readonly connection: ConnectionProfile;
  readonly document: Handle;
}

/** Going through the drafts one by one: which of them were reviewed in this window. */
export class ReviewRound {
  readonly #reviewed = new Set<string>();

  reviewed(draft: Reviewed): void {
    this.#reviewed.add(keyOf(draft));
  }

  /** The first one that was not reviewed. */
  next<D extends Reviewed>(drafts: readonly D[]): D | undefined {
    return drafts.find((draft) => !this.#reviewed.has(keyOf(draft)));
  }

  beginAgain(): void {
    this.#reviewed.clear();
  }
}

function keyOf({ connection, document }: Reviewed): string {
  return `${connectionId(connection)} ${document}`;
}
