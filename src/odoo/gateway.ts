import { redirected } from './connection-problems.ts';
import type { OdooError } from './errors.ts';
import { answerUnreadable, requestTooLarge, serverBusy, serverUnavailable } from './exchange-problems.ts';
import type { HttpAnswer } from './http.ts';

/**
 * Our error for an answer that does not come from Odoo's own dialect but from what stands before it: a proxy, a
 * login page, a server that is down.
 */
export function gatewayError(answer: HttpAnswer, origin: string): OdooError {
  const { status, retryAfter } = answer;
  if (status >= 300 && status < 400) return redirected(origin, targetOrigin(answer.location, origin));
  if (status === 413) return requestTooLarge();
  if (status === 429) return serverBusy(retryAfter);
  // A gateway's 504 says nothing: Odoo works on, and may commit after it.
  if (status >= 500) return serverUnavailable(retryAfter === undefined ? {} : { retryAfter });
  return answerUnreadable(status >= 400 ? 'rejected' : 'unknown');
}

function targetOrigin(location: string | undefined, origin: string): string | undefined {
  const target = location === undefined ? null : URL.parse(location, origin);
  return target === null || target.origin === 'null' ? undefined : target.origin;
}
