import { asItIs } from '../../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import { renderReview, textOf } from '../../../../src/posting/review/render.ts';
import type { Review } from '../../../../src/posting/review/review.ts';
import { partsOf } from '../../../../src/posting/review/sheet.ts';
import { sheetOfReview } from '../../../../src/posting/review/sheet-of-review.ts';
import { panelPage } from '../../../../src/vscode/review/panel-page.ts';
import type { Block } from '../../../../src/vscode/review/panel-view.ts';
import { showHistory } from '../../../../src/vscode/review/show-history.ts';
import { showPaper } from '../../../../src/vscode/review/show-paper.ts';
import { showParts } from '../../../../src/posting/review/show-parts.ts';
import { aReview } from '../../../support/a-review.ts';

const showReview = (review: Review) => showParts(partsOf(sheetOfReview(review)));
const titles = (blocks: readonly Block[]) => blocks.map(({ title }) => title);
const named = (blocks: readonly Block[], title: string) => blocks.find((block) => block.title === title);

describe('a review in the panel', () => {
  it('has the order of the dialog, and no heading without anything below it', () => {
    const all = showReview(
      aReview({ warnings: ['Odoo sees a possible duplicate.'], narration: '<p>Terms</p>' }),
    );
    expect(titles(all)).toEqual([
      'Where',
      'Warnings',
      'Document',
      'Lines',
      'Taxes',
      'Booked as',
      'Terms and conditions',
      'What posting does besides',
      'Total',
      'Attachments',
      'Request',
    ]);
    expect(titles(showReview(aReview({ taxes: [], attachments: [], effects: [] })))).toEqual([
      'Where',
      'Document',
      'Lines',
      'Booked as',
      'Total',
      'Request',
    ]);
  });

  it('says all that the dialog says', () => {
    let count = 0;
    const some = () => `x${(count += 1)}x`;
    const review = aReview({
      ...{ origin: some(), database: some(), login: some(), connectionName: some() },
      ...{ company: { id: 1, name: some() }, journal: some(), partner: some(), partnerVat: some() },
      ...{ reference: some(), invoiceDate: some(), date: some(), dueDate: some(), paymentTerm: some() },
      ...{ dateNotes: { invoiceDate: some(), date: some() }, bankAccount: some(), paymentReference: some() },
      ...{
        narration: some(),
        typeTotal: asItIs(some()),
        attachments: [some()],
        effects: [some()],
        warnings: [some()],
      },
      ...{ currency: some(), companyCurrency: some(), rate: { rate: '1.25', of: some() } },
      companyTotal: { amount: '95.20', currency: some() },
      lines: [
        { text: some() },
        {
          ...{
            id: 1,
            description: some(),
            account: { id: 3, name: some() },
            taxes: [{ id: 4, name: some() }],
          },
          ...{ quantity: '31', price: '32', discount: '33', amount: '34.00' },
        },
      ],
      items: [
        {
          ...{ label: some(), account: some(), side: 'debit', amount: '41.00', partner: some(), due: some() },
          ...{ foreign: { amount: '42.00', currency: some() }, analytic: some(), taxGrids: [some()] },
          ...{ earlyPayment: { until: some(), amount: '43.00' }, tax: { name: some(), base: '44.00' } },
        },
      ],
      taxes: [{ name: some(), amount: '51.00' }],
      ...{ untaxed: '52.00', tax: '53.00', total: '54.00' },
      requester: { kind: 'agent', saysItIs: some() },
    });
    const marks = (text: string) => new Set(text.match(/x\d+x|\b\d\d(?:\.\d\d)?\b/g));
    const inPanel = marks(JSON.stringify(showReview(review)));
    const inDialog = marks(textOf(renderReview(review)));
    expect(inDialog.size).toBeGreaterThan(45);
    expect([...inDialog].filter((mark) => !inPanel.has(mark))).toEqual([]);
  });

  it('says beside a date what posting does to it', () => {
    const blocks = showReview(aReview({ dateNotes: { date: 'posting moves it to 2026-12-01' } }));
    expect(named(blocks, 'Document')).toMatchObject({
      rows: expect.arrayContaining([
        { label: 'Bill date', value: '2026-11-20' },
        { label: 'Accounting date', value: '2026-11-20 (posting moves it to 2026-12-01)' },
      ]),
    });
  });

  it('shows each journal item on its side', () => {
    expect(named(showReview(aReview()), 'Booked as')).toMatchObject({
      columns: [{ label: 'Account' }, { label: 'Debit, EUR' }, { label: 'Credit, EUR' }],
      rows: [
        [['600000 Expenses'], ['100.00'], []],
        [['210000 Payable', 'Due 2026-12-20'], [], ['119.00']],
      ],
    });
  });

  it('makes visible what would hide or turn a text, in every value', () => {
    const evil = 'Azure\u202E\u200B\nPosted by: nobody';
    const review = aReview({ partner: evil, attachments: [evil], warnings: [evil], journal: evil });
    const text = JSON.stringify(showReview({ ...review, lines: [{ text: evil }] }));
    expect(text).not.toMatch(/[\u202E\u200B]|\\n/);
    expect(text.match(/<U\+202E>/g)).toHaveLength(5);
  });

  it('cuts nothing', () => {
    const long = 'very long '.repeat(200).trim();
    const blocks = showReview(aReview({ partner: long }));
    expect(named(blocks, 'Document')).toMatchObject({
      rows: expect.arrayContaining([{ label: 'Vendor', value: long }]),
    });
  });
});

