import { t } from '@vscode/l10n';
import { OdooError } from './errors.ts';
import type { FailedOutcome } from './errors.ts';

const NOT_THE_ARGUMENTS = 'Nothing is wrong with the arguments.';

export function timedOut(outcome: FailedOutcome): OdooError {
  return new OdooError(outcome, {
    code: 'timed_out',
    person: t`Odoo did not answer in time. It may be busy; try again in a while.`,
    model: `Odoo did not answer in time. ${NOT_THE_ARGUMENTS}`,
  });
}

export function connectionLost(): OdooError {
  return new OdooError('unknown', {
    code: 'connection_lost',
    person: t`The connection to Odoo broke before its answer was complete. Check the network and that Odoo runs.`,
    model: `The connection to Odoo broke before its answer was complete. ${NOT_THE_ARGUMENTS}`,
  });
}

export function cancelled(outcome: FailedOutcome): OdooError {
  return new OdooError(outcome, {
    code: 'cancelled',
    person: t`The call to Odoo was cancelled.`,
    model: 'The call was cancelled by the caller.',
  });
}

export function answerTooLarge(): OdooError {
  return new OdooError('unknown', {
    code: 'answer_too_large',
    person: t`Odoo sent more data than MCP Odoo takes at once. Ask for less.`,
    model: 'The answer was too large. Ask for fewer records.',
  });
}

/** @param outcome `unknown` where the answer has the status of a success, `rejected` where it has that of a refusal */
export function answerUnreadable(outcome: 'rejected' | 'unknown'): OdooError {
  return new OdooError(outcome, {
    code: 'answer_unreadable',
    person: t`Something answered that is not Odoo, or the answer arrived damaged. Look at what stands between this machine and Odoo: a proxy, a login page, a firewall.`,
    model: `The answer could not be read. ${NOT_THE_ARGUMENTS} Tell the person.`,
  });
}

export function requestTooLarge(): OdooError {
  return new OdooError('not-sent', {
    code: 'request_too_large',
    person: t`The server before Odoo takes no request of this size. Send less at once, or have its limit raised (client_max_body_size in nginx).`,
    model: 'The request was too large for the server. Send fewer or smaller things at once.',
  });
}

/** @param retryAfter milliseconds that the server asked to wait */
export function serverBusy(retryAfter: number | undefined): OdooError {
  return new OdooError(
    'not-sent',
    {
      code: 'server_busy',
      person: t`The server takes no more requests at the moment. Try again in a minute.`,
      model: `The server takes no more requests at the moment. ${NOT_THE_ARGUMENTS} Try again in a minute.`,
    },
    retryAfter === undefined ? {} : { retryAfter },
  );
}

export function serverUnavailable(facts: { retryAfter?: number; odooName?: string } = {}): OdooError {
  return new OdooError(
    'unknown',
    {
      code: 'server_unavailable',
      person: t`Odoo, or the server before it, is out of order at the moment. Try again in a while; if it lasts, tell whoever runs the server.`,
      model: `Odoo is out of order at the moment. ${NOT_THE_ARGUMENTS} Tell the person.`,
    },
    facts,
  );
}

/** @param why the rule that the call breaks, without its values */
export function callNotAllowed(model: string, method: string, why: string): OdooError {
  return new OdooError('not-sent', {
    code: 'call_not_allowed',
    person: t`MCP Odoo does not make this call to Odoo: ${model}.${method}, ${why}. Nothing was sent. This is a fault of MCP Odoo; please report it.`,
    model: 'The tool tried a call that it may not make. Tell the person; do not repeat the call.',
  });
}
