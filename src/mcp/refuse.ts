import type { ServerResponse } from 'node:http';

/** Refuses a request without a word more than its status. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': '0', connection: 'close' }).end();
}