describe('the history in the panel', () => {
  const last = { number: 'BILL/1', date: '2026-10-01', total: '1428.00', currency: 'EUR' };
  const documents = [{ ...last, document: 'move/3' as const }];

  it('says so when there was nothing', () => {
    expect(showHistory({ documents: [], differences: [] })).toEqual([
      {
        kind: 'list',
        title: 'History with this partner',
        items: ['Nothing of this kind was posted with this partner before.'],
      },
    ]);
  });

  it('sets this document beside the last one', () => {
    const differences = [
      { what: 'Total', here: '119.00 EUR', last: '1,428.00 EUR' },
      { what: 'New line', line: 'Chairs', here: '1 × 100.00' },
    ];
    expect(named(showHistory({ documents, differences }), 'Differences from the last one')).toMatchObject({
      columns: [{ label: 'What' }, { label: 'This one' }, { label: 'BILL/1' }],
      rows: [
        [['Total'], ['119.00 EUR'], ['1,428.00 EUR']],
        [['New line', 'Chairs'], ['1 × 100.00'], ['none']],
      ],
    });
  });

  it('says so when nothing is different', () => {
    const blocks = showHistory({ documents, differences: [] });
    expect(named(blocks, 'Differences from the last one')).toMatchObject({
      items: [expect.stringContaining('the same as BILL/1')],
    });
  });
});

describe('a file in the panel', () => {
  const xml = (text: string | Uint8Array<ArrayBuffer>) =>
    showPaper({ type: 'xml', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text });

  it('that is an electronic invoice becomes lines of text, with nothing invisible in them', () => {
    expect(xml('<Invoice><ID>12</ID><Party><Name>Az\u202Eure</Name></Party></Invoice>')).toEqual({
      type: 'text',
      text: [
        '<Invoice>',
        '  <ID>12</ID>',
        '  <Party>',
        '    <Name>Az<U+202E>ure</Name>',
        '  </Party>',
        '</Invoice>',
      ].join('\n'),
    });
  });

  it('in UTF-16 is read as that', () => {
    expect(xml(Uint8Array.from(Buffer.from('\uFEFF<a>é</a>', 'utf16le')))).toEqual({
      type: 'text',
      text: '<a>é</a>',
    });
  });

  it('that is not shown says why', () => {
    expect(showPaper({ type: 'other', why: 'it seems to be a program' })).toEqual({
      type: 'other',
      why: 'it seems to be a program',
    });
  });
});

describe("the panel's page", () => {
  const page = panelPage({
    nonce: 'N0nce',
    source: 'https://own.example',
    script: 'https://own.example/page.js',
    style: 'https://own.example/page.css',
    pdfjs: 'https://own.example/pdfjs/"><script>',
    language: 'de',
    texts: { 'Open in Odoo': 'In Odoo öffnen"><script>' },
  });

  it('may load our own files and nothing else', () => {
    const [, policy = ''] = /content="(default-src [^"]*)"/.exec(page) ?? [];
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'nonce-N0nce' 'wasm-unsafe-eval'",
      'style-src https://own.example',
      'img-src https://own.example blob:',
      'connect-src https://own.example',
      'worker-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('says which language it is in, and has its texts in it', () => {
    expect(page).toContain('<html lang="de">');
    expect(page).toContain(
      'data-texts="{&quot;Open in Odoo&quot;:&quot;In Odoo öffnen\\&quot;>&lt;script>&quot;}"',
    );
  });

  it('has one script, with the nonce, and no code or style of its own', () => {
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('<script type="module" nonce="N0nce" src="https://own.example/page.js"></script>');
    expect(page).not.toMatch(/<style| style=| on\w+=/);
  });
});
