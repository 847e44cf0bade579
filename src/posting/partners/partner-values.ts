import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';

/** A new vendor or customer, as it is proposed, shown, and saved. Empty texts are absent. */
export interface PartnerValues {
  readonly name: string;
  /** A company, or else a person. */
  readonly isCompany: boolean;
  readonly vat?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly zip?: string;
  readonly city?: string;
  /** ISO 3166: "DE". */
  readonly country?: string;
  /** The partner's number with us. */
  readonly reference?: string;
}

export type PartnerField = keyof PartnerValues;
/** Fields that are a line of text. */
export type PartnerText = Exclude<PartnerField, 'isCompany'>;

/** What people call a field. */
export function partnerLabel(field: PartnerField): Said {
  switch (field) {
    case 'name':
      return said`Name`;
    case 'isCompany':
      return said`Kind`;
    case 'vat':
      return said`VAT number`;
    case 'email':
      return said`Email`;
    case 'phone':
      return said`Phone`;
    case 'street':
      return said`Street`;
    case 'zip':
      return said`ZIP code`;
    case 'city':
      return said`City`;
    case 'country':
      return said`Country`;
    case 'reference':
      return said`Reference`;
  }
}

/** In the order of the form. */
export const PARTNER_TEXTS = [
  'name',
  'vat',
  'email',
  'phone',
  'street',
  'zip',
  'city',
  'country',
  'reference',
] as const satisfies readonly PartnerText[];

/** The fields in which two differ. */
export function changedFields(before: PartnerValues, after: PartnerValues): PartnerField[] {
  const fields = ['isCompany', ...PARTNER_TEXTS] as const;
  return fields.filter((field) => before[field] !== after[field]);
}
