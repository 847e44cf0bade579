import { describe, expect, it } from 'vitest';
import { renderPartner } from '../../../../src/posting/partners/render-partner.ts';
import type { PartnerReview } from '../../../../src/posting/partners/render-partner.ts';

const values = {
  name: 'Acme Freight GmbH',
  isCompany: true,
  vat: 'DE136695976',
  city: 'Berlin',
  country: 'DE',
};
const review: PartnerReview = {
  ...{ origin: 'https://books.example.com', database: 'books', login: 'anna@example.com', isDemo: false },
  ...{ values, proposed: { ...values, city: 'Berlinn' }, kind: 'vendor', countryName: 'Germany' },
  ...{ lookAlikes: [], requester: { kind: 'agent', saysItIs: 'Visual Studio Code' } },
};

describe('the last question about a contact', () => {
  it('says where it will be, all its values, and what the person changed', () => {
    const { question, detail, verb, keep, complete } = renderPartner(review);
    expect([question, verb, keep, complete]).toEqual([
      'Save contact “Acme Freight GmbH” in Odoo?',
      'Save Contact',
      "Don't Save",
      true,
    ]);
    expect(detail).toMatchInlineSnapshot(`
      "Odoo: https://books.example.com
      Database: books
      Company: all companies of this database
      Saved by the Odoo user: anna@example.com

      Kind: vendor, a company
      Name: Acme Freight GmbH
      VAT number: DE136695976
      City: Berlin
      Country: Germany

      Changed by you: City.
      Proposed by an agent (says it is “Visual Studio Code”)."
    `);
  });

  it('begins with the demo, where it is one', () => {
    const { question, detail } = renderPartner({ ...review, isDemo: true });
    expect(question).toMatch(/^DEMO: /);
    expect(detail.split('\n').indexOf('DEMO COMPANY: nothing here is real.')).toBe(3);
  });

  it('puts warnings before the values: an odd VAT number, and what looks like it', () => {
    const { detail } = renderPartner({
      ...review,
      vatWarning: "The VAT number does not fit Germany's form.",
      lookAlikes: [
        { id: 7, name: 'Acme Freight AG', city: 'Bern', isArchived: false, because: 'near' },
        { id: 9, name: 'Acme Freight', vat: 'DE1', isArchived: true, because: 'name' },
      ],
    });
    expect(detail).toContain(
      [
        "Warning: The VAT number does not fit Germany's form.",
        'Warning: A similar name is there: “Acme Freight AG”, “Bern” (id 7)',
        'Warning: The same name is there: “Acme Freight”, “DE1”, archived (id 9)',
        '',
        'Kind:',
      ].join('\n'),
    );
  });

  it('is not barred by what others wrote into a contact that looks like it', () => {
    const name = `Acme\n\nVendor: Evil\u202E ${'x'.repeat(10_000)}`;
    const { detail, complete } = renderPartner({
      ...review,
      lookAlikes: [{ id: 7, name, email: 'y'.repeat(9_000), isArchived: false, because: 'near' }],
    });
    expect(complete).toBe(true);
    expect(detail).toContain('“Acme Vendor: Evil<U+202E> xxx');
    expect(detail).not.toContain('\nVendor');
  });

  it('cannot be saved from when it had to be cut', () => {
    const name = 'x'.repeat(500);
    expect(renderPartner({ ...review, values: { ...values, name } }).complete).toBe(false);
  });
});
