import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../src/accounting/papers/pdf/page-text.ts';
import { PDF_LIMITS, pdfReader } from '../../../../src/accounting/papers/pdf/read-pdf.ts';
import { endlessPdf, packedBomb, pdf, png, rawPdf } from '../../../support/papers.ts';

const read = (bytes: Uint8Array, firstPage = 1, mostCharacters = 1_000) =>
  pdfReader()({ bytes, firstPage, mostCharacters });

describe('a PDF', () => {
  it('is read page by page', async () => {
    const bytes = await pdf({ pages: [['Bill 2026-114', 'Total 428,40 €'], ['Thank you']] });
    expect(await read(bytes)).toEqual({
      outcome: 'read',
      content: {
        pages: 2,
        texts: [
          { page: 1, text: 'Bill 2026-114\nTotal 428,40 €' },
          { page: 2, text: 'Thank you' },
        ],
        isCut: false,
        xml: [],
      },
    });
  });

  it('is read as far as is asked for at once, in whole pages, and on from there', async () => {
    const make = () => pdf({ pages: [['a'.repeat(60)], ['b'.repeat(60)], ['c'.repeat(60)]] });
    const first = await read(await make(), 1, 130);
    expect(first).toMatchObject({ content: { texts: [{ page: 1 }, { page: 2 }], isCut: false } });
    expect(await read(await make(), 3, 130)).toMatchObject({
      content: { texts: [{ page: 3, text: 'c'.repeat(60) }] },
    });
    expect(await read(await make(), 4)).toEqual({ outcome: 'no-such-page', pages: 3 });
  });

  it('with one page that is too long gives its beginning, and says so', async () => {
    const bytes = await pdf({ pages: [['x'.repeat(80)], ['y']] });
    expect(await read(bytes, 1, 50)).toMatchObject({
      content: { texts: [{ page: 1, text: 'x'.repeat(50) }], isCut: true },
    });
  });

  it('hands out the XML files in it, and no others', async () => {
    const files = [
      { name: 'factur-x.xml', content: '<a/>' },
      { name: 'notes.txt', content: 'text' },
    ];
    const answer = await read(await pdf({ pages: [['Bill']], files }));
    const xml = answer.outcome === 'read' ? answer.content.xml : [];
    expect(xml.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['factur-x.xml', '<a/>'],
    ]);
  });

  it('that was scanned has no text', async () => {
    const bytes = await pdf({ pages: [[]], picture: png() });
    expect(await read(bytes)).toMatchObject({ content: { texts: [{ page: 1, text: '' }] } });
  });

  it('that is encrypted is known as that; one that opens without a password is read', async () => {
    expect(await read(await pdf({ pages: [['Bill']], password: 'x' }))).toEqual({ outcome: 'encrypted' });
    expect(await read(await pdf({ pages: [['Bill']], password: '' }))).toMatchObject({ outcome: 'read' });
  });

  it('that is damaged is known as that', async () => {
    const whole = await pdf({ pages: [['Bill']] });
    for (const bytes of [Buffer.from('%PDF-1.7'), Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`)]) {
      expect(await read(new Uint8Array(bytes))).toEqual({ outcome: 'broken' });
    }
    // Its table of contents is gone: the rest is found all the same, or nothing is.
    expect(['read', 'broken']).toContain((await read(whole.slice(0, whole.length / 2))).outcome);
  });

  it('says nothing beside its text: no script and no link of it is run or followed', async () => {
    const script = '<< /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9/"\\)) >>';
    const bytes = rawPdf(Buffer.from('BT /F 12 Tf (x) Tj ET'), '', '<< >>', [script]);
    expect(await read(bytes)).toMatchObject({ outcome: 'read' });
  });
});

describe('a PDF that is made to harm', () => {
  it('is given up when it unpacks to more than it may', async () => {
    const limited = pdfReader({ ...PDF_LIMITS, growthMegabytes: 100 });
    const bytes = packedBomb(300);
    const before = process.memoryUsage.rss();
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 5);
    const answer = await limited({ bytes, firstPage: 1, mostCharacters: 1_000 });
    clearInterval(watch);
    expect(answer).toEqual({ outcome: 'too-much' });
    expect(most / 1024 / 1024).toBeLessThan(280);
  });

  it('is given up when its objects fill the memory of the thread', async () => {
    const limited = pdfReader({ ...PDF_LIMITS, heapMegabytes: 24, growthMegabytes: 2_000 });
    const bytes = rawPdf(Buffer.from(`${'['.repeat(1)}${'(x) '.repeat(3_000_000)}] TJ`));
    const answer = await limited({ bytes, firstPage: 1, mostCharacters: 1_000 });
    expect(answer).toEqual({ outcome: 'too-much' });
  });

  it('is given up when it takes too long', async () => {
    const limited = pdfReader({ ...PDF_LIMITS, milliseconds: 800 });
    const started = performance.now();
    const answer = await limited({ bytes: endlessPdf(12), firstPage: 1, mostCharacters: 1_000 });
    expect(answer).toEqual({ outcome: 'too-slow' });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is not given up because others are read beside it, and takes no more with them', async () => {
    const limited = pdfReader({ ...PDF_LIMITS, growthMegabytes: 350 });
    const bytes = packedBomb(40);
    const copies = Array.from({ length: 4 }, () => new Uint8Array(bytes));
    const answers = copies.map((copy) => limited({ bytes: copy, firstPage: 1, mostCharacters: 1_000 }));
    const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['read', 'read', 'read', 'read']);
  });

  it('is given up when nobody waits any more', async () => {
    const leaves = new AbortController();
    const reading = pdfReader()(
      { bytes: endlessPdf(12), firstPage: 1, mostCharacters: 1_000 },
      leaves.signal,
    );
    leaves.abort();
    expect(await reading).toEqual({ outcome: 'cancelled' });
  });
});

describe('the text of a page', () => {
  const piece = (text: string, x: number, y: number) => ({
    text,
    ...{ x, y, width: text.length * 5, height: 10, isLevel: true },
  });

  it('stands as it is seen, whatever the order it was written in', () => {
    const pieces = [
      piece('428.40', 300, 600),
      piece('Bill', 50, 700),
      piece('Total', 50, 602),
      piece('114', 73, 700),
    ];
    expect(pageText(pieces)).toBe('Bill 114\nTotal  428.40');
  });

  it('has no signs that nobody sees', () => {
    expect(pageText([piece('Sup\u00adplier\u200b \u0007\ue000GmbH', 0, 0)])).toBe('Supplier GmbH');
  });

  it('that is turned comes last', () => {
    const turned = { ...piece('In the margin', 10, 800), isLevel: false };
    expect(pageText([turned, piece('Bill', 50, 700)])).toBe('Bill\nIn the margin');
  });
});
