import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/common/problem.ts';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { TELL_AGAIN_AFTER_MS } from '../../../src/mcp/progress.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { McpCaller, properHeaders, raw, rawSession, textOf } from '../../support/mcp-caller.ts';
import { openScriptedBooks } from '../../support/scripted-books.ts';
import type { ScriptedBooks } from '../../support/scripted-books.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { Answer } from '../../../src/posting/approver.ts';

describe('a call that waits for a person', () => {
  let books: ScriptedBooks;
  let endpoint: McpEndpoint;
  let clock: ManualClock;
  let problems: Problem[];
  /** The dialog that is on the screen: what the person may do with it. */
  let dialog: { readonly answer: (answer: Answer) => void } | undefined;

  beforeEach(async () => {
    books = await openScriptedBooks();
    clock = new ManualClock();
    problems = [];
    dialog = undefined;
    const { office } = books;
    office.person.willAnswer(() => new Promise<Answer>((answer) => (dialog = { answer })));
    endpoint = await McpEndpoint.open({
      version: '1',
      connection: () => ({
        isDemo: false,
        workroom: () => Promise.resolve(office),
      }),
      onProblem: (_tool, problem) => problems.push(problem),
      clock,
    });
  });
  afterEach(async () => {
    await endpoint.dispose();
    await books.dispose();
  });

  const shown = () =>
    waitFor(() => {
      if (dialog === undefined) throw new Error('No dialog yet.');
      return dialog;
    });
  const posted = () => books.odoo.seen.some(({ path }) => path.endsWith('/action_post'));
  const postInvoice = JSON.stringify({
    jsonrpc: '2.0',
    id: 2,
    method: 'tools/call',
    params: { name: 'post_invoice', arguments: { invoice_id: 'move/7' } },
  });

  describe('while post_invoice waits for the person', () => {
    it('the caller is told what for, again and again, in numbers that rise', async () => {
      const agent = await McpCaller.connect(endpoint);
      const heard: { progress: number; message?: string }[] = [];
      const call = agent.call(
        'post_invoice',
        { invoice_id: 7 },
        { onprogress: (progress) => heard.push(progress) },
      );
      const { answer } = await shown();
      await waitFor(() =>
        expect(heard).toEqual([{ progress: 1, message: 'Waiting for your approval in the dialog.' }]),
      );
      clock.advance(3 * TELL_AGAIN_AFTER_MS);
      await waitFor(() => expect(heard.map(({ progress }) => progress)).toEqual([1, 2, 3, 4]));
      answer('yes');
      expect((await call).structuredContent).toMatchObject({ state: 'posted' });
      clock.advance(3 * TELL_AGAIN_AFTER_MS);
      await agent.client.ping();
      expect(heard).toHaveLength(4);
    });

    it('other calls are answered, of this session and of others', async () => {
      const [agent, other] = [await McpCaller.connect(endpoint), await McpCaller.connect(endpoint, 'other')];
      const call = agent.call('post_invoice', { invoice_id: 7 });
      const { answer } = await shown();
      expect(await agent.answer('list_drafts', {})).toHaveProperty('groups');
      expect(await other.answer('get_document', { document: 'move/7' })).toHaveProperty('state', 'draft');
      answer('keep');
      expect(textOf(await call)).toContain('declined: ');
    });

    it('whoever asks for the same document joins: one dialog, one post, one answer for each', async () => {
      const [agent, other] = [await McpCaller.connect(endpoint), await McpCaller.connect(endpoint, 'other')];
      const calls = [agent, other].map((each) => each.call('post_invoice', { invoice_id: 7 }));
      const { answer } = await shown();
      await pause(50);
      answer('yes');
      for (const call of calls)
        expect((await call).structuredContent).toMatchObject({ number: 'BILL/2026/11/0001' });
      expect(books.office.person.shown).toHaveLength(1);
      expect(books.odoo.seen.filter(({ path }) => path.endsWith('/action_post'))).toHaveLength(1);
    });
  });

  describe('a caller that does not wait any more', () => {
    const nothingIsPosted = async () => {
      await waitFor(() => expect(problems.map(({ code }) => code)).toEqual(['caller_left']));
      dialog?.answer('yes');
      await waitFor(() => expect(books.office.person.told).toHaveLength(1));
      expect(posted()).toBe(false);
    };

    it('cancels: nothing is posted, and its stream ends', async () => {
      const session = await rawSession(endpoint);
      const headers = properHeaders(endpoint, session);
      const stream = text(await raw(endpoint, { headers, body: postInvoice }));
      await shown();
      const params = { requestId: 2, reason: 'Stop was pressed' };
      const cancelled = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params });
      expect((await raw(endpoint, { headers, body: cancelled })).statusCode).toBe(202);
      await nothingIsPosted();
      expect(await stream).not.toContain('result');
    });

    it('hangs up: nothing is posted', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const answer = await raw(endpoint, { headers, body: postInvoice });
      await shown();
      answer.destroy();
      await nothingIsPosted();
    });

    it('ends its session: nothing is posted', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const stream = text(await raw(endpoint, { headers, body: postInvoice }));
      await shown();
      await raw(endpoint, { method: 'DELETE', headers });
      await nothingIsPosted();
      expect(await stream).not.toContain('result');
    });

    it('is cut off when the window closes: nothing is posted', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const answer = await raw(endpoint, { headers, body: postInvoice });
      answer.on('error', () => undefined).resume();
      await shown();
      await endpoint.dispose();
      await nothingIsPosted();
    });

    it('takes nothing away from another one that still waits', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const leaving = await raw(endpoint, { headers, body: postInvoice });
      const { answer } = await shown();
      const staying = (await McpCaller.connect(endpoint)).call('post_invoice', { invoice_id: 7 });
      await pause(50);
      leaving.destroy();
      await pause(50);
      answer('yes');
      expect((await staying).structuredContent).toMatchObject({ state: 'posted' });
    });
  });

  describe('two sessions', () => {
    it('with the same request ids get each its own answers', async () => {
      const agents = await Promise.all([1, 2, 3, 4].map(() => McpCaller.connect(endpoint)));
      const rounds = agents.flatMap((agent, index) =>
        Array.from({ length: 10 }, async () => {
          const name = `no_such_tool_${index}`;
          expect(await agent.failure(name, {})).toContain(`There is no tool "${name}"`);
        }),
      );
      await Promise.all(rounds);
    });
  });

  describe('what a client calls itself', () => {
    it.each([
      ['Visual Studio Code', 'an agent (says it is “Visual Studio Code”)'],
      ['a\nTotal: 1.00\u202e', 'an agent (says it is “a Total: 1.00<U+202E>”)'],
      ['x'.repeat(10_000), `an agent (says it is “${'x'.repeat(59)}…”)`],
    ])('is hearsay on one line: %j', async (name, asked) => {
      const agent = await McpCaller.connect(endpoint, name);
      const call = agent.call('post_invoice', { invoice_id: 7 });
      const { answer } = await shown();
      const [review] = books.office.person.shown;
      expect(review?.detail).toContain(`Asked by ${asked}`);
      // A name must not be able to make the dialog incomplete: then nothing could be posted.
      expect(review?.complete).toBe(true);
      answer('keep');
      await call;
    });
  });
});
