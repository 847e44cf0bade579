import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { holdsBankNumber } from './bank-numbers.ts';
import { partnerLabel, PARTNER_TEXTS } from './partner-values.ts';
import type { PartnerText, PartnerValues } from './partner-values.ts';

/** In characters. More is no name, no street and no number. */
const MOST: Readonly<Record<PartnerText, number>> = {
  name: 120,
  vat: 40,
  email: 120,
  phone: 40,
  street: 120,
  zip: 20,
  city: 80,
  country: 2,
  reference: 60,
};

/**
 * What has no glyph or turns the direction of what follows. It could neither be seen in the form nor be meant, so it
 * goes: what is saved is what the person saw.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** More than two marks on one letter reach over the lines above and below. */
const PILED_MARKS = /(?<=\p{M}{2})\p{M}+/gu;

/** Codes of countries that VAT numbers and people write otherwise than ISO 3166 does. */
const OTHER_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** One field, made clean; or a sentence that says what to put right. */
export type CleanText =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly sentence: Said };

/**
 * Cleans one line of the form, whoever wrote it.
 * @returns an empty value where nothing is left; the name alone may not be empty
 */
export function cleanText(field: PartnerText, written: string): CleanText {
  const refuse = (why: Said): CleanText => ({ ok: false, sentence: said`${partnerLabel(field)}: ${why}` });
  const seen = written
    .normalize('NFC')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '')
    .trim();
  const value = field === 'country' ? countryCode(seen) : seen;
  if (field === 'name' && !/[\p{L}\p{N}]/u.test(value)) return refuse(said`a contact needs a name.`);
  if (holdsBankNumber(value))
    return refuse(said`this holds a bank account number. Bank accounts are entered in Odoo, by a person.`);
  if (Array.from(value).length > MOST[field]) {
    return refuse(
      field === 'country'
        ? said`give its two letters, such as DE.`
        : said`at most ${MOST[field]} characters.`,
    );
  }
  if (field === 'country' && !/^(?:[A-Z]{2})?$/.test(value))
    return refuse(said`give its two letters, such as DE.`);
  if (field === 'email' && value !== '' && !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(value))
    return refuse(said`give one address, such as office@example.com.`);
  return { ok: true, value };
}

/** Cleans a whole proposal; what is wrong with it comes back as sentences. */
export function cleanPartner(written: PartnerValues): {
  readonly values: PartnerValues;
  readonly wrong: readonly Said[];
} {
  const wrong: Said[] = [];
  const texts = new Map<PartnerText, string>();
  for (const field of PARTNER_TEXTS) {
    const clean = cleanText(field, written[field] ?? '');
    if (!clean.ok) wrong.push(clean.sentence);
    else if (clean.value !== '') texts.set(field, clean.value);
  }
  // A number may be cut in two so that neither field looks like one. A VAT number begins as one does, and with the
  // digits of a phone number behind it, one in a hundred would be taken for one.
  const together = [...texts]
    .filter(([field]) => field !== 'vat' && field !== 'country')
    .map(([, text]) => text);
  if (wrong.length === 0 && holdsBankNumber(together.join(' ')))
    wrong.push(
      said`The fields together hold a bank account number. Bank accounts are entered in Odoo, by a person.`,
    );
  const values = {
    ...Object.fromEntries(texts),
    name: texts.get('name') ?? '',
    isCompany: written.isCompany,
  };
  return { values, wrong };
}

function countryCode(text: string): string {
  const code = text.toUpperCase();
  return OTHER_CODES[code] ?? code;
}
