import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contradictions } from '../../src/accounting/papers/e-invoice/contradictions.ts';
import type { EInvoice } from '../../src/accounting/papers/e-invoice/e-invoice.ts';
import { suggestedKind } from '../../src/accounting/papers/e-invoice/invoice-type.ts';
import { notOnThePages } from '../../src/accounting/papers/e-invoice/on-the-pages.ts';
import { readEInvoice } from '../../src/accounting/papers/e-invoice/read-e-invoice.ts';
import { paperType } from '../../src/accounting/papers/paper-type.ts';
import type { PdfContent } from '../../src/accounting/papers/pdf/pdf-answer.ts';
import { pdfReader } from '../../src/accounting/papers/pdf/read-pdf.ts';
import { papersFolder } from './papers-folder.ts';

/** What each paper says, as its table of contents has it, and a few words of its pages. */
interface Expected {
  readonly format: EInvoice['format'];
  readonly number: string;
  readonly net: string;
  readonly tax: string;
  readonly total: string;
  readonly currency: string | undefined;
  readonly type: string;
  readonly kind: string;
  readonly lines: number;
  readonly onThePage: readonly string[];
}

const en16931 = {
  format: 'CII',
  currency: 'EUR',
  number: '471102',
  net: '473.00',
  tax: '56.87',
  total: '529.87',
} as const;

const PAPERS: Readonly<Record<string, Expected>> = {
  'AzureInterior.pdf': {
    ...{
      format: 'UBL',
      number: 'INV/2023/03/0008',
      net: '262.90',
      tax: '16.94',
      total: '279.84',
      currency: 'USD',
    },
    ...{ type: '380', kind: 'vendor_bill', lines: 7 },
    onThePage: ['Invoice INV/2023/03/0008', 'Total  $ 279.84', '[FURN_7777] Office Chair  1.00 Units  70.00'],
  },
  'EN16931_Einfach.pdf': {
    ...en16931,
    ...{ type: '380', kind: 'vendor_bill', lines: 2 },
    onThePage: ['529,87', 'Trennblätter A4'],
  },
  'EN16931_Gutschrift.pdf': {
    ...en16931,
    ...{ type: '389', kind: 'vendor_bill', lines: 2 },
    onThePage: ['529,87', 'Lieferant GmbH'],
  },
  'EN16931_Rabatte.pdf': {
    ...{ format: 'CII', number: '471102', net: '193.77', tax: '21.30', total: '215.07', currency: 'EUR' },
    ...{ type: '380', kind: 'vendor_bill', lines: 4 },
    onThePage: ['Bruttosumme  215,07', 'Zahlbetrag  165,07', 'Versandkosten'],
  },
  'EN16931_Innergemeinschaftliche_Lieferungen.pdf': {
    ...{ format: 'CII', number: '47110818', net: '2000.00', tax: '0.00', total: '2000.00', currency: 'EUR' },
    ...{ type: '389', kind: 'vendor_bill', lines: 2 },
    onThePage: ['2.000,00', 'Stahlcoil'],
  },
  'Facture_FR_BASICWL.pdf': {
    ...{
      format: 'CII',
      number: 'FA-2017-0010',
      net: '624.90',
      tax: '46.25',
      total: '671.15',
      currency: 'EUR',
    },
    ...{ type: '380', kind: 'vendor_bill', lines: 0 },
    onThePage: ['FA-2017-0010', '671,15'],
  },
  'Avoir_FR_type381_BASIC.pdf': {
    ...{
      format: 'CII',
      number: 'AV-2017-0005',
      net: '218.48',
      tax: '14.99',
      total: '233.47',
      currency: 'EUR',
    },
    ...{ type: '381', kind: 'vendor_credit_note', lines: 2 },
    onThePage: ['Total TTC  -233,47 €', 'Facture liée  FA-2017-0010'],
  },
  'fail1.pdf': {
    ...{ format: 'ZUGFeRD 1', number: 'RE-20151008/504', net: '496.00', tax: '75.04', total: '571.04' },
    ...{ currency: undefined, type: '380', kind: 'vendor_bill', lines: 3 },
    onThePage: ['Gesamtbetrag: 571,04 €', 'Rechnung # RE-20151008/504 von 08.10.2015', '316,00 €'],
  },
};

/** All but this one agree with themselves and with their pages. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'fail1.pdf': [
    'the issue date is not in the format for dates',
    'it has no currency',
    'line 2: quantity times price is not its net amount',
    'the lines add up to 496.200, but their total is 496.00',
    'the lines at 19 % make 20.000, but what is taxed is 336.00',
    'the VAT rate of line 2 is no number',
    'the year of its issue date is not on the pages',
  ],
};

const folder = papersFolder();
const read = { files: 0, eInvoices: 0, contradicting: 0 };
afterAll(() => {
  console.log(`papers: files=${read.files} e-invoices=${read.eInvoices} contradicting=${read.contradicting}`);
});

async function contentOf(file: string): Promise<PdfContent> {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  expect(paperType(bytes)).toEqual({ type: 'pdf' });
  const answer = await pdfReader()({ bytes, firstPage: 1, mostCharacters: 20_000 });
  if (answer.outcome !== 'read') throw new Error(`${file} was not read: ${answer.outcome}.`);
  return answer.content;
}

describe('bills that nobody here wrote', () => {
  it('are all here, and no others', () => {
    expect(existsSync(folder)).toBe(true);
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.pdf'))
        .toSorted(),
    ).toEqual(Object.keys(PAPERS).toSorted());
  });

  it.each(Object.entries(PAPERS))('%s is read right', async (file, expected) => {
    const { texts, xml, pages } = await contentOf(file);
    expect(texts).toHaveLength(pages);
    const text = texts.map((each) => each.text).join('\n');
    for (const words of expected.onThePage) expect(text).toContain(words);
    const invoice = readEInvoice(xml[0]?.bytes ?? new Uint8Array());
    const { format, number, net, total, currency } = invoice;
    expect({ format, number, net, tax: invoice.taxTotal, total, currency }).toEqual({
      ...{ format: expected.format, number: expected.number, net: expected.net, tax: expected.tax },
      ...{ total: expected.total, currency: expected.currency },
    });
    expect([invoice.typeCode, suggestedKind(invoice, undefined)]).toEqual([expected.type, expected.kind]);
    expect(invoice.lines).toHaveLength(expected.lines);
    const wrong = [...contradictions(invoice), ...notOnThePages(invoice, text)];
    expect(wrong).toEqual(WRONG[file] ?? []);
    read.files += 1;
    read.eInvoices += 1;
    if (wrong.length > 0) read.contradicting += 1;
  });
});
