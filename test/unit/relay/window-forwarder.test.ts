import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ASKING_TOOLS, TOOLS } from '../../../src/mcp/catalogue.ts';
import { choosePlace, leavePlace } from '../../../src/mcp/place.ts';
import type { Answer } from '../../../src/posting/approver.ts';
import { announce } from '../../../src/relay/announce.ts';
import { isForwarded, relayProblems } from '../../../src/relay/problems.ts';
import { McpCaller, textOf } from '../../support/mcp-caller.ts';
import { problemOf } from '../../support/problem-of.ts';
import { LOGIN } from '../../support/scripted-session.ts';
import { openSilentWindow } from '../../support/silent-window.ts';
import { aCall, doorOf, forwarderTo, openWindowDesk } from '../../support/window-desk.ts';
import type { WindowDesk } from '../../support/window-desk.ts';
import { waitFor } from '../../support/wait-for.ts';

const BILL = { invoice_id: 'move/7' };

describe('a tool that asks the person, called over stdio', () => {
  let desk: WindowDesk;
  /** The dialog that is on the window's screen. */
  let dialog: ((answer: Answer) => void) | undefined;

  beforeEach(async () => {
    desk = await openWindowDesk();
    await desk.door.announce();
    dialog = undefined;
    desk.books.office.person.willAnswer(() => new Promise<Answer>((answer) => (dialog = answer)));
  });

  const shown = () =>
    waitFor(() => {
      if (dialog === undefined) throw new Error('No dialog yet.');
      return dialog;
    });
  const timesPosted = () => desk.books.odoo.seen.filter(({ path }) => path.endsWith('/action_post')).length;

  describe('is answered by the window that is connected to the same books as the same user', () => {
    it('yes: posted by the window, and journalled there', async () => {
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
      (await shown())('yes');
      expect(await call).toEqual({
        content: [{ type: 'text', text: expect.stringContaining('BILL/2026/11/0001') }],
        structuredContent: expect.objectContaining({ document: 'move/7', state: 'posted' }),
      });
      expect(timesPosted()).toBe(1);
      const entries = await desk.books.office.entries();
      expect(entries.find((entry) => 'requester' in entry)).toMatchObject({
        requester: 'Claude Code over stdio',
        askedBy: 'agent',
      });
    });

    it.each(['keep', 'closed'] as const)(
      '%s: declined, in the words that the window has for it',
      async (no) => {
        const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
        (await shown())(no);
        const answer = await call;
        expect(answer?.isError).toBe(true);
        expect(answer?.content).toEqual([{ type: 'text', text: expect.stringMatching(/^declined: /) }]);
        expect(timesPosted()).toBe(0);
      },
    );

    it('a mistake in the arguments is told as the window tells it to its own agents', async () => {
      const wrong = { invoice_id: 'move/7', approved: true };
      const own = await (await McpCaller.connect(doorOf(desk))).call('post_invoice', wrong);
      expect(await forwarderTo(desk).forward('post_invoice', wrong, aCall())).toEqual(own);
      expect(textOf(own)).toMatch(/^only_a_person_approves: /);
    });

    it('the dialog names the agent, and that it came over stdio', async () => {
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
      (await shown())('keep');
      await call;
      expect(desk.books.office.person.shown[0]?.detail).toContain(
        'an agent (says it is “Claude Code over stdio”)',
      );
    });

    it.each([
      ['is cut before that is said', 'x'.repeat(100), `${'x'.repeat(48)}… over stdio`],
      ['is one line, and nothing in it is invisible', 'Claude\n\u202Eedoc', 'Claude <U+202E>edoc over stdio'],
    ])('a name that an agent gives itself %s', async (_, client, said) => {
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall({ client }));
      (await shown())('keep');
      await call;
      expect(desk.books.office.person.shown[0]?.detail).toContain(`“${said}”`);
    });

    it('the agent hears what is waited for', async () => {
      const heard: string[] = [];
      const call = forwarderTo(desk).forward(
        'post_invoice',
        BILL,
        aCall({ progress: (message) => heard.push(message) }),
      );
      const answer = await shown();
      await waitFor(() => expect(heard).toEqual(['Waiting for your approval in the dialog.']));
      answer('keep');
      await call;
    });

    it('what was asked before the window is found no more is still answered', async () => {
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
      const answer = await shown();
      await desk.door.withdraw();
      answer('yes');
      expect(await call).toMatchObject({ structuredContent: { state: 'posted' } });
      expect(await forwarderTo(desk).forward('post_invoice', BILL, aCall())).toBeUndefined();
    });
  });

  describe('is not answered, and nothing was done,', () => {
    const askNobody = async (forwarder = forwarderTo(desk)) => {
      expect(await forwarder.forward('post_invoice', BILL, aCall())).toBeUndefined();
      expect(desk.books.office.person.shown).toEqual([]);
    };

    it.each([
      ['user', { login: 'else@lindenhof.example' }],
      ['user, be it only by a capital letter', { login: LOGIN.toUpperCase() }],
      ['database', { database: 'books-test' }],
      ['address', { origin: 'https://books.example.com' }],
    ])('by a window with another %s', async (_, other) => {
      await askNobody(forwarderTo(desk, other));
    });

    it('when no window was announced, or the folder is not there', async () => {
      await desk.door.withdraw();
      await askNobody();
      await askNobody(forwarderTo({ ...desk, folder: `${desk.folder}/missing` }));
    });

    it('when the window has closed', async () => {
      await desk.door.dispose();
      expect(readdirSync(desk.folder)).toEqual([]);
      await askNobody();
    });

    it('when it is announced and does not listen, or listens and does not greet', async () => {
      await desk.door.withdraw();
      const place = await choosePlace(process.platform);
      onTestFinished(() => leavePlace(place));
      await announce(desk.folder, desk.name, { uri: place.uri, token: 'x'.repeat(43) });
      await askNobody();
      const silent = createServer(() => undefined).listen(place.path);
      onTestFinished(() => {
        silent.closeAllConnections();
        silent.close();
      });
      await askNobody();
    });

    it('when the window does not know the token', async () => {
      const { uri } = doorOf(desk);
      await desk.door.withdraw();
      await announce(desk.folder, desk.name, { uri, token: 'x'.repeat(43) });
      await askNobody();
    });

    it.each(TOOLS.filter((tool) => !ASKING_TOOLS.includes(tool)).map(({ name }) => name))(
      'when it is %s, which asks nobody',
      async (name) => {
        expect(await forwarderTo(desk).forward(name, {}, aCall())).toBeUndefined();
        expect(desk.problems).toEqual([]);
      },
    );
  });

  describe('a window in which the person cannot be asked is passed over', () => {
    it('for one in which they can be', async () => {
      const place = await choosePlace(process.platform);
      const silent = createServer(() => undefined).listen(place.path);
      onTestFinished(async () => {
        silent.closeAllConnections();
        silent.close();
        await leavePlace(place);
      });
      await pause(20);
      // The one that was announced last is asked first.
      await announce(desk.folder, desk.name, { uri: place.uri, token: 'x'.repeat(43) });
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
      (await shown())('yes');
      expect(await call).toMatchObject({ structuredContent: { state: 'posted' } });
    });

    it('also when it closes between its greeting and the call', async () => {
      await pause(20);
      const closing = await openSilentWindow(desk, 'notifications/initialized');
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall());
      (await shown())('yes');
      expect(await call).toMatchObject({ structuredContent: { state: 'posted' } });
      expect(closing.heard).toEqual(['initialize', 'notifications/initialized']);
    });
  });

  describe('a caller that does not wait any more', () => {
    it('has left for the window, too: a yes after that posts nothing', async () => {
      const caller = new AbortController();
      const call = problemOf(
        forwarderTo(desk).forward('post_invoice', BILL, aCall({ signal: caller.signal })),
      );
      const answer = await shown();
      caller.abort();
      expect(await call).toMatchObject({ code: 'caller_left' });
      await waitFor(() => expect(desk.problems.map(({ code }) => code)).toEqual(['caller_left']));
      answer('yes');
      await waitFor(() => expect(desk.books.office.person.told).toHaveLength(1));
      expect(timesPosted()).toBe(0);
    });

    it('ends the waiting for a window that has heard and never answers', async () => {
      await desk.door.withdraw();
      const window = await openSilentWindow(desk);
      const caller = new AbortController();
      const call = problemOf(
        forwarderTo(desk).forward('post_invoice', BILL, aCall({ signal: caller.signal })),
      );
      await waitFor(() => expect(window.heard).toContain('tools/call'));
      caller.abort();
      expect(await call).toMatchObject({ code: 'caller_left' });
      await waitFor(() => expect(window.hungUp()).toBe(true));
      // Its session is not left behind.
      await waitFor(() => expect(window.heard.at(-1)).toBe('DELETE a-session'));
    });

    it('has asked nobody when it had left before', async () => {
      const call = forwarderTo(desk).forward('post_invoice', BILL, aCall({ signal: AbortSignal.abort() }));
      expect(await problemOf(call)).toMatchObject({ code: 'caller_left' });
      expect(desk.books.office.person.shown).toEqual([]);
    });
  });

  describe('a window that is gone after it has heard', () => {
    it('leaves it unknown what was done, and no second window is asked', async () => {
      await desk.door.withdraw();
      const other = await openWindowDesk();
      await other.door.announce();
      await announce(desk.folder, desk.name, doorOf(other));
      await pause(20);
      await desk.door.announce();
      const call = problemOf(forwarderTo(desk).forward('post_invoice', BILL, aCall()));
      await shown();
      await desk.door.dispose();
      expect(await call).toMatchObject({
        code: 'posting_outcome_unknown',
        model:
          'The window of VS Code in which the person was asked is gone, so it is not known whether it was posted. Read the document with get_document before anything else; never assume.',
      });
      expect(other.books.office.person.shown).toEqual([]);
      expect(other.problems).toEqual([]);
    });

    it.each([
      'cuts the line',
      'ends its answer before it has said anything',
      'says what is no answer',
    ] as const)('leaves it unknown when it %s', async (how) => {
      await desk.door.withdraw();
      const window = await openSilentWindow(desk);
      const call = problemOf(forwarderTo(desk).forward('post_invoice', BILL, aCall()));
      await waitFor(() => expect(window.heard).toContain('tools/call'));
      window.end(how);
      expect(await call).toMatchObject({ code: 'posting_outcome_unknown' });
    });
  });
});

describe('every tool that asks the person', () => {
  it('is forwarded, and no other', () => {
    expect(TOOLS.filter(({ name }) => isForwarded(name)).map(({ name }) => name)).toEqual(
      ASKING_TOOLS.map(({ name }) => name),
    );
  });

  it.each(ASKING_TOOLS.map(({ name }) => name))('%s has its own words for what is not known', (name) => {
    const { code, model, person } = relayProblems.windowGone(name);
    expect(code).toMatch(/_outcome_unknown$/);
    expect(`${model} ${person}`).toMatch(/not known whether .* not known here whether /);
  });

  it('is all that a door offers', async () => {
    const desk = await openWindowDesk();
    await desk.door.announce();
    const agent = await McpCaller.connect(doorOf(desk));
    const { tools } = await agent.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(ASKING_TOOLS.map(({ name }) => name));
    expect(await agent.failure('list_drafts', {})).toMatch(/^unknown_tool: /);
    expect(await agent.failure('create_draft_invoice', {})).toMatch(/^unknown_tool: /);
  });
});
