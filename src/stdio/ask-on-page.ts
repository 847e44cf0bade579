import { approvalsAreSetUp } from '../approvals/approval-folder.ts';
import type { Approvals } from '../approvals/open-approvals.ts';
import type { Papers } from '../approvals/papers.ts';
import type { KeysOfYes } from '../approvals/second-key/keys-of-yes.ts';
import { systemClock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Problem } from '../common/problem.ts';
import { SharedPromise } from '../common/shared-promise.ts';
import type { Answer, Approver, Asked } from '../posting/approver.ts';
import type { FormHints, PartnerForm } from '../posting/partners/partner-form.ts';
import type { PartnerValues } from '../posting/partners/partner-values.ts';
import type { TotalToType } from '../posting/review/typed-total.ts';
import { nobodyToAsk } from './nobody-to-ask.ts';

interface AskOnPageParts {
  readonly dataDirectory: string;
  /** Is given what the passphrase of each yes opens. */
  readonly keysOfYes: KeysOfYes;
  /** The papers of what is asked about. */
  readonly papers: Papers;
  /** Tells the person where a question waits for them: a URL without any secret in it. */
  readonly announce: (url: string) => void;
  /** Logs a fault of ours. */
  readonly onFault: (thrown: unknown) => void;
}

/**
 * Asks the person on a local page of this process, once they have set up a passphrase in a terminal of theirs; until then
 * there is nobody to ask. The page is loaded, and its port opened, for the first question.
 */
export class AskOnPage implements Approver, PartnerForm, Disposable {
  readonly #parts: AskOnPageParts;
  readonly #approvals: SharedPromise<Approvals>;

  constructor(parts: AskOnPageParts) {
    this.#parts = parts;
    this.#approvals = new SharedPromise(() => this.#open());
  }

  absent(): Problem | undefined {
    return approvalsAreSetUp(this.#parts.dataDirectory) ? undefined : nobodyToAsk();
  }

  async ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    return (await this.#approvals.get()).approver.ask(asked, signal);
  }

  async fill(
    prefilled: PartnerValues,
    hints: FormHints,
    signal: AbortSignal,
  ): Promise<PartnerValues | undefined> {
    return (await this.#approvals.get()).form.fill(prefilled, hints, signal);
  }

  /** Approves nothing: `ask` follows, and its page shows all of the review. */
  review(): Promise<'yes'> {
    return Promise.resolve('yes');
  }

  closeReview(): void {
    // There is no panel of its own.
  }

  async typeTotal(total: TotalToType): Promise<string | undefined> {
    return (await this.#approvals.get()).approver.typeTotal(total);
  }

  tell(sentence: string, again?: () => void): void {
    const { onFault } = this.#parts;
    this.#approvals.get().then(({ approver }) => approver.tell(sentence, again), onFault);
  }

  async dispose(): Promise<void> {
    await (await this.#approvals.made?.catch(() => undefined))?.page.dispose();
  }

  async #open(): Promise<Approvals> {
    const { dataDirectory, ...parts } = this.#parts;
    const { openApprovals } = await import('../approvals/open-approvals.ts');
    const { openDataDirectory } = await import('../journal/data-directory.ts');
    const { Claims } = await import('../journal/claims.ts');
    const { root, locks } = await openDataDirectory(dataDirectory);
    const claims = new Claims(locks, systemClock);
    return openApprovals({ root, claims, clock: systemClock, ...parts });
  }
}
