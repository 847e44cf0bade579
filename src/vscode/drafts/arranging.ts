import type { Disposable } from '../../common/disposable.ts';
import { ORDERS } from './arrangement.ts';
import type { Arrangement, Order } from './arrangement.ts';

const ORDER = 'draftsOrder';

/** VS Code's global storage, as far as it is used here. */
interface Storage {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** How the person wants to see the drafts: the order for good, the filter until the window closes. */
export class Arranging {
  readonly #storage: Storage;
  readonly #listeners = new Set<() => unknown>();
  #filter = '';

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  get current(): Arrangement {
    const kept = this.#storage.get(ORDER);
    return { order: ORDERS.find((each) => each === kept) ?? 'newest', filter: this.#filter };
  }

  readonly onDidChange = (listener: () => unknown): Disposable => {
    const tell = () => listener();
    this.#listeners.add(tell);
    return { dispose: () => this.#listeners.delete(tell) };
  };

  async sortBy(order: Order): Promise<void> {
    await this.#storage.update(ORDER, order);
    this.#changed();
  }

  /** @param filter empty: every draft */
  filterBy(filter: string): void {
    this.#filter = filter.trim();
    this.#changed();
  }

  #changed(): void {
    for (const tell of this.#listeners) tell();
  }
}
