import { toPage } from '../../../../src/vscode/review/panel-view.ts';
import type { Press, Sheet, ToPage } from '../../../../src/vscode/review/panel-view.ts';
import type { PanelWindow } from '../../../../src/vscode/review/panel-window.ts';

/** A window of a panel without VS Code: remembers what its page was told, and says what a test has it say. */
export class PaperWindow implements PanelWindow {
  title: string;
  isOpen = true;
  readonly told: ToPage[] = [];
  #hear: (message: unknown) => void = () => undefined;
  #close: () => void = () => undefined;

  constructor(title: string) {
    this.title = title;
  }

  tell(message: unknown): void {
    this.told.push(toPage.parse(message));
  }

  reveal(): void {
    if (!this.isOpen) throw new Error('It is closed.');
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#hear = listener;
  }

  onClosed(listener: () => void): void {
    this.#close = listener;
  }

  dispose(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#close();
  }

  /** What a page says, whatever it is. */
  say(message: unknown): void {
    this.#hear(message);
  }

  /** What a page says when a button of the sheet that it shows is pressed. */
  press(press: Press): void {
    this.say({ press, sheet: press === 'ready' ? 0 : this.sheet.number });
  }

  /** The sheet that was told last. */
  get sheet(): Sheet {
    const last = this.told.findLast((message) => message.kind === 'sheet');
    if (last?.kind !== 'sheet') throw new Error('No sheet was told.');
    return last.sheet;
  }

  get notice(): string | undefined {
    const last = this.told.findLast((message) => message.kind === 'notice');
    return last?.kind === 'notice' ? last.text : undefined;
  }
}
