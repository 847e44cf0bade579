import type { Terminal } from '../../src/approvals/terminal/terminal.ts';

/** A person who types these lines where something is asked, and all that was on their screen. */
export class TypingPerson implements Terminal {
  readonly isTerminal: boolean;
  readonly said: string[] = [];
  readonly #lines: string[];

  constructor(lines: readonly string[], isTerminal = true) {
    this.#lines = [...lines];
    this.isTerminal = isTerminal;
  }

  say(line: string): void {
    this.said.push(line);
  }

  ask(prompt: string): Promise<string | undefined> {
    const typed = this.#lines.shift();
    this.said.push(`${prompt}${typed ?? ''}`);
    return Promise.resolve(typed);
  }

  askHidden(prompt: string): Promise<string | undefined> {
    this.said.push(prompt);
    return Promise.resolve(this.#lines.shift());
  }
}
