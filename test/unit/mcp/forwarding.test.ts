import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/common/problem.ts';
import { listed, TOOLS } from '../../../src/mcp/catalogue.ts';
import { createServer } from '../../../src/mcp/server.ts';
import type { ServerParts } from '../../../src/mcp/server.ts';
import type { ToolForwarder } from '../../../src/mcp/tool-forwarder.ts';

const notHere = new Problem({ code: 'not_connected', person: 'Not here.', model: 'Not here.' });
const answered = { content: [{ type: 'text' as const, text: 'as the window says' }] };

/** A client of a server that has nothing but what is given. */
async function clientOf(parts: Partial<ServerParts>): Promise<Client> {
  const server = createServer({
    version: '1',
    connection: () => ({ isDemo: false, workroom: () => Promise.reject(notHere) }),
    onProblem: () => undefined,
    tools: TOOLS.map(listed),
    ...parts,
  });
  const [own, other] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'Claude Code', version: '1' });
  await Promise.all([server.connect(other), client.connect(own)]);
  return client;
}

/** Answers some tools, and remembers what it was asked. */
class Forwarder implements ToolForwarder {
  readonly heard: unknown[] = [];
  readonly #forward: ToolForwarder['forward'];

  constructor(forward: ToolForwarder['forward']) {
    this.#forward = forward;
  }

  forward(...[name, args, call]: Parameters<ToolForwarder['forward']>): ReturnType<ToolForwarder['forward']> {
    this.heard.push([name, args, call.client]);
    return this.#forward(name, args, call);
  }
}

describe('a server beside which nobody sits', () => {
  it('gives back word for word what is answered where somebody does', async () => {
    const forwarder = new Forwarder(() => Promise.resolve(answered));
    const client = await clientOf({ forwarder });
    const args = { invoice_id: 'move/7' };
    expect(await client.callTool({ name: 'discard_draft', arguments: { document: 'move/8' } })).toEqual(
      answered,
    );
    expect(await client.callTool({ name: 'reset_to_draft', arguments: { document: 'move/9' } })).toEqual(
      answered,
    );
    await client.callTool({ name: 'post_invoice', arguments: args });
    expect(forwarder.heard.at(-1)).toEqual(['post_invoice', args, 'Claude Code']);
  });

  it('does it here when nobody is found', async () => {
    const client = await clientOf({ forwarder: new Forwarder(() => Promise.resolve(undefined)) });
    const result = await client.callTool({ name: 'post_invoice', arguments: { invoice_id: 'move/7' } });
    expect(result).toEqual({ content: [{ type: 'text', text: 'not_connected: Not here.' }], isError: true });
  });

  it('forwards no arguments that it would refuse itself', async () => {
    const forwarder = new Forwarder(() => Promise.resolve(answered));
    const client = await clientOf({ forwarder });
    const args = { invoice_id: 'move/7', approved: true };
    expect(await client.callTool({ name: 'post_invoice', arguments: args })).toMatchObject({ isError: true });
    expect(forwarder.heard).toEqual([]);
  });

  it('tells a model in words what the forwarder throws', async () => {
    const lost = new Problem({ code: 'posting_outcome_unknown', person: 'Look.', model: 'Read it.' });
    const client = await clientOf({ forwarder: new Forwarder(() => Promise.reject(lost)) });
    const result = await client.callTool({ name: 'post_invoice', arguments: { invoice_id: 'move/7' } });
    expect(result).toMatchObject({ content: [{ text: 'posting_outcome_unknown: Read it.' }], isError: true });
  });
});

describe('when the client has left', () => {
  it('what asks a person is cancelled, and everything else goes on', async () => {
    const left = new AbortController();
    const signals = new Map<string, AbortSignal>();
    const forwarder: ToolForwarder = {
      forward: (name, _args, { signal }) => {
        signals.set(name, signal);
        return Promise.resolve(answered);
      },
    };
    const calls: Promise<unknown>[] = [];
    const onCall = (ended: Promise<unknown>) => void calls.push(ended);
    const client = await clientOf({ forwarder, clientLeft: left.signal, onCall });
    await client.callTool({ name: 'post_invoice', arguments: { invoice_id: 'move/7' } });
    await client.callTool({ name: 'get_document', arguments: { document: 'move/7' } });
    left.abort();
    expect(signals.get('post_invoice')?.aborted).toBe(true);
    expect(signals.get('get_document')?.aborted).toBe(false);
    expect(calls).toHaveLength(2);
  });
});

describe('a server that offers some of the tools', () => {
  it('runs no other', async () => {
    const reading = TOOLS.filter(({ annotations }) => annotations.readOnlyHint);
    const client = await clientOf({ tools: reading.map(listed), instructions: 'Only reads.' });
    expect((await client.listTools()).tools).toHaveLength(reading.length);
    expect(client.getInstructions()).toBe('Only reads.');
    const result = await client.callTool({ name: 'discard_draft', arguments: { document: 'move/7' } });
    expect(JSON.stringify(result)).toContain('unknown_tool: There is no tool');
  });
});
