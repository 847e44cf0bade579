/** Something that is made at first need and then shared. What failed is tried again at the next need. */
export class SharedPromise<T> {
  readonly #make: () => Promise<T>;
  #made: Promise<T> | undefined;

  constructor(make: () => Promise<T>) {
    this.#make = make;
  }

  get(): Promise<T> {
    if (this.#made !== undefined) return this.#made;
    const made = this.#make();
    this.#made = made;
    made.catch(() => {
      this.#made = undefined;
    });
    return made;
  }

  /** What was made, if it ever was. */
  get made(): Promise<T> | undefined {
    return this.#made;
  }
}
