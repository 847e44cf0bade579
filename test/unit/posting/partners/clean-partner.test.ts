import { inEnglish } from '../../../../src/common/said.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsBankNumber } from '../../../../src/posting/partners/bank-numbers.ts';
import { cleanPartner, cleanText } from '../../../../src/posting/partners/clean-partner.ts';
import { PARTNER_TEXTS } from '../../../../src/posting/partners/partner-values.ts';
import type { PartnerText } from '../../../../src/posting/partners/partner-values.ts';

const clean = (field: PartnerText, text: string) => {
  const result = cleanText(field, text);
  return result.ok ? result.value : result.sentence.english;
};

describe('a line of a proposed contact', () => {
  it.each([
    ['a right-to-left override', 'Acme\u202E HbmG', 'Acme HbmG'],
    ['what has no width', 'Ac\u200Bme\u{E0041}\uFEFF', 'Acme'],
    ['line breaks, tabs and odd spaces', ' Acme\r\n\tGmbH\u2028&\u00A0Co ', 'Acme GmbH & Co'],
    ['control characters', 'Ac\u0000me\u001B[31m', 'Acme[31m'],
    ['an empty Braille pattern', '\u2800Acme', 'Acme'],
    ['marks piled on a letter', `A${'\u0301'.repeat(50)}cme`, 'Á\u0301\u0301cme'],
    ['accents typed apart', 'Mu\u0308ller', 'Müller'],
  ])('loses %s', (_, written, left) => {
    expect(clean('name', written)).toBe(left);
  });

  it.each(['مطبعة النور', '株式会社青空', 'Škoda Plzeň', "O'Brien & Söhne “Nord”"])('keeps %s', (name) => {
    expect(clean('name', name)).toBe(name);
  });

  it.each(['', '   ', '\u200B\u2800', '---'])('is no name when it is %j', (name) => {
    expect(clean('name', name)).toBe('Name: a contact needs a name.');
  });

  it.each([
    ['name', 'x'.repeat(10_000), 'Name: at most 120 characters.'],
    ['country', 'Germany', 'Country: give its two letters, such as DE.'],
    ['country', 'D1', 'Country: give its two letters, such as DE.'],
    ['email', 'nobody', 'Email: give one address, such as office@example.com.'],
    ['email', 'a@b.de, c@d.de', 'Email: give one address, such as office@example.com.'],
    ['email', 'Anna <a@b.de>', 'Email: give one address, such as office@example.com.'],
  ] as const)('is refused as %s when it is wrong', (field, written, sentence) => {
    expect(clean(field, written)).toBe(sentence);
  });

  it.each([
    ['de', 'DE'],
    ['UK', 'GB'],
    ['EL', 'GR'],
    ['', ''],
  ])('takes the country %j as %j', (written, code) => {
    expect(clean('country', written)).toBe(code);
  });

  it('comes out the same when it is cleaned twice, whatever it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PARTNER_TEXTS), fc.string({ unit: 'binary' }), (field, written) => {
        const once = cleanText(field, written);
        if (once.ok) expect(cleanText(field, once.value)).toEqual(once);
      }),
    );
  });
});

describe('a bank account number', () => {
  it.each([
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'pay to de89-3704-0044-0532-0130-00 please',
    'GB29 NWBK 6016 1331 9268 19',
    'NO93 8601 1117 947',
    'Ref 17/DE89.3704.0044.0532.0130.00/x',
  ])('is seen in %j', (text) => {
    expect(holdsBankNumber(text)).toBe(true);
  });

  it.each([
    'DE136695976',
    'DE89 3704 0044 0532 0130 01',
    'NL004495445B01',
    'DE89 Freight and other words of no meaning',
    'ATU13585627',
    '+49 30 123456789012345678',
    'Hafenstraße 4, 10115 Berlin',
    '',
  ])('is not seen in %j', (text) => {
    expect(holdsBankNumber(text)).toBe(false);
  });

  it.each(PARTNER_TEXTS.filter((field) => field !== 'country'))('is refused in the field %s', (field) => {
    const { wrong } = cleanPartner({
      ...{ name: 'Acme', isCompany: true },
      [field]: field === 'email' ? 'DE89370400440532013000@x.de' : 'A DE89370400440532013000',
    });
    expect(wrong).toHaveLength(1);
    expect(wrong.map(inEnglish).join()).toContain('Bank accounts are entered in Odoo, by a person.');
  });

  it('is refused when it is cut in two', () => {
    const { wrong } = cleanPartner({
      ...{ name: 'Acme', isCompany: true, zip: 'DE89 3704 0044', city: '0532 0130 00' },
    });
    expect(wrong.map(inEnglish)).toEqual([
      'The fields together hold a bank account number. Bank accounts are entered in Odoo, by a person.',
    ]);
  });
});

describe('a proposed contact', () => {
  it('is not refused for a VAT number and a phone number that happen to look like one account', () => {
    const alike = { vat: 'DE893704004', phone: '40532013000' };
    expect(holdsBankNumber(`${alike.vat}${alike.phone}`)).toBe(true);
    expect(cleanPartner({ name: 'Acme', isCompany: true, ...alike }).wrong).toEqual([]);
  });

  it('keeps what was said, and has no field for what was not', () => {
    const written = { name: ' Acme ', isCompany: true, vat: '', city: 'Berlin', country: 'de' };
    expect(cleanPartner(written)).toEqual({
      values: { name: 'Acme', isCompany: true, city: 'Berlin', country: 'DE' },
      wrong: [],
    });
  });

  it('says all that is wrong at once', () => {
    const { wrong } = cleanPartner({ name: '', isCompany: true, email: 'x', country: 'Germany' });
    expect(wrong).toHaveLength(3);
  });
});
