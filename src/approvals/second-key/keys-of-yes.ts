import type { SealingKey } from '../passphrase/sealing-key.ts';

/**
 * What the passphrase of a yes opens, from the yes until the posting that it was for. A request is known by the signal
 * that ends it; nothing is kept of one that is gone.
 */
export class KeysOfYes {
  readonly #keys = new WeakMap<AbortSignal, SealingKey>();

  /** @param request aborted when the yes does not count any more */
  give(request: AbortSignal, key: SealingKey): void {
    if (request.aborted) return;
    this.#keys.set(request, key);
    request.addEventListener('abort', () => this.#keys.delete(request), { once: true });
  }

  /** Once. */
  take(request: AbortSignal): SealingKey | undefined {
    const key = this.#keys.get(request);
    this.#keys.delete(request);
    return key;
  }
}
