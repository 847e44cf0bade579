import type { ReadDocument } from '../reading/document-read.ts';

/** So many reads are remembered; a change usually comes soon after one. */
const MOST = 200;

/** The documents as they were read last, by their digests: to tell what has changed since. */
export class SeenDocuments {
  readonly #byDigest = new Map<string, ReadDocument>();

  remember(read: ReadDocument): void {
    const { digest } = read.view;
    this.#byDigest.delete(digest);
    this.#byDigest.set(digest, read);
    const [oldest] = this.#byDigest.keys();
    if (this.#byDigest.size > MOST && oldest !== undefined) this.#byDigest.delete(oldest);
  }

  find(digest: string): ReadDocument | undefined {
    return this.#byDigest.get(digest);
  }
}
