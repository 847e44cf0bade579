import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { IDLE_MS } from '../../../src/mcp/session.ts';
import { MOST_SESSIONS } from '../../../src/mcp/sessions.ts';
import { bareServer } from '../../support/bare-server.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { INITIALIZE, properHeaders, raw, rawSession } from '../../support/mcp-caller.ts';
import { waitFor } from '../../support/wait-for.ts';

const PING = JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'ping' });

describe('the sessions of an endpoint', () => {
  let clock: ManualClock;
  let endpoint: McpEndpoint;
  let made: number;

  beforeEach(async () => {
    clock = new ManualClock();
    made = 0;
    endpoint = await McpEndpoint.serve({
      newServer: () => {
        made += 1;
        return bareServer();
      },
      onProblem: (_where, problem) => {
        throw problem;
      },
      clock,
    });
  });
  afterEach(() => endpoint.dispose());

  const begin = async () => {
    const answer = await raw(endpoint, { headers: properHeaders(endpoint), body: INITIALIZE });
    await text(answer);
    return answer.statusCode;
  };
  const ping = async (session: string) => {
    const answer = await raw(endpoint, { headers: properHeaders(endpoint, session), body: PING });
    await text(answer);
    return answer.statusCode;
  };
  const openChannel = async (session: string) => {
    const channel = await raw(endpoint, { method: 'GET', headers: properHeaders(endpoint, session) });
    channel.on('error', () => undefined).resume();
    return channel;
  };

  it('a thousand begun one after the other leave the newest, and the one somebody is on', async () => {
    const used = await rawSession(endpoint);
    const channel = await openChannel(used);
    const sessions: string[] = [];
    for (let more = 0; more < 1_000; more += 1) sessions.push(await rawSession(endpoint));
    expect(await ping(used)).toBe(200);
    const open: string[] = [];
    for (const session of sessions) if ((await ping(session)) === 200) open.push(session);
    expect(open).toEqual(sessions.slice(1 - MOST_SESSIONS));
    channel.destroy();
  });

  it('a thousand begun at once are served or turned away, and none of them harms one that somebody is on', async () => {
    const used = await rawSession(endpoint);
    const channel = await openChannel(used);
    const statuses: (number | undefined)[] = [];
    // As many as connections are taken at once.
    for (let round = 0; round < 10; round += 1) {
      statuses.push(...(await Promise.all(Array.from({ length: 100 }, begin))));
    }
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await ping(used)).toBe(200);
    channel.destroy();
  });

  it('are refused when somebody is on all of them, and none of those is ended', async () => {
    const used = await Promise.all(Array.from({ length: MOST_SESSIONS }, () => rawSession(endpoint)));
    const channels = await Promise.all(used.map(openChannel));
    expect(await begin()).toBe(503);
    expect(made).toBe(MOST_SESSIONS);
    expect(await Promise.all(used.map(ping))).toEqual(used.map(() => 200));
    channels[3]?.destroy();
    await waitFor(async () => expect(await begin()).toBe(200));
    expect(await Promise.all(used.map(ping))).toEqual(used.map((_, index) => (index === 3 ? 404 : 200)));
    for (const channel of channels) channel.destroy();
  });

  it('end when nobody came for an hour', async () => {
    const session = await rawSession(endpoint);
    clock.advance(IDLE_MS - 1);
    expect(await ping(session)).toBe(200);
    clock.advance(IDLE_MS - 1);
    expect(await ping(session)).toBe(200);
    clock.advance(IDLE_MS);
    expect(await ping(session)).toBe(404);
  });

  it('last as long as somebody is on the line', async () => {
    const session = await rawSession(endpoint);
    const channel = await openChannel(session);
    clock.advance(24 * IDLE_MS);
    expect(await ping(session)).toBe(200);
    clock.advance(24 * IDLE_MS);
    channel.destroy();
    // From now on nobody is.
    await waitFor(async () => {
      clock.advance(IDLE_MS);
      expect(await ping(session)).toBe(404);
    });
  });

  it('that a first message did not begin after all leave nothing behind', async () => {
    const { accept: _, ...headers } = properHeaders(endpoint);
    for (let more = 0; more < 2 * MOST_SESSIONS; more += 1) {
      const answer = await raw(endpoint, { headers, body: INITIALIZE });
      expect(answer.statusCode).toBe(406);
      answer.resume();
    }
    const kept = await rawSession(endpoint);
    for (let more = 1; more < MOST_SESSIONS; more += 1) await rawSession(endpoint);
    expect(await ping(kept)).toBe(200);
  });

  it('cannot be had any more while the endpoint ends', async () => {
    const session = await rawSession(endpoint);
    const channel = await openChannel(session);
    const ended = new Promise((resolve) => channel.once('close', resolve));
    const asked = Promise.allSettled(Array.from({ length: 20 }, begin));
    await Promise.all([endpoint.dispose(), endpoint.dispose(), ended]);
    for (const each of await asked) {
      if (each.status === 'fulfilled') expect([200, 503]).toContain(each.value);
    }
    await expect(begin()).rejects.toThrow('ENOENT');
  });
});
