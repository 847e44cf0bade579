import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOOLS } from '../../../src/mcp/catalogue.ts';
import { bill, billOf, callDry, expectRefusal, GOOD } from '../../support/tool-call.ts';

const names = TOOLS.map(({ name }) => name);
const fromJson = (text: string): unknown => JSON.parse(text);

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
      ['status', 'model', 'domain', 'constructor', 'toString', 'hasOwnProperty', ''].map(
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
