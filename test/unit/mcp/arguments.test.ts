import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOOLS } from '../../../src/mcp/catalogue.ts';
import { callDry } from '../../support/tool-call.ts';

/** A call that every tool takes; what is tried is mixed into it. */
const GOOD: Readonly<Record<string, Record<string, unknown>>> = {
  find_records: { kind: 'partner', text: 'Azure Interior' },
  list_drafts: { kind: 'vendor_bill' },
  get_document: { document: 'move/7' },
  create_draft_invoice: { description: 'Office chairs', amount: 480 },
  post_invoice: { invoice_id: 'move/7' },
};
const names = TOOLS.map(({ name }) => name);
const bill = (more: Record<string, unknown>) => ({ ...GOOD['create_draft_invoice'], ...more });
const billOf = (line: Record<string, unknown>) => ({ lines: [{ description: 'Chairs', price: 1, ...line }] });
const fromJson = (text: string): unknown => JSON.parse(text);

/** The tool refuses, nothing is touched, and the model reads this. */
async function expectRefusal(tool: string, args: unknown, sentence: string, code = 'invalid_arguments') {
  const { result, text, reached, problems } = await callDry(tool, args);
  expect({ error: result.isError, reached, code: problems[0]?.problem.code }).toEqual({
    error: true,
    reached: 0,
    code,
  });
  expect(result.structuredContent).toBeUndefined();
  expect(text).toContain(`${code}: `);
  expect(text).toContain(sentence);
  expect(text.length).toBeLessThan(1_500);
}

describe('arguments that a tool takes', () => {
  it.each(names)('%s: get as far as Odoo', async (tool) => {
    expect((await callDry(tool, GOOD[tool])).reached).toBe(1);
  });

  it.each([
    ['create_draft_invoice', bill({ amount: '1234.56' })],
    ['create_draft_invoice', bill({ amount: -12.5 })],
    ['create_draft_invoice', bill({ amount: ' 7 ' })],
    ['create_draft_invoice', bill({ amount: 1e3 })],
    ['create_draft_invoice', bill({ amount: '0.123456' })],
    ['create_draft_invoice', bill({ description: 'Café "Zum Löwen", 3 × ☕ \u05d0\u05d1' })],
    ['create_draft_invoice', bill({ invoice_date: '2028-02-29', due_date: '2028-03-01' })],
    ['create_draft_invoice', bill({ company: 'Lindenhof GmbH' })],
    ['create_draft_invoice', billOf({ taxes: [], account: 7, discount: 10, quantity: '2.5' })],
    ['create_draft_invoice', { lines: Array.from({ length: 200 }, () => ({ description: 'x', price: 1 })) }],
    ['get_document', { document: 7 }],
    ['get_document', { document: '7' }],
    ['post_invoice', { invoice_id: 2_147_483_647 }],
    ['list_drafts', {}],
    ['list_drafts', undefined],
    ['find_records', { kind: 'tax', text: '' }],
  ])('%s takes %j', async (tool, args) => {
    expect((await callDry(tool, args)).reached).toBe(1);
  });
});

describe('no argument approves', () => {
  const attempts = [
    ...[
      'approved',
      'approve',
      'confirmed',
      'confirm',
      'force',
      'accept',
      'authorized',
      'user_consent',
      'ok',
      'yes',
    ],
    ...[
      'post',
      'auto_post',
      'human_approved',
      'skipConfirmation',
      'bypass',
      'permitted',
      'i_agree',
      'Approved',
      'override',
    ],
  ];
  it.each(names.flatMap((tool) => attempts.map((key) => [tool, key] as const)))(
    '%s says so to "%s"',
    async (tool, key) => {
      const sentence = `Only the person can approve, in a dialog that this server shows. There is no argument for it: leave out "${key}".`;
      await expectRefusal(tool, { ...GOOD[tool], [key]: true }, sentence, 'only_a_person_approves');
    },
  );

  it('not in a line of a bill', async () => {
    await expectRefusal(
      'create_draft_invoice',
      billOf({ approved: true }),
      'leave out "approved"',
      'only_a_person_approves',
    );
  });

  it('not when other arguments are wrong or missing', async () => {
    await expectRefusal(
      'post_invoice',
      { approved: true },
      'Only the person can approve',
      'only_a_person_approves',
    );
    await expectRefusal(
      'post_invoice',
      { invoice_id: 'x', force: 1, z: 1 },
      'leave out "force"',
      'only_a_person_approves',
    );
  });
});

