import { setTimeout as sleep } from 'node:timers/promises';
import { PARTNERS } from '../../gate/bills.ts';
import { waitUntil } from '../../beds/vscode/wait-until.ts';
import type { ModalContent } from '../../beds/vscode/pages/modal.ts';
import type { Workbench } from '../../beds/vscode/pages/workbench.ts';
import type { Story } from '../story.ts';
import type { BillInOdoo, BooksInOdoo } from './books.ts';
import { Callers, isWithin } from './callers.ts';
import { Desk } from './desk.ts';
import { keepButton, postButton, says, shown } from './dialog.ts';
import type { ShownDialog } from './dialog.ts';
import { editInOdoo } from './edits.ts';
import type { Judge } from './judge.ts';
import { nameOf } from './steps.ts';
import type { By, Press, ScreenStory, Step } from './steps.ts';

/** So long a dialog may take to come, a posting to be done, and a wrong one to be noticed, in milliseconds. */
const [DIALOG_MS, POSTING_MS, NOTICED_MS] = [20_000, 20_000, 700];
const ASK_ME_AGAIN = 'Ask Me Again';

/** A review panel that a dialog led to. */
interface OpenReview {
  readonly bills: readonly number[];
  readonly title: string;
}

export interface Stage {
  readonly story: Story;
  readonly window: Workbench;
  readonly books: BooksInOdoo;
  readonly judge: Judge;
}

/** Plays one story in a window, step by step, as a person in front of it can; what they cannot do there is left out. */
export class ScreenPlayer {
  readonly #stage: Stage;
  readonly #desk: Desk;
  readonly #name: string;
  readonly #callers = new Callers();
  #bills: readonly number[] = [];
  #dialog: ShownDialog | undefined;
  #reviews: readonly OpenReview[] = [];
  /** What was answered last: the notification may offer to ask for it again. */
  #answered: readonly number[] = [];
  #steps = 0;

  /** @param name begins the references of its bills */
  constructor(stage: Stage, name: string) {
    this.#stage = stage;
    this.#desk = new Desk(stage.story, stage.window);
    this.#name = name;
  }

  /** Plays it to its end: then nothing is open, nobody waits, and what is left of its drafts is gone. */
  async play({ bills, steps }: ScreenStory): Promise<void> {
    for (const [place, { partner, price }] of bills.entries()) {
      const reference = `${this.#name}-${place}.`;
      const from = PARTNERS[partner % PARTNERS.length] ?? 'Azure Interior';
      this.#bills = [...this.#bills, await this.#stage.story.draft({ reference, price, partner: from })];
    }
    for (const step of steps) {
      this.#steps += 1;
      await this.#take(step);
      await this.#look(nameOf(step));
    }
    await this.#finish();
    await this.#look('the end');
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case 'ask':
        return this.#ask([step.bill], step.by);
      case 'ask for several':
        return this.#ask(step.bills, step.by);
      case 'press':
        return this.#press(step.answer);
      case 'edit in Odoo':
        return this.#inOdoo(step.bill, (bill) => {
          const { admin } = this.#stage.story;
          return editInOdoo({ admin, bill, salt: bill * 10 + this.#steps }, step.edit);
        });
      case 'act in Odoo':
        return this.#inOdoo(step.bill, (bill) => this.#act(bill, step.act));
      case 'leave':
        if (this.#callers.hasAgent) await this.#leave();
        return;
      case 'ask again':
        return this.#askAgain();
    }
  }

  async #ask(places: readonly number[], by: By): Promise<void> {
    // Behind a dialog there is no asking at the screen.
    if (this.#dialog !== undefined) return;
    const bills = await this.#look('before asking', places);
    const isInTree = bills.every(({ state }) => state === 'draft');
    if (by !== 'agent' && !isInTree) return;
    // One turn of the chat at a time: what it still waits for is given up.
    if (by === 'agent' && this.#callers.hasAgent) await this.#leave();
    const ids = bills.map(({ id }) => id);
    const joins = this.#reviews.some((review) => isWithin(ids, review.bills));
    const caller = this.#callers.begin(ids, by === 'agent');
    const told = await this.#stage.window.notifications.texts();
    if (by === 'agent') await this.#desk.sendAgent(bills);
    else if (by === 'tree') await this.#desk.pressInTree(bills);
    else await this.#desk.pickInPalette(bills);
    if (joins) return;
    const dialog = await this.#seeWhatComes(() =>
      by === 'agent' ? this.#isAgentDone() : this.#isTold(told),
    );
    // Of several, only those that can be posted are asked about.
    if (dialog === undefined) this.#callers.end(caller);
    else caller.bills = dialog.bills.map(({ id }) => id);
  }

  async #press(answer: Press): Promise<void> {
    if (this.#dialog !== undefined) return this.#pressInDialog(this.#dialog, answer);
    const review = this.#reviews.at(-1);
    if (review !== undefined) await this.#pressInReview(review, answer);
  }

