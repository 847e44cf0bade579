import { plainText } from '../../common/plain-text.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { ReviewWriter, written } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace } from '../review/write-place.ts';
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
  return {
    ...written(TOO_LONG, (writer) => writePartner(writer, review)),
    sheets: [],
    verb: 'Save Contact',
    keep: "Don't Save",
  };
}

function writePartner(writer: ReviewWriter, review: PartnerReview): string {
  const { values, proposed, requester } = review;
  writePlace(writer, review, ['all companies of this database'], 'Saved by the Odoo user');
  if (review.vatWarning !== undefined) writer.sentence(`Warning: ${review.vatWarning}`);
  for (const other of review.lookAlikes) writer.sentence(`Warning: ${lookAlikeText(other)}`);
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
  return demoMarked(review.isDemo, `Save contact ${writer.quoted(values.name, 200)} in Odoo?`);
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
