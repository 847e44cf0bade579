import type { FormHints, PartnerForm } from '../posting/partners/partner-form.ts';
import type { PartnerValues } from '../posting/partners/partner-values.ts';
import type { ContactForms } from './contact-forms.ts';

export interface PageFormParts {
  readonly contacts: ContactForms;
  /** Opens the page, unless it is open. @returns its address: "http://127.0.0.1:41233" */
  readonly openPage: () => Promise<string>;
  /** Tells the person where the form waits for them. */
  readonly announce: (address: string) => void;
}

/** The form for a new contact on a local page. It takes no passphrase: the last question, which follows, does. */
export class PageForm implements PartnerForm {
  readonly #parts: PageFormParts;

  constructor(parts: PageFormParts) {
    this.#parts = parts;
  }

  /** Rejects when the signal is aborted before the form was left. */
  async fill(
    prefilled: PartnerValues,
    hints: FormHints,
    signal: AbortSignal,
  ): Promise<PartnerValues | undefined> {
    const { contacts, openPage, announce } = this.#parts;
    const address = await openPage();
    const form = contacts.add(prefilled, hints, signal);
    try {
      announce(`${address}/contacts/${form.id}`);
      return await form.left;
    } finally {
      form.end();
    }
  }
}
