import { beforeEach, describe, expect, it } from 'vitest';
import { McpEndpoints } from '../../../src/vscode/mcp-endpoints.ts';
import { problemOf } from '../../support/problem-of.ts';
import { BOOKS, DEMO, SomeConnections } from '../../support/some-connections.ts';
import { waitFor } from '../../support/wait-for.ts';

const OTHER = { ...BOOKS, name: 'Other', database: 'other' };

describe('the MCP servers of a window', () => {
  let connections: SomeConnections;
  let opened: string[];
  let closed: string[];
  let reported: unknown[];
  let failure: Error | undefined;
  let endpoints: McpEndpoints;
  beforeEach(() => {
    connections = new SomeConnections(BOOKS, OTHER);
    [opened, closed, reported, failure] = [[], [], [], undefined];
    endpoints = new McpEndpoints({
      connections,
      report: (thrown) => reported.push(thrown),
      open: ({ database }) => {
        if (failure !== undefined) return Promise.reject(failure);
        opened.push(database);
        const dispose = () => Promise.resolve(void closed.push(database));
        return Promise.resolve({ uri: `unix:///${opened.length}`, headers: { token: database }, dispose });
      },
    });
  });

  it('are one for each connection, known by its name, and none is open before it is needed', () => {
    expect(endpoints.labels()).toEqual(['Odoo: books.example.com', 'Odoo: Other']);
    expect(opened).toEqual([]);
  });

  it('have an address and a token of their own, the same at each start', async () => {
    endpoints.labels();
    const [one, again] = await Promise.all([endpoints.of('Odoo: Other'), endpoints.of('Odoo: Other')]);
    expect(again).toBe(one);
    const books = await endpoints.of('Odoo: books.example.com');
    expect(opened).toEqual(['other', 'books']);
    expect([one.headers, books.headers]).toEqual([{ token: 'other' }, { token: 'books' }]);
    expect(books.uri).not.toBe(one.uri);
  });

  it('keep their address when the connection is renamed, and are found by the name that was last told', async () => {
    endpoints.labels();
    const before = await endpoints.of('Odoo: Other');
    connections.all = [BOOKS, { ...OTHER, name: 'Live' }];
    expect(await endpoints.of('Odoo: Other')).toBe(before);
    expect(endpoints.labels()).toEqual(['Odoo: books.example.com', 'Odoo: Live']);
    expect(await endpoints.of('Odoo: Live')).toBe(before);
    expect((await problemOf(endpoints.of('Odoo: Other'))).code).toBe('not_connected');
  });

  it('close with their connection, and no other one with it', async () => {
    endpoints.labels();
    await endpoints.of('Odoo: Other');
    await endpoints.of('Odoo: books.example.com');
    connections.change(BOOKS);
    await waitFor(() => expect(closed).toEqual(['other']));
    expect((await problemOf(endpoints.of('Odoo: Other'))).code).toBe('not_connected');
    connections.change(BOOKS, OTHER);
    endpoints.labels();
    await endpoints.of('Odoo: Other');
    expect(opened).toEqual(['other', 'books', 'other']);
    expect(closed).toEqual(['other']);
  });

  it('are the same for the demo company when that is made as new', async () => {
    connections.change(DEMO);
    expect(endpoints.labels()).toEqual(['Odoo: Demo company']);
    const before = await endpoints.of('Odoo: Demo company');
    connections.change({ ...DEMO, database: 'demo-2' });
    endpoints.labels();
    expect(await endpoints.of('Odoo: Demo company')).toBe(before);
    expect(closed).toEqual([]);
  });

  it('can be started again when they could not be', async () => {
    endpoints.labels();
    failure = new Error('no socket');
    await expect(endpoints.of('Odoo: Other')).rejects.toThrow('no socket');
    failure = undefined;
    expect((await endpoints.of('Odoo: Other')).headers).toEqual({ token: 'other' });
  });

  it('close with the window', async () => {
    endpoints.labels();
    await endpoints.of('Odoo: Other');
    await endpoints.dispose();
    expect(closed).toEqual(['other']);
    expect(connections.listeners.size).toBe(0);
    expect(reported).toEqual([]);
  });
});
