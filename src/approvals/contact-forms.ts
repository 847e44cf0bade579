import type { Disposable } from '../common/disposable.ts';
import type { FormHints } from '../posting/partners/partner-form.ts';
import type { PartnerValues } from '../posting/partners/partner-values.ts';
import { ContactForm } from './contact-form.ts';

/** What was over longer ago is not told any more. */
const MOST_KEPT = 20;

/** The forms for contacts that the page of a process shows. */
export class ContactForms implements Disposable {
  /** The oldest one first. */
  #forms: readonly ContactForm[] = [];
  #version = 0;
  #isOver = false;

  /** Another number whenever there is something else to show. */
  get version(): number {
    return this.#version;
  }

  get waiting(): readonly ContactForm[] {
    return this.#forms.filter(({ over }) => over === undefined);
  }

  find(id: string): ContactForm | undefined {
    return this.#forms.find((form) => form.id === id);
  }

  /** @param signal ends the form when it is aborted */
  add(prefilled: PartnerValues, hints: FormHints, signal: AbortSignal): ContactForm {
    const form = new ContactForm(prefilled, hints);
    const end = () => form.end();
    const leave = () => {
      signal.removeEventListener('abort', end);
      this.#version += 1;
    };
    // Whoever waits for the values sees how it ended.
    form.left.then(leave, leave);
    signal.addEventListener('abort', end);
    this.#forms = [...this.#forms.slice(-MOST_KEPT), form];
    this.#version += 1;
    if (signal.aborted || this.#isOver) form.end();
    return form;
  }

  /** Nothing that waits will be filled in, nor what comes after. */
  dispose(): void {
    this.#isOver = true;
    for (const form of this.#forms) form.end();
  }
}