describe('arguments that no tool takes', () => {
  it.each(
    names.flatMap((tool) =>
      ['state', 'model', 'domain', 'constructor', 'toString', 'hasOwnProperty', ''].map(
        (key) => [tool, key] as const,
      ),
    ),
  )('%s names the unknown "%s" and those that it takes', async (tool, key) => {
    await expectRefusal(tool, { ...GOOD[tool], [key]: {} }, `Unknown: "${key}". ${tool} takes: `);
  });

  it.each(names)('%s: a prototype is a key like any other', async (tool) => {
    const args = fromJson(`{"__proto__": {"approved": true}, ${JSON.stringify(GOOD[tool]).slice(1)}`);
    await expectRefusal(tool, args, 'Unknown: "__proto__"');
  });

  it('are told briefly, however many and long they are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`${index}`.padEnd(1000, 'x'), 1]),
    );
    await expectRefusal('list_drafts', many, 'and 990 more');
  });

  it.each(names)('%s: is given an object', async (tool) => {
    for (const args of [[], 'approved', 7, true])
      await expectRefusal(tool, args, 'Expected object, received');
  });

  it('in a line are told with their place', async () => {
    await expectRefusal('create_draft_invoice', billOf({ tax: '15%' }), 'Unknown in lines[0]: "tax".');
  });
});

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
      await expectRefusal('create_draft_invoice', billOf({ account: id }), `lines[0].account: ${sentence}`);
      await expectRefusal('create_draft_invoice', billOf({ taxes: [id] }), `lines[0].taxes[0]: ${sentence}`);
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
    'payment/7',
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
    await expectRefusal('find_records', { kind: text }, 'kind: expected one of "partner"|"account"|"tax".');
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
    await expectRefusal(
      'create_draft_invoice',
      { lines: [] },
      'lines: Too small: expected array to have >=1 items.',
    );
    const lines = Array.from({ length: 1000 }, () => ({ description: 'x', price: 1 }));
    await expectRefusal(
      'create_draft_invoice',
      { lines },
      'lines: Too big: expected array to have <=200 items.',
    );
  });

  it('what is missing is named', async () => {
    await expectRefusal('get_document', {}, 'document is missing.');
    await expectRefusal('post_invoice', undefined, 'invoice_id is missing.');
    await expectRefusal('find_records', { text: 'x' }, 'kind is missing.');
    await expectRefusal(
      'create_draft_invoice',
      { lines: [{}] },
      'lines[0].description is missing. lines[0].price is missing.',
    );
  });

  it('a list has a length', async () => {
    for (const limit of [0, -1, 101, 1.5, '50']) await expectRefusal('list_drafts', { limit }, 'limit: ');
  });
});

describe('a tool that does not exist', () => {
  it.each(['approve', 'post_invoice ', '__proto__', 'constructor', '', 'x'.repeat(100_000)])(
    '"%s": the model is told which there are',
    async (name) => {
      await expectRefusal(name, {}, `There are: ${names.join(', ')}.`, 'unknown_tool');
    },
  );
});

describe('any JSON at all', () => {
  const known = [...new Set(TOOLS.flatMap(({ takes }) => takes))];
  const args = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...known, 'approved'), fc.string()),
      fc.jsonValue({ maxDepth: 3 }),
    ),
    fc.record(
      {
        description: fc.string(),
        amount: fc.oneof(fc.double(), fc.string()),
        lines: fc.array(fc.record({ description: fc.string(), price: fc.jsonValue() }, { requiredKeys: [] })),
        invoice_id: fc.oneof(fc.integer(), fc.string()),
        document: fc.oneof(fc.integer(), fc.string()),
      },
      { requiredKeys: [] },
    ),
  );

  it.each(TOOLS)(
    '$name never throws, and reaches Odoo only with arguments that fit its schema',
    async (tool) => {
      await fc.assert(
        fc.asyncProperty(args, async (given) => {
          const { result, text, reached } = await callDry(tool.name, given);
          const fits = tool.input.safeParse(given ?? {}).success;
          expect(reached).toBe(fits ? 1 : 0);
          expect(result.isError).toBe(true);
          expect(text).toMatch(/^(?:invalid_arguments|only_a_person_approves|not_connected): \S/);
          expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|ZodError|\[object /);
          expect(text.length).toBeLessThan(2_500);
        }),
        { numRuns: 300 },
      );
    },
  );
});
