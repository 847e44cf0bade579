import { describe, it } from 'vitest';
import { bill, billOf, expectRefusal } from '../../support/tool-call.ts';

const fromJson = (text: string): unknown => JSON.parse(text);

describe('how to say it right', () => {
  const decimal =
    'must be a plain decimal with a point, no thousands separators, at most 15 digits and 6 decimal places, such as 1234.56.';
  it.each([
    ...[
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '1,234.56',
      '1.234,56',
      '1 234',
      '€ 5',
      '',
      '-',
      '12345678901234567',
    ],
    ...[
      '0.1234567891',
      '1e400',
      'NaN',
      'Infinity',
      '0x10',
      '٣',
      '1_000',
      1e21,
      5e-324,
      0.1 + 0.2,
      true,
      null,
      [],
      {},
    ],
  ])('an amount is not %j', async (amount) => {
    await expectRefusal('create_draft_invoice', bill({ amount }), `amount: ${decimal}`);
  });

  it('an amount is finite in JSON, too', async () => {
    await expectRefusal(
      'create_draft_invoice',
      fromJson('{"description": "x", "amount": 1e400}'),
      `amount: ${decimal}`,
    );
  });

  it.each(['price', 'quantity', 'discount'])('%s of a line is such an amount', async (field) => {
    await expectRefusal('create_draft_invoice', billOf({ [field]: '1,5' }), `lines[0].${field}: ${decimal}`);
  });

  it.each([
    '2026-02-30',
    '20.11.2026',
    '2026-11-20T00:00:00Z',
    '11/20/2026',
    '2026-1-2',
    'today',
    '',
    20_261_120,
    null,
  ])('a date is not %j', async (date) => {
    const sentence = 'must be a date that exists, such as "2026-11-20".';
    await expectRefusal('create_draft_invoice', bill({ invoice_date: date }), `invoice_date: ${sentence}`);
    await expectRefusal('create_draft_invoice', bill({ due_date: date }), `due_date: ${sentence}`);
  });

  it.each(['0000-01-01', '0026-11-20', '9999-12-31'])('books have no date %s', async (date) => {
    await expectRefusal(
      'create_draft_invoice',
      bill({ invoice_date: date }),
      'must be between 1900 and 2199.',
    );
  });

  it.each([0, -1, 1.5, 2_147_483_648, Number.MAX_SAFE_INTEGER + 1, '7', 'Azure Interior', null, [7]])(
    'an id is not %j',
    async (id) => {
      const sentence = 'must be an id: a whole number, as find_records gives it.';
      await expectRefusal('create_draft_invoice', bill({ partner_id: id }), `partner_id: ${sentence}`);
    },
  );

  it.each([0, -1, 1.5, 2_147_483_648, '', '  ', 'a\nb', 'x'.repeat(201), null, [7], {}])(
    'a record is not called %j',
    async (asked) => {
      const sentence = 'must ';
      await expectRefusal('create_draft_invoice', bill({ partner: asked }), `partner: ${sentence}`);
      await expectRefusal(
        'create_draft_invoice',
        billOf({ account: asked }),
        `lines[0].account: ${sentence}`,
      );
      await expectRefusal(
        'create_draft_invoice',
        billOf({ taxes: [asked] }),
        `lines[0].taxes[0]: ${sentence}`,
      );
    },
  );

  it.each([
    0,
    -7,
    7.5,
    2_147_483_648,
    9_999_999_999,
    'move/0',
    'move/-7',
    'bill/7',
    'move/7; drop',
    'BILL/2026/11/0001',
    '',
    null,
    ['move/7'],
  ])('a document is not %j', async (document) => {
    const sentence = 'must be a handle such as "move/7".';
    await expectRefusal('get_document', { document }, `document: ${sentence}`);
    await expectRefusal('post_invoice', { invoice_id: document }, `invoice_id: ${sentence}`);
  });

  it.each(['a\nb', 'a\u0000b', 'a\u001b[31m', 'a\u2028b', 'a\ud800', 'a\u0085b'])(
    'a text is one line: not %j',
    async (text) => {
      const sentence = 'must be one line without control characters.';
      for (const field of ['description', 'reference', 'idempotency_key'])
        await expectRefusal('create_draft_invoice', bill({ [field]: text }), `${field}: ${sentence}`);
      await expectRefusal('find_records', { kind: 'partner', text }, `text: ${sentence}`);
      await expectRefusal('list_drafts', { partner: text }, `partner: ${sentence}`);
    },
  );

  it('a text is not a megabyte', async () => {
    const text = 'x'.repeat(1_000_000);
    await expectRefusal(
      'create_draft_invoice',
      bill({ description: text }),
      'description: must be at most 500 characters.',
    );
    await expectRefusal('find_records', { kind: 'partner', text }, 'text: must be at most 200 characters.');
    await expectRefusal(
      'create_draft_invoice',
      bill({ amount: '9'.repeat(1_000_000) }),
      `amount: ${decimal}`,
    );
    await expectRefusal('list_drafts', { after: text }, 'after: Too big');
    await expectRefusal('get_document', { document: text }, 'document: must be a handle');
    await expectRefusal(
      'list_drafts',
      { company: text },
      'company: Too big: expected string to have <=200 characters.',
    );
    await expectRefusal('find_records', { kind: text }, 'kind: expected one of "partner"|"product"');
  });

  it.each([0, -1, 1.5, '', null, ['Lindenhof GmbH']])('a company is not %j', async (company) => {
    await expectRefusal('create_draft_invoice', bill({ company }), 'company: ');
    await expectRefusal('list_drafts', { company }, 'company: ');
  });

  it('a bill has lines or a description and an amount, and 200 lines at most', async () => {
    const either = 'Give either description and amount, or lines.';
    await expectRefusal('create_draft_invoice', {}, either);
    await expectRefusal('create_draft_invoice', { description: 'Chairs' }, either);
    await expectRefusal('create_draft_invoice', bill(billOf({})), either);
    await expectRefusal('create_draft_invoice', { lines: [] }, 'lines: give at least one line.');
    const lines = Array.from({ length: 1000 }, () => ({ description: 'x', price: 1 }));
    await expectRefusal(
      'create_draft_invoice',
      { lines },
      'lines: at most 200 lines; sum up those of one account and tax, or split the document as the person says.',
    );
  });

  it('what is missing is named', async () => {
    await expectRefusal('get_document', {}, 'document is missing.');
    await expectRefusal('post_invoice', undefined, 'invoice_id is missing.');
    await expectRefusal('find_records', { text: 'x' }, 'kind is missing.');
    await expectRefusal('create_draft_entry', {}, 'date is missing. lines is missing.');
  });

  it('a list has a length', async () => {
    for (const limit of [0, -1, 101, 1.5, '50']) await expectRefusal('list_drafts', { limit }, 'limit: ');
  });
});
