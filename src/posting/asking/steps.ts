/** Hears how many of how many documents have been dealt with. */
export type OnStep = (done: number, total: number) => void;

/** Several documents that a person has said yes to, while they are done: how far that is, and how to stop it. */
export type UnderWay = Pick<Steps, 'total' | 'listen' | 'stop' | 'over'>;

/** How far it has come with what one yes was about, and whether the person has stopped it since. */
export class Steps {
  readonly over: Promise<void>;
  readonly #listeners: OnStep[] = [];
  #end: () => void = () => undefined;
  #total = 0;
  #done = 0;
  #hasSent = false;
  #isStopped = false;

  constructor() {
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** How many there are in all; 0 before it has begun. */
  get total(): number {
    return this.#total;
  }

  /** Nothing more may be sent. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Something of it is on its way to Odoo. */
  get hasSent(): boolean {
    return this.#hasSent;
  }

  /** The first of it is sent now. */
  send(): void {
    this.#hasSent = true;
  }

  /** Whoever comes while it is under way hears at once how far it is. */
  listen(hear: OnStep): void {
    this.#listeners.push(hear);
    if (this.#total > 0) hear(this.#done, this.#total);
  }

  begin(total: number): void {
    this.#total = total;
    this.add(0);
  }

  /** So many more are dealt with, whatever came of them. */
  add(count: number): void {
    this.#done += count;
    if (this.#total > 0) for (const hear of this.#listeners) hear(this.#done, this.#total);
  }

  /** No more is sent; what was sent is not called back. It cannot be taken back. */
  stop(): void {
    this.#isStopped = true;
  }

  /** All is dealt with. */
  end(): void {
    this.#end();
  }
}
