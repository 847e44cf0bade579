import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { McpEndpoint } from '../../src/mcp/endpoint.ts';
import { properHeaders, socketOf } from './mcp-caller.ts';

/** A connection of somebody who need not speak HTTP. */
export async function plainConnection(endpoint: McpEndpoint): Promise<Socket> {
  const socket = connect(socketOf(endpoint));
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes as they are and gives everything that comes back until the connection ends. */
export async function sendBytes(endpoint: McpEndpoint, bytes: string): Promise<string> {
  const socket = await plainConnection(endpoint);
  socket.write(bytes);
  return text(socket).catch((error: unknown) => String(error));
}

/** The head of a request that is let in, without its last, empty line. */
export function properHead(
  endpoint: McpEndpoint,
  more: Record<string, string> = {},
  method = 'POST',
): string {
  const headers = { host: 'localhost', ...properHeaders(endpoint), ...more };
  return [
    `${method} /mcp HTTP/1.1`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
  ].join('\r\n');
}

/** The statuses in what came back, in their order. */
export function statuses(answers: string): number[] {
  return [...answers.matchAll(/HTTP\/1\.1 (?<status>\d{3})/g)].map(({ groups }) => Number(groups?.status));
}