  async #pressInDialog(dialog: ShownDialog, answer: Press): Promise<void> {
    const { modal } = this.#stage.window;
    const { content } = dialog;
    const ids = dialog.bills.map(({ id }) => id);
    switch (answer) {
      case 'yes': {
        const button = postButton(content);
        if (button !== undefined) await this.#pressPost(dialog, button);
        return;
      }
      case 'review':
        if (!content.buttons.includes('Review')) return;
        this.#dialog = undefined;
        await modal.press('Review');
        await this.#desk.panel.waitFor(content.title);
        this.#reviews = [...this.#reviews, { bills: ids, title: content.title }];
        return;
      case 'keep':
        await modal.press(keepButton(content) ?? 'Keep as Draft');
        this.#over(ids);
        return;
      case 'closed':
        await modal.pressKey('Escape');
        this.#over(ids);
        return;
    }
  }

  /** The one press that posts. */
  async #pressPost({ content, bills }: ShownDialog, button: string): Promise<void> {
    const { judge, window } = this.#stage;
    const ids = bills.map(({ id }) => id);
    const now = await this.#stage.books.look(ids);
    const isWaited = this.#callers.waitFor(ids);
    const isSame = (bill: BillInOdoo, place: number) =>
      bill.state === 'draft' && bill.print === now[place]?.print && says(content, bill);
    const allowed = isWaited ? bills.filter(isSame) : [];
    for (const { id } of allowed) judge.approve(id);
    const isSure = allowed.length > 0 && allowed.length === bills.length;
    const told = await window.notifications.texts();
    await window.modal.press(button);
    this.#over(ids);
    if (isSure) await this.#waitForPosting(ids);
    else await this.#seeWhatComes(() => this.#isTold(told));
    await sleep(NOTICED_MS);
    await this.#look('pressing the button that posts');
    judge.forgetApprovals();
  }

  async #waitForPosting(ids: readonly number[]): Promise<void> {
    const { books, judge } = this.#stage;
    const posted = async () => {
      const bills = await books.look(ids);
      return bills.every(({ state, postings }) => state === 'posted' && postings > 0) ? true : undefined;
    };
    await waitUntil('what was approved to be posted', posted, POSTING_MS, 200).catch((error: unknown) => {
      judge.broken.push(`${ids.join(' and ')}: ${String(error)}`);
    });
  }

  async #pressInReview(review: OpenReview, answer: Press): Promise<void> {
    const { panel } = this.#desk;
    switch (answer) {
      case 'yes': {
        const told = await this.#stage.window.notifications.texts();
        await panel.press(/^Post /);
        const dialog = await this.#seeWhatComes(() => this.#isTold(told));
        if (dialog === undefined) this.#over(review.bills);
        return;
      }
      case 'keep':
      case 'closed':
        await panel.press(/^Keep as Draft/);
        this.#over(review.bills);
        return;
      case 'review':
        return;
    }
  }

  /** The question was answered, and its review is closed. */
  #over(bills: readonly number[]): void {
    this.#dialog = undefined;
    this.#answered = bills;
    this.#callers.answered(bills);
    this.#reviews = this.#reviews.filter((review) => !isWithin(review.bills, bills));
  }

  async #askAgain(): Promise<void> {
    if (this.#dialog !== undefined) return;
    if (!(await this.#stage.window.notifications.pressIfOffered(ASK_ME_AGAIN))) return;
    const caller = this.#callers.begin(this.#answered, false);
    const dialog = await this.#seeWhatComes(() => false);
    if (dialog === undefined) this.#callers.end(caller);
  }

  async #leave(): Promise<void> {
    await this.#desk.stopAgent();
    this.#callers.agentLeaves();
  }

  async #inOdoo(place: number, work: (bill: number) => Promise<unknown>): Promise<void> {
    const [bill] = await this.#look('before a change in Odoo', [place]);
    if (bill?.state === 'draft') await work(bill.id);
  }

  async #act(bill: number, act: 'post' | 'delete' | 'cancel'): Promise<void> {
    const methods = { post: 'action_post', delete: 'unlink', cancel: 'button_cancel' } as const;
    await this.#stage.story.admin.call('account.move', methods[act], [[bill]]);
  }

  /** Waits for a dialog, or until it is clear that none will come. */
  async #seeWhatComes(isOver: () => boolean | Promise<boolean>): Promise<ShownDialog | undefined> {
    const { modal } = this.#stage.window;
    const deadline = performance.now() + DIALOG_MS;
    while (performance.now() < deadline) {
      if (await modal.isShown()) return this.#seeDialog(await modal.read());
      if (await isOver()) return undefined;
      await sleep(100);
    }
    return undefined;
  }

  async #seeDialog(content: ModalContent): Promise<ShownDialog> {
    const dialog = shown(content, await this.#look('a dialog'));
    this.#dialog = dialog;
    // Enter presses the button that has the focus.
    if (!/^(?:Review|Keep as Drafts?)$/.test(content.focused))
      this.#stage.judge.broken.push(`Enter would press ${content.focused}`);
    return dialog;
  }

  async #isAgentDone(): Promise<boolean> {
    return !(await this.#stage.window.chat.isBusy());
  }

  async #isTold(before: readonly string[]): Promise<boolean> {
    const now = await this.#stage.window.notifications.texts();
    return now.some((text) => !before.includes(text));
  }

  /** Reads all bills of the story, has them judged, and gives those that are wanted. */
  async #look(when: string, places?: readonly number[]): Promise<readonly BillInOdoo[]> {
    const { books, judge } = this.#stage;
    const all = await books.look(this.#bills);
    judge.look(all, `${this.#name}, step ${this.#steps}, ${when}`);
    return places === undefined ? all : places.flatMap((place) => all[place % all.length] ?? []);
  }

  async #finish(): Promise<void> {
    const { story, books } = this.#stage;
    for (let left = 6; left > 0 && (this.#dialog !== undefined || this.#reviews.length > 0); left -= 1)
      await this.#press('keep');
    await this.#stage.window.chat.waitUntilIdle();
    const drafts = (await books.look(this.#bills)).filter(({ state }) => state === 'draft');
    if (drafts.length > 0) await story.admin.call('account.move', 'unlink', [drafts.map(({ id }) => id)]);
  }
}
