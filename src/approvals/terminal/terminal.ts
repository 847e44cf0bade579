import type { ReadStream, WriteStream } from 'node:tty';

/** Where a person types. A port, so that tests can type. */
export interface Terminal {
  /** Both its ends are a terminal: no pipe, no file. */
  readonly isTerminal: boolean;
  /** Writes a line. */
  say(line: string): void;
  /** Has the person type a line. Undefined when they leave. */
  ask(prompt: string): Promise<string | undefined>;
  /** Has the person type a line that is not shown. Undefined when they leave: Ctrl+C, Ctrl+D. */
  askHidden(prompt: string): Promise<string | undefined>;
}

const LEAVES = ['\u0003', '\u0004'];
const ENDS = ['\r', '\n'];
const DELETES = ['\u007f', '\b'];
const TAKES_BACK = '\b \b';

/** The terminal of this process. */
export class OwnTerminal implements Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;

  constructor(input: ReadStream, output: WriteStream) {
    this.#input = input;
    this.#output = output;
  }

  /** Streams that are no terminals have no `isTTY` at all, whatever their types say. */
  get isTerminal(): boolean {
    return [this.#input, this.#output].every(({ isTTY }) => isTTY);
  }

  say(line: string): void {
    this.#output.write(`${line}\n`);
  }

  ask(prompt: string): Promise<string | undefined> {
    return this.#ask(prompt, (text) => this.#output.write(text));
  }

  askHidden(prompt: string): Promise<string | undefined> {
    return this.#ask(prompt, () => undefined);
  }

  async #ask(prompt: string, show: (text: string) => void): Promise<string | undefined> {
    // Before it is asked: what is typed at once is not shown either.
    this.#input.setEncoding('utf8').setRawMode(true).resume();
    this.#output.write(prompt);
    try {
      return await this.#line(show);
    } finally {
      this.#input.setRawMode(false).pause();
      this.#output.write('\n');
    }
  }

  #line(show: (text: string) => void): Promise<string | undefined> {
    return new Promise((resolve) => {
      let typed: readonly string[] = [];
      const hear = (piece: string) => {
        // Arrows and the like come as one piece that begins with Escape, and mean nothing here.
        if (piece.startsWith('\u001b')) return;
        for (const character of piece) {
          if (LEAVES.includes(character) || ENDS.includes(character)) {
            this.#input.off('data', hear);
            resolve(LEAVES.includes(character) ? undefined : typed.join(''));
            return;
          }
          if (DELETES.includes(character)) {
            if (typed.length > 0) show(TAKES_BACK);
            typed = typed.slice(0, -1);
          } else {
            show(character);
            typed = [...typed, character];
          }
        }
      };
      this.#input.on('data', hear);
    });
  }
}
