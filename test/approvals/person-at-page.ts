import type { PageApprover } from '../../src/approvals/page-approver.ts';
import type { Answer, Asked, Reviewed } from '../../src/posting/approver.ts';
import type { TotalToType } from '../../src/posting/review/typed-total.ts';
import { ScriptedApprover } from '../support/scripted-approver.ts';

/** The person of an office at an approval page. */
export class PersonAtPage extends ScriptedApprover {
  page: PageApprover | undefined;

  override ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    return this.#page.ask(asked, signal);
  }

  override review(_review: Reviewed): Promise<Exclude<Answer, 'review'>> {
    return this.#page.review();
  }

  override typeTotal(total: TotalToType): Promise<string | undefined> {
    return this.#page.typeTotal(total);
  }

  override tell(sentence: string, again?: () => void): void {
    super.tell(sentence, again);
    this.#page.tell(sentence, again);
  }

  get #page(): PageApprover {
    if (this.page === undefined) throw new Error('There is no page.');
    return this.page;
  }
}
