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
  const requestId = requestSchema.safeParse(json).data?.id;
  if (requestId === undefined) return;
  response.once('close', () => {
    if (response.writableFinished) return;
    transport.onmessage?.({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId, reason: 'The caller hung up.' },
    });
  });
}

/** Ends the stream of a call that was cancelled: the SDK sends nothing more on it and keeps it open. */
export function endCancelledStream(transport: StreamableHTTPServerTransport, json: unknown): void {
  const requestId = CancelledNotificationSchema.safeParse(json).data?.params.requestId;
  if (requestId !== undefined) transport.closeSSEStream(requestId);
}
