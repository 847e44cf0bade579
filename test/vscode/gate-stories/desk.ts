import { setTimeout as sleep } from 'node:timers/promises';
import { ReviewPanel } from '../../beds/vscode/pages/review-panel.ts';
import type { Workbench } from '../../beds/vscode/pages/workbench.ts';
import type { Story } from '../story.ts';
import { TITLES } from '../story.ts';
import type { BillInOdoo } from './books.ts';

const POST = 'Post Drafts...';
/** So long a sentence needs from one process to the other; nothing on the screen tells. */
const ON_ITS_WAY_MS = 500;

/** What a person does in the window: asks in each of the three ways, and watches what comes. */
export class Desk {
  readonly panel: ReviewPanel;
  readonly #window: Workbench;
  readonly #story: Story;
  #prompts = 0;

  constructor(story: Story, window: Workbench) {
    this.#story = story;
    this.#window = window;
    this.panel = new ReviewPanel(window.page);
  }

  /** Sends the agent, whose call VS Code is told to allow. It says in the end what it was told. */
  async sendAgent(bills: readonly BillInOdoo[]): Promise<void> {
    const { chat } = this.#window;
    this.#prompts += 1;
    const prompt = `Ask the person, number ${this.#prompts}.`;
    const [first] = bills;
    const isOne = bills.length === 1;
    this.#story.model.expectTurn(prompt, [
      isOne
        ? { call: 'post_invoice', args: { invoice_id: `move/${first?.id}` } }
        : { call: 'post_invoices', args: { documents: bills.map(({ id }) => `move/${id}`) } },
      { say: (result) => `Told: ${result.text}` },
    ]);
    await chat.send(prompt);
    await chat.allowOnce(isOne ? TITLES.postInvoice : TITLES.postInvoices);
    await sleep(ON_ITS_WAY_MS);
  }

  /** Stops the agent's turn, with a click that also reaches it behind a dialog: a client may give up at any time. */
  async stopAgent(): Promise<void> {
    await this.#window.chat.stopBehindDialog();
    await this.#window.chat.waitUntilIdle();
    await sleep(ON_ITS_WAY_MS);
  }

  /** Presses the icon in the tree. */
  async pressInTree(bills: readonly BillInOdoo[]): Promise<void> {
    const drafts = this.#window.view('Drafts');
    await this.#refresh(bills);
    const [first] = bills;
    if (first === undefined) return;
    if (bills.length > 1)
      for (const [place, { reference }] of bills.entries()) await drafts.select(reference, place > 0);
    await drafts.pressInline(first.reference, POST);
    await sleep(ON_ITS_WAY_MS);
  }

  /** Ticks them in the list of the palette's command. */
  async pickInPalette(bills: readonly BillInOdoo[]): Promise<void> {
    await this.#refresh(bills);
    await this.#window.runCommand(`MCP Odoo: ${POST}`);
    await this.#window.quickInput.tickRowsWith(
      'Which drafts do you want to post?',
      bills.map(({ reference }) => reference),
    );
    await sleep(ON_ITS_WAY_MS);
  }

  async #refresh(bills: readonly BillInOdoo[]): Promise<void> {
    const drafts = this.#window.view('Drafts');
    await drafts.pressTitleIcon('Refresh Drafts');
    for (const { reference } of bills) await drafts.waitForRow(reference);
  }
}
