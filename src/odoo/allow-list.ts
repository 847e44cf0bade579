import type { Json } from '../common/json.ts';
import { callNotAllowed } from './exchange-problems.ts';
import { fieldsOfCall, isCreateOnly } from './field-use.ts';
import { nameArguments } from './signatures.ts';

/** One call that a room may make. Everything that is not declared does not leave the process. */
export interface AllowedCall {
  readonly model: string;
  readonly method: string;
  /** A write is never re-sent, and waits for its turn. */
  readonly kind: 'read' | 'write';
  /**
   * The fields it may carry or ask for. `load` names columns ("invoice_line_ids/name"), `web_read` paths
   * ("invoice_line_ids/name"). Left out: the method takes no fields. `all-stored` is for reads alone.
   */
  readonly fields?: readonly string[] | 'all-stored';
}

export type AllowList = readonly AllowedCall[];

/** A call as a room makes it, before anything of it leaves. */
export interface ProposedCall {
  readonly model: string;
  readonly method: string;
  readonly args: readonly Json[];
  readonly kwargs: Readonly<Record<string, Json>>;
  readonly context: Readonly<Record<string, Json>>;
}

/** Documents that Odoo would post, number or hide from its own checks when these are written. */
const DOCUMENTS = new Set(['account.move', 'account.payment', 'account.bank.statement.line']);
const NEVER_WRITTEN = /^(?:state|payment_state|posted_before|auto_post.*)$/;

/**
 * Holds a call against what the room declared, and against what no room may do.
 * @returns whether it is a read or a write
 * @throws OdooError `call_not_allowed`, before anything was sent
 */
export function checkCall(allowed: AllowList, call: ProposedCall): 'read' | 'write' {
  const refuse = (why: string): Error => callNotAllowed(call.model, call.method, why);
  const declared = allowed.filter((entry) => entry.model === call.model && entry.method === call.method);
  const kind = declared[0]?.kind;
  if (kind === undefined) throw refuse('it is not declared');
  if (declared.some((entry) => entry.kind !== kind)) throw refuse('it is declared as a read and as a write');

  const named = nameArguments(call);
  const used = fieldsOfCall(call.method, named);
  if (used === undefined) throw refuse('it does not name its fields');
  if (kind === 'write') checkWrite(call, named, used, refuse);

  for (const field of [...used, ...defaultsIn(call)]) {
    if (!declared.some((entry) => declares(entry, field)))
      throw refuse(`the field ${field} is not declared for it`);
  }
  return kind;
}

function checkWrite(
  call: ProposedCall,
  named: Readonly<Record<string, Json>>,
  used: readonly string[],
  refuse: (why: string) => Error,
): void {
  // On Odoo 19 this changes posted documents.
  if (call.model === 'account.move.line') throw refuse('lines are written with their document only');
  const forbidden = [...used, ...defaultsIn(call)].find((field) => isNeverWritten(call.model, field));
  if (forbidden !== undefined) throw refuse(`the field ${forbidden} is never written`);
  if (call.method === 'load' && !isCreateOnly(call.context, named)) {
    throw refuse('it would overwrite what is there');
  }
}

function isNeverWritten(model: string, path: string): boolean {
  const steps = path.split('/');
  return (DOCUMENTS.has(model) && path === 'name') || steps.some((step) => NEVER_WRITTEN.test(step));
}

/** Fields that a context would fill behind the arguments: `default_state` writes `state`. */
function defaultsIn(call: ProposedCall): string[] {
  return Object.keys(call.context)
    .filter((key) => key.startsWith('default_'))
    .map((key) => key.slice('default_'.length));
}

function declares(entry: AllowedCall, field: string): boolean {
  if (entry.fields === 'all-stored') return entry.kind === 'read';
  return entry.fields?.includes(field) ?? false;
}
