import { t } from '@vscode/l10n';
import { z } from 'zod';
import type { Json } from '../common/json.ts';
import { answerUnreadable } from './exchange-problems.ts';
import { OdooError } from './errors.ts';
import { gatewayError } from './gateway.ts';
import type { HttpAnswer, OdooHttp } from './http.ts';
import { NAMELESS_FAULT, odooFaultError, readFault } from './odoo-faults.ts';

const envelopeSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.unknown(),
  result: z.unknown().optional(),
  error: z.object({ data: z.unknown().optional() }).optional(),
});

/** What a request is about, for the sentences of its errors. */
interface Subject {
  readonly model: string;
  readonly method: string;
}

interface JsonRpcRequest {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params: Json;
  /** Is in the params: must not come back in an error. */
  readonly secret?: string;
  readonly subject: Subject;
  readonly timeout: number;
  readonly freshConnection?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * One exchange in Odoo's JSON-RPC envelope. Odoo answers 200 for its exceptions too, and leaves `result` out when
 * the method returned None.
 * @throws OdooError
 */
export async function jsonRpc(http: OdooHttp, request: JsonRpcRequest): Promise<unknown> {
  const { path, params, subject, secret, ...rest } = request;
  const id = crypto.randomUUID();
  const answer = await http.exchange({
    method: 'POST',
    path,
    body: { jsonrpc: '2.0', method: 'call', id, params },
    ...rest,
  });
  return openEnvelope(answer, id, http.origin, { ...subject, secret });
}

function openEnvelope(
  answer: HttpAnswer,
  id: string,
  origin: string,
  { model, method, secret }: Subject & { readonly secret: string | undefined },
): unknown {
  if (answer.status === 404) throw jsonRpcMissing();
  if (answer.status !== 200) throw gatewayError(answer, origin);
  const envelope = envelopeSchema.safeParse(answer.json);
  if (!envelope.success || envelope.data.id !== id) throw answerUnreadable('unknown');
  const { error, result } = envelope.data;
  if (error === undefined) return result ?? null;
  throw odooFaultError(readFault(error.data, secret) ?? NAMELESS_FAULT, model, method);
}

function jsonRpcMissing(): OdooError {
  return new OdooError('rejected', {
    code: 'not_available',
    person: t`This server offers no JSON-RPC. On Odoo 19 or newer, use an API key; else check what stands before Odoo.`,
    model: 'The server does not offer this protocol. Only the person can change the connection.',
  });
}
