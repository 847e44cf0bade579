import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/common/problem.ts';
import { McpEndpoint, MOST_CONNECTIONS } from '../../../src/mcp/endpoint.ts';
import type { EndpointParts } from '../../../src/mcp/endpoint.ts';
import { MOST_BYTES } from '../../../src/mcp/read-body.ts';
import { bareServer } from '../../support/bare-server.ts';
import { plainConnection, properHead, sendBytes, statuses } from '../../support/bytes.ts';
import { INITIALIZE, properHeaders, raw, rawSession } from '../../support/mcp-caller.ts';
import { waitFor } from '../../support/wait-for.ts';

/** Quick enough for a test, and slow enough for a busy machine. */
const ARRIVAL = { headersMs: 250, requestMs: 500, checkEveryMs: 50 };

const PING = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' });

describe('the endpoint, attacked on its socket', () => {
  let endpoint: McpEndpoint;
  let problems: Problem[];

  const open = async (parts: Partial<EndpointParts> = {}) => {
    problems = [];
    endpoint = await McpEndpoint.serve({
      newServer: bareServer,
      onProblem: (_where, problem) => problems.push(problem),
      ...parts,
    });
  };
  /** An endpoint that has less patience. */
  const openHurried = async () => {
    await endpoint.dispose();
    await open({ arrival: ARRIVAL });
  };

  beforeEach(() => open());
  afterEach(async () => {
    // Whatever was tried: a proper client is served as before, and there is nothing in the log.
    expect(await status({ headers: properHeaders(endpoint), body: INITIALIZE })).toBe(200);
    expect(problems).toEqual([]);
    await endpoint.dispose();
  });

  const status = async (options: Parameters<typeof raw>[1]) => {
    const answer = await raw(endpoint, options);
    answer.destroy();
    return answer.statusCode;
  };
  const withLength = (body: string) =>
    `${properHead(endpoint, { 'content-length': `${body.length}` })}\r\n${body}`;

  describe('by guessing the token (T16)', () => {
    it.each([
      ['shorter by one letter', (token: string) => token.slice(0, -1)],
      ['longer by one letter', (token: string) => `${token}x`],
      ['of the same length', (token: string) => token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
      ['of the same length in letters, not in bytes', (token: string) => token.replace(/.$/, 'é')],
      ['with another word before it', (token: string) => token.replace('Bearer', 'bearer')],
      ['twice', (token: string) => `${token}, ${token}`],
      ['of ten thousand letters', () => `Bearer ${'x'.repeat(10_000)}`],
    ])('it is not one %s', async (_, forge) => {
      const Authorization = Buffer.from(forge(endpoint.headers.Authorization ?? '')).toString('latin1');
      expect(await status({ headers: { ...properHeaders(endpoint), Authorization }, body: INITIALIZE })).toBe(
        401,
      );
    });

    it('it is not the token of another window', async () => {
      const other = await McpEndpoint.serve({ newServer: bareServer, onProblem: () => undefined });
      expect(await status({ headers: properHeaders(other), body: INITIALIZE })).toBe(401);
      await other.dispose();
    });
  });

  describe('as a web page under a name of its own (T17)', () => {
    it.each([
      ['without a host', 'POST /mcp HTTP/1.0\r\n', 403],
      ['without a host, in HTTP/1.1', 'POST /mcp HTTP/1.1\r\n', 400],
      ['with two hosts, ours first', 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n', 403],
      ['with two hosts, ours last', 'POST /mcp HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n', 403],
      ['with an origin twice', 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nOrigin: a\r\nOrigin: b\r\n', 403],
      [
        'asking first (CORS)',
        'OPTIONS /mcp HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n',
        403,
      ],
    ])('it is refused %s', async (_, head, expected) => {
      const { Authorization = '' } = endpoint.headers;
      const answer = await sendBytes(
        endpoint,
        `${head}Authorization: ${Authorization}\r\nConnection: close\r\n\r\n`,
      );
      expect(statuses(answer)).toEqual([expected]);
      expect(answer.toLowerCase()).not.toContain('access-control');
    });
  });

  describe('by speaking HTTP as nobody does', () => {
    it.each(['PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'])(
      '%s is no method of ours',
      async (method) => {
        expect(await status({ method, headers: properHeaders(endpoint) })).toBe(405);
        expect(await status({ method, headers: properHeaders(endpoint, await rawSession(endpoint)) })).toBe(
          405,
        );
      },
    );

    it.each([
      ['garbage', '\u0000\u0001\u0002\r\n\r\n'],
      ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n'],
      ['a line of 100,000 letters', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`],
      [
        'a header of 100,000 letters',
        `GET /mcp HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      ],
      ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ])('%s is answered with an error and the end of the connection', async (_, bytes) => {
      const answer = await sendBytes(endpoint, bytes);
      const [code] = statuses(answer);
      expect(code === undefined || code >= 400).toBe(true);
    });

    it('a body with two lengths is not read', async () => {
      const head = properHead(endpoint, { 'content-length': '5', 'transfer-encoding': 'chunked' });
      expect(statuses(await sendBytes(endpoint, `${head}\r\n0\r\n\r\nGET /mcp HTTP/1.1\r\n\r\n`))).toEqual([
        400,
      ]);
    });

    it('a connection cannot be turned into a tunnel', async () => {
      expect(await sendBytes(endpoint, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe(
        '',
      );
    });

    it('a request behind a proper one is looked at as closely', async () => {
      const forged = 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n';
      const answers = await sendBytes(endpoint, withLength(INITIALIZE) + forged);
      expect(statuses(answers)).toEqual([200, 401]);
    });

    it('garbage behind a proper request ends the connection and nothing else', async () => {
      const other = properHeaders(endpoint, await rawSession(endpoint));
      await sendBytes(endpoint, `${withLength(INITIALIZE)}\u0000\u0001garbage\r\n\r\n`);
      expect(await status({ headers: other, body: PING })).toBe(200);
    });
  });

  describe('with bodies', () => {
    it('without end: the connection ends when the time for a request is over', async () => {
      await openHurried();
      const socket = await plainConnection(endpoint);
      const ended = new Promise((resolve) => socket.on('error', resolve).once('close', resolve));
      socket.write(`${properHead(endpoint, { 'transfer-encoding': 'chunked' })}\r\n`);
      const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
      const sending = setInterval(() => socket.write(piece), 5);
      await ended;
      clearInterval(sending);
    });

    it('of a batch: messages come one at a time', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const messages = Array.from({ length: 50_000 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'ping' }));
      expect(await status({ headers, body: JSON.stringify(messages) })).toBe(400);
      expect(await status({ headers, body: '[]' })).toBe(400);
      expect(await status({ headers: properHeaders(endpoint), body: `[${INITIALIZE}]` })).toBe(400);
    });

    it('of a million brackets', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const half = MOST_BYTES / 4;
      expect(await status({ headers, body: '['.repeat(half) + ']'.repeat(half) })).toBe(400);
      expect(await status({ headers, body: `{"a":${'['.repeat(half)}${']'.repeat(half)}}` })).toBe(400);
    });

    it('that are packed', async () => {
      const headers = { ...properHeaders(endpoint), 'content-encoding': 'gzip' };
      expect(await status({ headers, body: gzipSync(INITIALIZE).toString('latin1') })).toBe(400);
    });

    it('that reach into what all objects share', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const body =
        '{"jsonrpc":"2.0","id":2,"method":"ping","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
      expect(await status({ headers, body })).toBeLessThan(500);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    });

    it('are not read before the token is seen', async () => {
      const head = `POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${MOST_BYTES}\r\n\r\n`;
      expect(statuses(await sendBytes(endpoint, head))).toEqual([401]);
    });
  });

  it('by a thousand connections: most are turned away at once, and there is room again when the others leave', async () => {
    const sockets: Socket[] = [];
    let turnedAway = 0;
    // No more at once than the system lets wait.
    for (let round = 0; round < 20; round += 1) {
      const some = await Promise.all(Array.from({ length: 50 }, () => plainConnection(endpoint)));
      for (const socket of some) {
        socket.on('error', () => undefined).resume();
        socket.once('close', () => (turnedAway += 1));
      }
      sockets.push(...some);
      await pause(20);
    }
    await waitFor(() => expect(turnedAway).toBe(1_000 - MOST_CONNECTIONS));
    for (const socket of sockets) socket.destroy();
    await waitFor(async () => expect(await status({ path: '/' })).toBe(404));
  });

  describe('by being slow', () => {
    beforeEach(openHurried);

    it('with the headers: the connection ends', async () => {
      const socket = await plainConnection(endpoint);
      const ended = new Promise((resolve) => socket.on('error', resolve).once('close', resolve));
      const head = properHead(endpoint);
      let at = 0;
      const sending = setInterval(() => socket.write(head.charAt((at += 1) - 1) || 'x'), 20);
      await ended;
      clearInterval(sending);
    });

    it('with the first letter: the connection ends', async () => {
      const socket = await plainConnection(endpoint);
      await new Promise((resolve) => socket.resume().on('error', resolve).once('close', resolve));
    });

    it('with the body: the connection ends', async () => {
      const socket = await plainConnection(endpoint);
      const ended = new Promise((resolve) => socket.on('error', resolve).once('close', resolve));
      socket.write(`${properHead(endpoint, { 'content-length': '1000' })}\r\n`);
      const sending = setInterval(() => socket.write(' '), 20);
      await ended;
      clearInterval(sending);
    });

    it('a hundred times at once: others are served meanwhile', async () => {
      const slow = await Promise.all(Array.from({ length: 100 }, () => plainConnection(endpoint)));
      for (const socket of slow) socket.on('error', () => undefined).write('POST /mcp HTTP/1.1\r\nHost: ');
      expect(await status({ headers: properHeaders(endpoint), body: INITIALIZE })).toBe(200);
      await Promise.all(
        slow.map((socket) => new Promise((resolve) => socket.resume().once('close', resolve))),
      );
    });

    it('is not what an answer is that waits for a person', async () => {
      const headers = properHeaders(endpoint, await rawSession(endpoint));
      const channel = await raw(endpoint, { method: 'GET', headers });
      let ended = false;
      channel.resume().once('close', () => (ended = true));
      await pause(2 * ARRIVAL.requestMs);
      expect(ended).toBe(false);
      channel.destroy();
    });
  });
});
