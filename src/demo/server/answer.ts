import { OdooFault } from '../orm/fault.ts';
import type { FaultName } from '../orm/fault.ts';
import type { Json } from '../orm/value.ts';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'text/html';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function jsonAnswer(body: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body), headers };
}

/** What Odoo's own web server says where no controller answers. */
export function htmlAnswer(status: number, title: string, text: string): Answer {
  const body = `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title}</h1>\n<p>${text}</p>\n`;
  return { status, type: 'text/html', body };
}

/**
 * Odoo's account of an exception, `serialize_exception`. What Odoo puts into `debug`, a traceback, is the name and the
 * message here.
 */
export function serializeFault(error: unknown): Record<string, Json> & { name: FaultName } {
  const fault = error instanceof OdooFault ? error : failure(error);
  const { odooName: name, message } = fault;
  return { name, message, arguments: [message], context: {}, debug: `${name}: ${message}\n` };
}

/** A mistake in the demo company itself. */
function failure(error: unknown): OdooFault {
  const message = error instanceof Error ? error.message : 'unknown';
  return new OdooFault('mcp_odoo.demo.Failure', `The demo company failed: ${message}`);
}
