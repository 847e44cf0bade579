import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who a form was made for: a paired browser by its name, or one that is not paired yet. */
export type FormOwner = { readonly browser: string } | 'not paired';

/** What each form carries: only a form that this process made, for this browser and this address, is taken. */
export class FormTokens {
  readonly #secret = createSecretKey(randomBytes(32));

  /** @param path where the form is sent: it names the question */
  make(owner: FormOwner, path: string): string {
    const about = JSON.stringify([owner === 'not paired' ? null : owner.browser, path]);
    return createHmac('sha256', this.#secret).update(about).digest('base64url');
  }

  isMade(token: string, owner: FormOwner, path: string): boolean {
    const [a, b] = [Buffer.from(token), Buffer.from(this.make(owner, path))];
    return a.length === b.length && timingSafeEqual(a, b);
  }
}
