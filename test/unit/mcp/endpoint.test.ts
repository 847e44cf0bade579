import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/common/problem.ts';
import { TOOLS } from '../../../src/mcp/catalogue.ts';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { MOST_BYTES } from '../../../src/mcp/read-body.ts';
import { MOST_SESSIONS } from '../../../src/mcp/sessions.ts';
import { INITIALIZE, McpCaller, properHeaders, raw, rawSession, socketOf } from '../../support/mcp-caller.ts';

describe('the endpoint', () => {
  let endpoint: McpEndpoint;
  let connected: number;
  let problems: Problem[];

  beforeEach(async () => {
    connected = 0;
    problems = [];
    endpoint = await McpEndpoint.open({
      version: '1',
      connection: () => ({
        isDemo: false,
        workroom: () => {
          connected += 1;
          return Promise.reject(new Error('nobody may connect'));
        },
      }),
      onProblem: (_tool, problem) => problems.push(problem),
    });
  });
  afterEach(() => endpoint.dispose());

  const status = async (options: Parameters<typeof raw>[1]) => {
    const answer = await raw(endpoint, options);
    answer.destroy();
    return answer.statusCode;
  };
  const list = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/list' });

  describe('who is let in', () => {
    it('is a client with our token, on localhost, without an origin', async () => {
      expect(await status({ headers: properHeaders(endpoint), body: INITIALIZE })).toBe(200);
    });

    it.each([
      ['no token', {}],
      ['a wrong token', { Authorization: `Bearer ${'x'.repeat(43)}` }],
      ['an empty token', { Authorization: 'Bearer ' }],
      ['a token of another kind', { Authorization: 'Basic b2Rvbw==' }],
    ])('is nobody with %s', async (_, authorization) => {
      const { Authorization: _token, ...headers } = properHeaders(endpoint);
      expect(await status({ headers: { ...headers, ...authorization }, body: INITIALIZE })).toBe(401);
    });

    it.each(['evil', 'evil:80', 'localhost:1', 'user@localhost', 'LOCALHOST', 'localhost.', '127.0.0.1'])(
      'is nobody who came for the host "%s"',
      async (host) => {
        expect(await status({ headers: { ...properHeaders(endpoint), host }, body: INITIALIZE })).toBe(403);
      },
    );

    it.each(['http://localhost', 'null', 'https://evil.example', 'vscode-webview://x', ''])(
      'is no web page: Origin "%s"',
      async (origin) => {
        expect(await status({ headers: { ...properHeaders(endpoint), origin }, body: INITIALIZE })).toBe(403);
      },
    );

    it.each([
      '/',
      '/mcp/',
      '/mcp?x=1',
      '/MCP',
      '//mcp',
      '/sse',
      'http://localhost/mcp',
      '/.well-known/oauth-protected-resource',
      '/.well-known/oauth-authorization-server/mcp',
    ])('finds nothing at %s, with or without the token, so that no client looks for OAuth', async (path) => {
      expect(await status({ path, headers: properHeaders(endpoint), body: INITIALIZE })).toBe(404);
      expect(await status({ method: 'GET', path })).toBe(404);
    });

    it('has a new token each time', async () => {
      const other = await McpEndpoint.open({
        version: '1',
        connection: () => ({
          isDemo: false,
          workroom: () => pause(0).then(() => Promise.reject(new Error())),
        }),
        onProblem: () => undefined,
      });
      expect(other.headers).not.toEqual(endpoint.headers);
      expect(other.uri).not.toBe(endpoint.uri);
      await other.dispose();
    });
  });

  describe('what is refused', () => {
    it('is a body over 4 MB, told to a client that is still sending', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      expect(await status({ headers, body: 'x'.repeat(MOST_BYTES + 1) })).toBe(413);
      expect(await status({ headers, body: 'x'.repeat(5 * MOST_BYTES) })).toBe(413);
    });

    it('is not a body of 4 MB', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      expect(await status({ headers, body: list + ' '.repeat(MOST_BYTES - list.length) })).toBe(200);
    });

    it.each(['', '{', '{"jsonrpc":', 'null', '7', '"tools/list"', '{"jsonrpc":"1.0"}'])(
      'is broken JSON, and JSON that is no message: %s',
      async (body) => {
        const headers = properHeaders(endpoint, await rawSession(endpoint));
        expect(await status({ headers, body })).toBe(400);
        expect(await status({ headers: properHeaders(endpoint), body })).toBe(400);
      },
    );

    it('is a first message that begins no session', async () => {
      expect(await status({ headers: properHeaders(endpoint), body: list })).toBe(400);
      expect(await status({ method: 'GET', headers: properHeaders(endpoint) })).toBe(400);
    });

    it.each(['unknown', '', '00000000-0000-4000-8000-000000000000'])(
      'is the session "%s", with 404: the client begins a new one',
      async (session) => {
        const headers = properHeaders(endpoint, session);
        expect(await status({ headers, body: list })).toBe(404);
        expect(await status({ method: 'GET', headers })).toBe(404);
        expect(await status({ method: 'DELETE', headers })).toBe(404);
      },
    );

    it('says nothing of itself', async () => {
      const answer = await raw(endpoint, { path: '/' });
      expect(await text(answer)).toBe('');
      expect(Object.keys(answer.headers).toSorted()).toEqual(['connection', 'content-length', 'date']);
    });

    it('is nothing that a person has to know about', async () => {
      await status({ headers: properHeaders(endpoint), body: '{' });
      await status({ headers: { ...properHeaders(endpoint), origin: 'null' } });
      const leaving = request({
        socketPath: socketOf(endpoint),
        path: '/mcp',
        method: 'POST',
        headers: { ...properHeaders(endpoint), 'content-length': '1000' },
      });
      leaving.on('error', () => undefined).write('{');
      await pause(50);
      leaving.destroy();
      await pause(50);
      expect(problems).toEqual([]);
    });
  });

  describe('a session', () => {
    it('lists the tools before anything connects to Odoo', async () => {
      const caller = await McpCaller.connect(endpoint);
      const { tools } = await caller.client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
      expect(caller.client.getServerVersion()).toMatchObject({ name: 'odoo', title: 'Odoo', version: '1' });
      expect(connected).toBe(0);
    });

    it('speaks the protocol that VS Code speaks, and asks for no header of it', async () => {
      const session = await rawSession(endpoint);
      const answer = await raw(endpoint, { headers: properHeaders(endpoint, session), body: list });
      expect(answer.headers['content-type']).toBe('text/event-stream');
      expect(await text(answer)).toContain('find_records');
    });

    it('opens a back channel, and keeps the answers to calls out of it', async () => {
      const session = await rawSession(endpoint);
      const channel = await raw(endpoint, { method: 'GET', headers: properHeaders(endpoint, session) });
      expect([channel.statusCode, channel.headers['content-type']]).toEqual([200, 'text/event-stream']);
      const heard: string[] = [];
      channel.on('data', (piece: Buffer) => heard.push(piece.toString()));
      await text(await raw(endpoint, { headers: properHeaders(endpoint, session), body: list }));
      expect(heard).toEqual([]);
      channel.destroy();
    });

    it('ends when the client says so', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      expect(await status({ method: 'DELETE', headers })).toBe(200);
      expect(await status({ headers, body: list })).toBe(404);
    });

    it('can be begun anew after it was lost, and the call sent again', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      await status({ method: 'DELETE', headers });
      expect(await status({ headers, body: list })).toBe(404);
      const again = properHeaders(endpoint, await rawSession(endpoint));
      expect(await text(await raw(endpoint, { headers: again, body: list }))).toContain('find_records');
    });

    it('ends when there are too many, the one unused for longest first', async () => {
      const [used, unused] = [await rawSession(endpoint), await rawSession(endpoint)];
      const isOpen = async (id: string) =>
        (await status({ headers: properHeaders(endpoint, id), body: list })) === 200;
      for (let more = 2; more < MOST_SESSIONS; more += 1) await rawSession(endpoint);
      expect(await isOpen(used)).toBe(true);
      await rawSession(endpoint);
      expect([await isOpen(used), await isOpen(unused)]).toEqual([true, false]);
    });
  });

  describe('the place', () => {
    it.skipIf(process.platform === 'win32')('is a socket that only this user reaches', () => {
      const socket = socketOf(endpoint);
      expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
      expect(statSync(socket).mode & 0o777).toBe(0o600);
      expect(statSync(socket).isSocket()).toBe(true);
      expect(endpoint.uri).toMatch(/^unix:\/\/\/.*#\/mcp$/);
    });

    it('is gone after the end, with its connections and its folder', async () => {
      const socket = socketOf(endpoint);
      const session = await rawSession(endpoint);
      const channel = await raw(endpoint, { method: 'GET', headers: properHeaders(endpoint, session) });
      const ended = new Promise((resolve) => channel.once('close', resolve));
      channel.on('error', () => undefined).resume();
      await endpoint.dispose();
      await ended;
      expect(existsSync(dirname(socket))).toBe(false);
      await expect(rawSession(endpoint)).rejects.toThrow('ENOENT');
      await endpoint.dispose();
    });
  });
});
