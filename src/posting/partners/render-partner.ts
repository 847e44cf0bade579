import { plainText } from '../../common/plain-text.ts';
import { DEMO_COMPANY, demoMarked } from '../../common/demo-words.ts';
import { requesterText } from '../review/render.ts';
import type { RenderedReview } from '../review/render.ts';
import { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import type { LookAlike } from './look-alikes.ts';
import { changedFields, PARTNER_LABELS, PARTNER_TEXTS } from './partner-values.ts';
import type { PartnerValues } from './partner-values.ts';

/** What a person decides on: a contact as it will be saved, and what speaks against it. */
export interface PartnerReview extends Place {
  readonly values: PartnerValues;
  /** As the agent had proposed it. */
  readonly proposed: PartnerValues;
  readonly kind?: 'vendor' | 'customer';
  readonly countryName?: string;
  readonly vatWarning?: string;
  readonly lookAlikes: readonly LookAlike[];
  readonly requester: Requester;
}

const TOO_LONG =
  'This contact is too long for a dialog, so it cannot be saved from here. Enter it in Odoo itself.';

/** Writes the last question about a contact as plain text: where it will be, what looks like it, all its values. */
export function renderPartner(review: PartnerReview): RenderedReview {
  const { values, proposed, requester } = review;
  const writer = new ReviewWriter();
  if (review.isDemo) writer.sentence(DEMO_COMPANY);
  writer.gap();
  writer.row('Odoo', review.origin);
  writer.row('Database', review.database);
  writer.sentence('Company: all companies of this database');
  writer.row('Saved by the Odoo user', review.login);
  writer.gap();
  if (review.vatWarning !== undefined) writer.sentence(`⚠ ${review.vatWarning}`);
  for (const other of review.lookAlikes) writer.sentence(`⚠ ${lookAlikeText(other)}`);
  writer.gap();
  writer.row('Kind', `${review.kind ?? 'contact'}, ${values.isCompany ? 'a company' : 'a person'}`);
  const changed = changedFields(proposed, values);
  for (const field of PARTNER_TEXTS) {
    const text = field === 'country' ? (review.countryName ?? values.country) : values[field];
    writer.row(PARTNER_LABELS[field], text);
  }
  writer.gap();
  if (changed.length > 0)
    writer.sentence(`Changed by you: ${changed.map((field) => PARTNER_LABELS[field]).join(', ')}.`);
  writer.sentence(`Proposed by ${requesterText(writer, requester)}.`);
  const question = `Save contact ${writer.quoted(values.name, 200)} in Odoo?`;
  return {
    question: demoMarked(review.isDemo, question),
    ...writer.finish(TOO_LONG),
    verb: 'Save Contact',
    keep: "Don't Save",
  };
}

const BECAUSE = {
  vat: 'The same VAT number is there',
  name: 'The same name is there',
  email: 'The same email address is there',
  near: 'A similar name is there',
} as const;

/** One line about a contact that is there already. Others named it, however long: that must not bar the dialog. */
export function lookAlikeText(other: LookAlike): string {
  const writer = new ReviewWriter();
  const quoted = (text: string) => writer.quoted(plainText(text, 80).text, 200);
  const facts = [other.vat, other.city, other.email].filter((fact) => fact !== undefined);
  const details = facts.map((fact) => `, ${quoted(fact)}`).join('');
  const archived = other.isArchived ? ', archived' : '';
  return `${BECAUSE[other.because]}: ${quoted(other.name)}${details}${archived} (id ${other.id})`;
}
