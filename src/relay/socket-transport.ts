import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  JSONRPCMessageSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { MCP_PATH } from '../mcp/guard.ts';
import type { Door } from './announced-doors.ts';
import { ServerSentEvents } from './server-sent-events.ts';

/** Nobody listens there: what was to be said was not heard. */
export class NobodyThere extends Error {}

/**
 * MCP to one door. The SDK's own transport of HTTP would wait for ever when a window ends in the middle of an answer, or
 * would knock again; here the end of a stream before its answer is the end of the connection. There is no back channel:
 * all that a call brings comes on its own stream.
 */
export class SocketTransport implements Transport {
  onmessage?: Transport['onmessage'];
  onclose?: Transport['onclose'];
  onerror?: Transport['onerror'];
  sessionId: string | undefined;
  readonly #door: Door;
  readonly #underWay = new Set<ClientRequest>();
  #protocol: string | undefined;
  #closed = false;

  constructor(door: Door) {
    this.#door = door;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  setProtocolVersion(version: string): void {
    this.#protocol = version;
  }

  /**
   * Resolves when it was heard; what is answered comes by `onmessage`.
   * @throws NobodyThere; any other error: it may have been heard
   */
  async send(message: JSONRPCMessage): Promise<void> {
    const answer = await this.#post(JSON.stringify(message));
    const { 'mcp-session-id': session } = answer.headers;
    if (typeof session === 'string') this.sessionId = session;
    if (answer.statusCode === 202) return void answer.resume();
    if (answer.statusCode !== 200) {
      answer.resume();
      throw new Error(`The window refused: ${String(answer.statusCode)}.`);
    }
    this.#listen(answer, isJSONRPCRequest(message) ? message.id : undefined);
  }

  /** Hangs up, which cancels what is under way, and says goodbye; a window that does not hear it forgets us in an hour. */
  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    for (const each of this.#underWay) each.destroy();
    if (this.sessionId !== undefined)
      this.#request('DELETE')
        .once('error', () => undefined)
        .end();
    this.onclose?.();
    return Promise.resolve();
  }

  #post(body: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = this.#request('POST');
      sent.once('response', resolve);
      sent.once('error', (error) => reject(couldNotConnect(error) ? new NobodyThere(error.message) : error));
      sent.once('close', () => this.#underWay.delete(sent));
      this.#underWay.add(sent);
      sent.end(body);
    });
  }

  #request(method: 'POST' | 'DELETE'): ClientRequest {
    const { path: socketPath, token } = this.#door;
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...(this.sessionId !== undefined && { 'mcp-session-id': this.sessionId }),
      ...(this.#protocol !== undefined && { 'mcp-protocol-version': this.#protocol }),
    };
    return request({ socketPath, agent: false, path: MCP_PATH, method, headers });
  }

  /** @param awaited the id of the request that this stream has to answer */
  #listen(answer: IncomingMessage, awaited: string | number | undefined): void {
    let isAnswered = awaited === undefined;
    const events = new ServerSentEvents((data) => {
      const message = JSONRPCMessageSchema.parse(JSON.parse(data));
      if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) isAnswered = true;
      this.onmessage?.(message);
    });
    answer.setEncoding('utf8').on('data', (piece: string) => {
      try {
        events.add(piece);
      } catch (thrown) {
        // Not what our windows say: nothing more is believed.
        answer.destroy(thrown instanceof Error ? thrown : undefined);
      }
    });
    answer.on('error', (error) => this.onerror?.(error));
    answer.once('close', () => {
      if (!isAnswered) void this.close();
    });
  }
}

function couldNotConnect(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'connect';
}
