import { toPerson } from '../../common/said.ts';
import { z } from 'zod';
import { cleanPartner } from '../../posting/partners/clean-partner.ts';
import type { PartnerValues } from '../../posting/partners/partner-values.ts';
import type { ContactForm } from '../contact-form.ts';
import type { ContactForms } from '../contact-forms.ts';
import type { FormTokens } from './form-tokens.ts';
import { contactOverPage, contactPage } from './html/contact-page.ts';
import type { Reply } from './reply.ts';

const CONTACT = /^\/contacts\/(?<id>[0-9a-f-]{36})(?<version>\/version)?$/;

const line = z.string().max(500);
const sending = z.discriminatedUnion('answer', [
  z.strictObject({ token: z.string(), answer: z.literal('keep') }),
  z.strictObject({
    token: z.string(),
    answer: z.literal('go-on'),
    kind: z.enum(['company', 'person']),
    ...{ name: line, vat: line, email: line, phone: line, street: line, zip: line, city: line },
    ...{ country: line, reference: line },
  }),
]);

export interface ContactDeskParts {
  readonly contacts: ContactForms;
  readonly tokens: FormTokens;
  /** Tells this program from another one at the same address. */
  readonly program: string;
}

/** Where a form is on the page. */
export function pathOfContact({ id }: ContactForm): string {
  return `/contacts/${id}`;
}

/** Shows the forms for contacts to a paired browser, and takes them back. */
export class ContactDesk {
  readonly #parts: ContactDeskParts;

  constructor(parts: ContactDeskParts) {
    this.#parts = parts;
  }

  /** @returns undefined where there is none of this address */
  show(browser: string, path: string): Reply | undefined {
    const named = CONTACT.exec(path)?.groups;
    const form = this.#parts.contacts.find(named?.id ?? '');
    if (form === undefined) return undefined;
    const version = `${this.#parts.program} ${form.over ?? 'waiting'}`;
    if (named?.version !== undefined) return { kind: 'text', text: version };
    const at = pathOfContact(form);
    const wrong = form.wrongOf(browser);
    const page = { path: at, version, token: this.#parts.tokens.make({ browser }, at), wrong };
    return form.over === undefined
      ? { kind: 'page', status: 200, content: contactPage(form, page) }
      : { kind: 'page', status: 410, content: contactOverPage(form, page) };
  }

  /**
   * Takes a form that was sent to an address of one.
   * @returns undefined where there is none of this address; 'strange' for what this page did not make
   */
  take(browser: string, path: string, fields: unknown): Reply | 'strange' | undefined {
    const form = this.#parts.contacts.find(CONTACT.exec(path)?.groups?.id ?? '');
    if (form === undefined || path !== pathOfContact(form)) return undefined;
    const sent = sending.safeParse(fields).data;
    if (sent === undefined || !this.#parts.tokens.isMade(sent.token, { browser }, path)) return 'strange';
    if (form.over !== undefined) return { kind: 'see', path };
    if (sent.answer === 'keep') {
      form.giveUp();
      return { kind: 'see', path };
    }
    const { token: _, answer: __, kind, ...texts } = sent;
    const typed: PartnerValues = { ...texts, isCompany: kind === 'company' };
    const { values, wrong } = cleanPartner(typed);
    const isKnown = values.country === undefined || form.hints.countries.has(values.country);
    const sentences = [...wrong.map(toPerson), ...(isKnown ? [] : ['Country: this Odoo does not know it.'])];
    if (sentences.length > 0) {
      form.noteWrong(browser, { sentences, values: typed });
      return { kind: 'see', path };
    }
    form.leave(values);
    return { kind: 'see', path: '/' };
  }
}
