/** Something that lives and has to be ended. The same shape as VS Code's, without importing it. */
export interface Disposable {
  dispose(): unknown;
}

/** Ends many things at once, the last one first. What is added after the end is ended at once. */
export class Disposables implements Disposable {
  #disposed = false;
  readonly #items: Disposable[] = [];

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  /** Leaves out what has ended by itself. */
  remove(item: Disposable): void {
    const place = this.#items.indexOf(item);
    if (place !== -1) this.#items.splice(place, 1);
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}
