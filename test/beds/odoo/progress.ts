/** Says on standard error what a long step is doing and how long it has taken, so that nobody waits in the dark. */
export class Progress {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  say(text: string): void {
    process.stderr.write(`[${this.#name}] ${text}\n`);
  }

  /** Runs one step: announces it, repeats every 15 seconds that it goes on, and closes with its time. */
  async step<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    this.say(`${what} ...`);
    const heartbeat = setInterval(() => this.say(`... still: ${what} (${elapsed()})`), 15_000);
    try {
      const result = await work();
      this.say(`${what}: done in ${elapsed()}`);
      return result;
    } finally {
      clearInterval(heartbeat);
    }
  }
}
