import { asItIs } from '../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { draftingProblems } from '../../../src/accounting/drafting/problems.ts';
import { booksProblems } from '../../../src/accounting/problems.ts';
import { Problem } from '../../../src/common/problem.ts';
import { defineTool, READS } from '../../../src/mcp/tool.ts';
import { runTool } from '../../../src/mcp/run-tool.ts';
import { gateProblems } from '../../../src/posting/problems.ts';
import { CANARY } from '../../support/canaries.ts';
import { callDry } from '../../support/tool-call.ts';

const bill = {
  document: 'move/7',
  label: 'vendor bill of Azure Interior, 552.00 EUR',
  english: 'vendor bill of Azure Interior, 552.00 EUR',
} as const;
const INTERNAL =
  'internal: This is a fault of the tool, not of the arguments. Tell the person; do not repeat the call.';

describe('what goes wrong while a tool works', () => {
  it.each([
    booksProblems.companyNeeded([{ id: 1, name: 'Lindenhof GmbH' }]),
    draftingProblems.draftDeleted('move/7', undefined),
    draftingProblems.draftDeleted('move/7', '2026-11-20T10:00:00.000Z'),
    draftingProblems.draftOutcomeUnknown(),
    gateProblems.declined(bill),
    gateProblems.expired(bill),
    gateProblems.changedSinceReview(bill, [asItIs('total: 552.00 -> 1.00')]),
    gateProblems.postingUnknown(bill),
    new Problem({ code: 'not_connected', person: 'for people', model: 'for models' }),
  ])('is told to the model in its own words: $code', async (problem) => {
    const { result, text, problems } = await callDry('post_invoice', { invoice_id: 7 }, problem);
    expect(text).toBe(`${problem.code}: ${problem.model}`);
    expect(result).toEqual({ content: [{ type: 'text', text }], isError: true });
    expect(problems).toEqual([{ tool: 'post_invoice', problem, thrown: undefined }]);
  });

  it.each([
    ['an error', new Error(`connect ECONNREFUSED with ${CANARY}`)],
    ['an error with a request in it', Object.assign(new Error('x'), { config: { data: CANARY } })],
    ['a text', CANARY],
    ['an object', { model: CANARY, code: 'declined' }],
  ])('is never told as it is when it was not foreseen: %s', async (_, thrown) => {
    const { result, text, problems } = await callDry('find_records', { kind: 'partner' }, thrown);
    expect(text).toBe(INTERNAL);
    expect(JSON.stringify(result)).not.toContain(CANARY);
    expect(problems).toMatchObject([{ tool: 'find_records', problem: { code: 'internal' }, thrown }]);
  });

  it('is said to be an answer that nobody knows when Odoo has given one', async () => {
    const shape = z.object({ name: z.literal(CANARY) });
    const { text } = await callDry('find_records', { kind: 'partner' }, shape.safeParse({}).error);
    expect(text).toContain('answer_unreadable: ');
    expect(text).not.toContain(CANARY);
  });

  it('is never told as it is when the answer does not fit its schema', async () => {
    const tool = defineTool({
      name: 'broken',
      title: 'Broken',
      description: ['Answers what it should not.'],
      input: z.strictObject({}),
      output: z.object({ total: z.string().regex(/^\d/) }),
      annotations: READS,
      handle: () => Promise.resolve({ total: CANARY }),
    });
    const call = {
      isDemo: false,
      workroom: () => Promise.reject(new Error('not needed')),
      signal: new AbortController().signal,
      client: 'a test',
      progress: () => undefined,
    };
    const result = await runTool([tool], 'broken', {}, call, () => undefined);
    expect(result).toEqual({ content: [{ type: 'text', text: INTERNAL }], isError: true });
  });

  it('is told to the log under a name of sane length', async () => {
    const { problems } = await callDry('x'.repeat(1_000_000), {});
    expect(problems[0]?.tool).toBe('x'.repeat(60));
  });
});

describe('an answer with an image', () => {
  it('has it beside the text, and the text as it would be', async () => {
    const tool = defineTool({
      name: 'shows',
      title: 'Shows',
      description: ['Shows an image.'],
      input: z.strictObject({}),
      output: z.object({ type: z.string() }),
      annotations: READS,
      handle: (_input, { show }) => {
        show({ bytes: new Uint8Array([1, 2, 3]), mimetype: 'image/png' });
        return Promise.resolve({ type: 'png' });
      },
    });
    const call = {
      isDemo: false,
      workroom: () => Promise.reject(new Error('not needed')),
      signal: new AbortController().signal,
      client: 'a test',
      progress: () => undefined,
    };
    expect(await runTool([tool], 'shows', {}, call, () => undefined)).toEqual({
      content: [
        { type: 'text', text: '{"type":"png"}' },
        { type: 'image', data: 'AQID', mimeType: 'image/png' },
      ],
      structuredContent: { type: 'png' },
    });
  });
});
