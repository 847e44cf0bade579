import type { ServerResponse } from 'node:http';
import type { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { CancelledNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const requestSchema = z.object({ id: z.union([z.string(), z.int()]), method: z.string() });

/**
 * A caller that hangs up before it was answered has left: its calls are cancelled as if it had said so. The
 * protocol would let them go on, for clients that come back for the answer; here the answer would be lost, and
 * nothing may be posted when nobody waits for it.
 */
export function cancelOnHangUp(
  transport: StreamableHTTPServerTransport,
  json: unknown,
  response: ServerResponse,
): void {
  const ids = messages(json).flatMap((message) => requestSchema.safeParse(message).data?.id ?? []);
  if (ids.length === 0) return;
  response.once('close', () => {
    if (response.writableFinished) return;
    for (const requestId of ids) {
      transport.onmessage?.({
        jsonrpc: '2.0',
        method: 'notifications/cancelled',
        params: { requestId, reason: 'The caller hung up.' },
      });
    }
  });
}

/** Ends the streams of calls that were cancelled: the SDK sends nothing more on them and keeps them open. */
export function endCancelledStreams(transport: StreamableHTTPServerTransport, json: unknown): void {
  for (const message of messages(json)) {
    const requestId = CancelledNotificationSchema.safeParse(message).data?.params.requestId;
    if (requestId !== undefined) transport.closeSSEStream(requestId);
  }
}

function messages(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [json];
}
