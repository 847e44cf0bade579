import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/common/clock.ts';
import { PAPER_CALLS } from '../../../../src/accounting/allowed/papers.ts';
import type { PaperFiles } from '../../../../src/accounting/papers/files/paper-files.ts';
import { OurCompanies } from '../../../../src/accounting/papers/our-companies.ts';
import { pdfReader } from '../../../../src/accounting/papers/pdf/read-pdf.ts';
import { PaperReader } from '../../../../src/accounting/papers/read-paper.ts';
import { toEInvoiceAnswer } from '../../../../src/mcp/e-invoice-answer.ts';
import { cannedClient } from '../../../support/canned-client.ts';
import { cii } from '../../../support/e-invoices.ts';
import { pdf, png } from '../../../support/papers.ts';
import { problemOf } from '../../../support/problem-of.ts';

const context = { allowed_company_ids: [1] };

/** A reader of one file, in an Odoo where these documents have it. */
function reader(
  content: Uint8Array | string,
  attachedTo: readonly number[] = [],
  pdfLimits?: Parameters<typeof pdfReader>[0],
) {
  const files: PaperFiles = {
    open: (path) => Promise.resolve({ path, name: path, bytes: new Uint8Array(Buffer.from(content)) }),
  };
  const client = cannedClient(PAPER_CALLS, {
    'ir.attachment.search_read': attachedTo.map((id, index) => ({ id: 90 - index, res_id: id })),
    'res.company.search_read': [{ id: 1, name: 'Lindenhof GmbH', vat: 'DE 123 456 788' }],
  });
  const companies = new OurCompanies(client, systemClock);
  const papers = new PaperReader({ client, files, readPdf: pdfReader(pdfLimits), companies });
  return { client, read: (fromPage = 1) => papers.read('paper', fromPage, context) };
}

const bill = ['Bill 2026-114', '20.11.2026', 'Total 428,40'];
const facturX = (xml: string) => [{ name: 'factur-x.xml', content: xml }];

describe('reading a PDF with an electronic invoice in it', () => {
  it('gives its text, its fields, and where it hangs', async () => {
    const bytes = await pdf({ pages: [bill], files: facturX(cii()) });
    const { client, read } = reader(bytes, [7, 7, 3]);
    expect(await read()).toMatchObject({
      type: 'pdf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      pages: 1,
      texts: [{ page: 1, text: bill.join('\n') }],
      eInvoice: { number: '2026-114', total: '428.40' },
      contradictions: [],
      suggestedKind: 'vendor_bill',
      attachedTo: ['move/7', 'move/3'],
      notes: [],
    });
    await read();
    expect(client.made.map(({ name }) => name)).toEqual([
      'ir.attachment.search_read',
      'res.company.search_read',
      'ir.attachment.search_read',
    ]);
  });

  it('says that the page says something else', async () => {
    const bytes = await pdf({ pages: [bill], files: facturX(cii({ number: 'other' })) });
    const { eInvoice, contradictions = [] } = await reader(bytes).read();
    expect(contradictions).toEqual(['its number is not on the pages']);
    if (eInvoice === undefined) throw new Error('It has no electronic invoice.');
    expect(toEInvoiceAnswer(eInvoice, contradictions).trust).toBe(
      'Do not rely on it: its number is not on the pages. Read the text of the pages.',
    );
  });

  it('knows its own company by the VAT number, however it is written', async () => {
    const sold = cii({ seller: 'Anybody', sellerVat: 'DE123456788', buyer: 'Somebody', buyerVat: 'DE1' });
    const bytes = await pdf({ pages: [bill], files: facturX(sold) });
    expect(await reader(bytes).read()).toMatchObject({ suggestedKind: 'customer_invoice' });
  });

  it('whose XML is broken says so, and gives the text', async () => {
    const xml = cii().replace('</rsm:CrossIndustryInvoice>', '');
    const found = await reader(await pdf({ pages: [bill], files: facturX(xml) })).read();
    expect(found.texts).toHaveLength(1);
    expect(found.eInvoice).toBeUndefined();
    expect(found.notes).toEqual(['The electronic invoice in it cannot be read: it is not well-formed.']);
  });
});

describe('reading a paper that says little', () => {
  it('says that a scan has no text, and that nothing is to be guessed', async () => {
    const scan = await pdf({ pages: [[], []], picture: png() });
    expect((await reader(scan).read()).notes.join()).toMatch(/No page has text: it is a scan.*guess nothing/);
    const half = await pdf({ pages: [['Bill'], []] });
    expect((await reader(half).read()).notes).toEqual(['No text on page 2: probably scanned.']);
  });

  it('says that it is encrypted, damaged, or has no such page', async () => {
    const why = async (bytes: Uint8Array, page = 1) => (await problemOf(reader(bytes).read(page))).model;
    expect(await why(await pdf({ password: 'x' }))).toContain('encrypted');
    expect(await why(new Uint8Array(Buffer.from('%PDF-1.7 x')))).toContain('damaged');
    expect(await why(await pdf({}), 2)).toContain('has 1 pages, and page 2 is none');
  });

  it('tells where to read on', async () => {
    const long = Array.from({ length: 30 }, () => 'x'.repeat(60));
    const bytes = await pdf({ pages: Array.from({ length: 14 }, () => long) });
    const first = await reader(bytes).read();
    expect(first.pages).toBe(14);
    expect(first.nextPage).toBe((first.texts?.length ?? 0) + 1);
    const last = await reader(bytes).read(first.nextPage);
    expect(last).toMatchObject({ nextPage: undefined });
    expect((first.texts?.length ?? 0) + (last.texts?.length ?? 0)).toBe(14);
  });

  it('shows an image that is not too big', async () => {
    expect(await reader(png()).read()).toMatchObject({ type: 'png', image: { mimetype: 'image/png' } });
    const big = Buffer.concat([png(), Buffer.alloc(2_000_000)]);
    const found = await reader(big).read();
    expect(found.image).toBeUndefined();
    expect(found.notes.join()).toContain('too big');
  });

  it('refuses what is no paper by what it seems to be, without a request to Odoo', async () => {
    const { client, read } = reader('-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2');
    const { code, person, model } = await problemOf(read());
    expect([code, person]).toEqual(['paper_refused', expect.stringContaining('a private key')]);
    expect(person + model).not.toContain('hunter2');
    expect(client.made).toEqual([]);
  });
});
