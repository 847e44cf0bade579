import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { choosePlace, leavePlace } from '../../src/mcp/place.ts';
import { announce } from '../../src/relay/announce.ts';
import type { WindowDesk } from './window-desk.ts';

const message = z.object({ id: z.int().optional(), method: z.string() });

/** How a window ends in the middle of an answer. */
type Ending = 'cuts the line' | 'ends its answer before it has said anything' | 'says what is no answer';

/** A window that greets, hears every call, and answers none. */
export interface SilentWindow {
  /** The methods that it has heard. */
  readonly heard: string[];
  readonly hungUp: () => boolean;
  readonly end: (how: Ending) => void;
}

/** @param after what it leaves after, without a word; it stays when left out */
export async function openSilentWindow({ folder, name }: WindowDesk, after?: string): Promise<SilentWindow> {
  const heard: string[] = [];
  let waiting: ServerResponse | undefined;
  let hungUp = false;
  const server = createServer((request, response) => {
    if (request.method === 'DELETE') {
      heard.push(`DELETE ${String(request.headers['mcp-session-id'])}`);
      return void response.end();
    }
    void json(request).then((said: unknown) => {
      const { id, method } = message.parse(said);
      heard.push(method);
      if (method === after) server.close();
      if (id === undefined) return void response.writeHead(202).end();
      response
        .writeHead(200, { 'content-type': 'text/event-stream', 'mcp-session-id': 'a-session' })
        .flushHeaders();
      if (method !== 'initialize') {
        response.once('close', () => (hungUp = true));
        return void (waiting = response);
      }
      const result = {
        protocolVersion: '2025-11-25',
        capabilities: {},
        serverInfo: { name: 'odoo', version: '1' },
      };
      response.end(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`);
    });
  });
  const place = await choosePlace(process.platform);
  await new Promise<void>((resolve) => server.listen(place.path, resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await leavePlace(place);
  });
  await announce(folder, name, { uri: place.uri, token: 'x'.repeat(43) });
  return {
    heard,
    hungUp: () => hungUp,
    end: (how) => {
      switch (how) {
        case 'cuts the line':
          return void waiting?.destroy();
        case 'ends its answer before it has said anything':
          return void waiting?.end();
        case 'says what is no answer':
          return void waiting?.write('data: {"approved": true}\n\n');
      }
    },
  };
}
