/** No answer of ours is longer, in characters: a flood is not kept. */
const LONGEST = 4 * 1024 * 1024;

/** Puts the pieces of an event stream together, as the HTML standard tells it, as far as MCP needs it: the data. */
export class ServerSentEvents {
  readonly #onData: (data: string) => void;
  #rest = '';
  #data: string[] = [];

  constructor(onData: (data: string) => void) {
    this.#onData = onData;
  }

  /** @throws RangeError when an event does not come to its end */
  add(piece: string): void {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line.replace(/\r$/, ''));
    const kept = this.#data.reduce((sum, { length }) => sum + length, this.#rest.length);
    if (kept > LONGEST) throw new RangeError('The event is too long.');
  }

  #line(line: string): void {
    if (line.startsWith('data:')) this.#data.push(line.slice(5).replace(/^ /, ''));
    if (line !== '' || this.#data.length === 0) return;
    this.#onData(this.#data.splice(0).join('\n'));
  }
}
