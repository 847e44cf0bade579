import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { labelled, ReviewWriter, written } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace } from '../review/write-place.ts';
import type { LookAlike } from './look-alikes.ts';
import { changedFields, partnerLabel, PARTNER_TEXTS } from './partner-values.ts';
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

/** Writes the last question about a contact as plain text: where it will be, what looks like it, all its values. */
export function renderPartner(review: PartnerReview): RenderedReview {
  return {
    ...written(
      t`This contact is too long for a dialog, so it cannot be saved from here. Enter it in Odoo itself.`,
      (writer) => writePartner(writer, review),
    ),
    sheets: [],
    verb: t`Save Contact`,
    keep: t`Don't Save`,
  };
}

function writePartner(writer: ReviewWriter, review: PartnerReview): string {
  const { values, proposed, requester } = review;
  writePlace(writer, review, [t`all companies of this database`], t`Saved by the Odoo user`);
  if (review.vatWarning !== undefined) writer.sentence(labelled(t`Warning`, review.vatWarning));
  for (const other of review.lookAlikes) writer.sentence(labelled(t`Warning`, lookAlikeText(other)));
  writer.gap();
  writer.row(t`Kind`, `${roleText(review.kind)}, ${values.isCompany ? t`a company` : t`a person`}`);
  const changed = changedFields(proposed, values);
  for (const field of PARTNER_TEXTS) {
    const text = field === 'country' ? (review.countryName ?? values.country) : values[field];
    writer.row(partnerLabel(field).person, text);
  }
  writer.gap();
  if (changed.length > 0)
    writer.sentence(t`Changed by you: ${changed.map((field) => partnerLabel(field).person).join(', ')}.`);
  writer.sentence(t`Proposed by ${requesterText(writer, requester).person}.`);
  return demoMarked(review.isDemo, t`Save contact ${writer.quoted(values.name, 200)} in Odoo?`);
}

function roleText(kind: PartnerReview['kind']): string {
  switch (kind) {
    case 'vendor':
      return t`vendor`;
    case 'customer':
      return t`customer`;
    case undefined:
      return t`contact`;
  }
}

function because(why: LookAlike['because'], who: string): string {
  switch (why) {
    case 'vat':
      return t`The same VAT number is there: ${who}`;
    case 'name':
      return t`The same name is there: ${who}`;
    case 'email':
      return t`The same email address is there: ${who}`;
    case 'near':
      return t`A similar name is there: ${who}`;
  }
}

/** One line about a contact that is there already. Others named it, however long: that must not bar the dialog. */
export function lookAlikeText(other: LookAlike): string {
  const writer = new ReviewWriter();
  const quoted = (text: string) => writer.quoted(plainText(text, 80).text, 200);
  const facts = [other.vat, other.city, other.email].filter((fact) => fact !== undefined);
  const details = facts.map((fact) => `, ${quoted(fact)}`).join('');
  const archived = other.isArchived ? `, ${t`archived`}` : '';
  return because(other.because, `${quoted(other.name)}${details}${archived} (id ${other.id})`);
}
