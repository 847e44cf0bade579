import type { Json } from '../common/json.ts';
import { callNotAllowed } from './exchange-problems.ts';

/** The names of positional arguments of the methods we call, as Odoo 19 has them. `ids` marks a record method. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  action_post: ['ids'],
  button_cancel: ['ids'],
  button_draft: ['ids'],
  // Of bank statements, up to 15.
  button_post: ['ids'],
  check_access_rights: ['operation', 'raise_exception'],
  check_object_reference: ['module', 'xml_id'],
  context_get: [],
  create: ['vals_list'],
  fields_get: ['allfields', 'attributes'],
  has_access: ['ids', 'operation'],
  has_group: ['ids', 'group_ext_id'],
  js_assign_outstanding_line: ['ids', 'line_id'],
  load: ['fields', 'data'],
  message_post: ['ids'],
  name_search: ['name', 'domain', 'operator', 'limit'],
  // Of 14 to 16; the form of later versions is asked otherwise.
  onchange: ['ids', 'values', 'field_name', 'field_onchange'],
  read: ['ids', 'fields'],
  register_as_main_attachment: ['ids'],
  search: ['domain', 'offset', 'limit', 'order'],
  search_count: ['domain', 'limit'],
  search_read: ['domain', 'fields', 'offset', 'limit', 'order'],
  unlink: ['ids'],
  web_read: ['ids', 'specification'],
  write: ['ids', 'vals'],
};

/** Asked of the model, with no records in hand: their `ids` are empty. */
const WITHOUT_RECORDS = new Set(['has_access', 'onchange']);

/** Up to 17 asked of the model, and named so there; since 18 of one user. */
const BY_THE_MODEL_BEFORE = new Set(['has_group']);

interface Arguments {
  readonly model: string;
  readonly method: string;
  readonly args: readonly Json[];
  readonly kwargs: Readonly<Record<string, Json>>;
}

/**
 * Gives every argument its name.
 * @throws OdooError `call_not_allowed`: an unknown method, too many arguments, the same one twice, a context among
 * them, or a record method without records (Odoo 19 answers that with 200 and `false`)
 */
export function nameArguments({ model, method, args, kwargs }: Arguments): Record<string, Json> {
  const refuse = (why: string): Error => callNotAllowed(model, method, why);
  const names = Object.hasOwn(SIGNATURES, method) ? SIGNATURES[method] : undefined;
  if (names === undefined) throw refuse('its arguments are not known to the wire');
  if (args.length > names.length) throw refuse('it has more arguments than Odoo takes');
  if ('context' in kwargs) throw refuse('a context is no argument');
  const named: Record<string, Json> = { ...kwargs };
  for (const [position, value] of args.entries()) {
    const name = names[position] ?? '';
    if (name in kwargs) throw refuse(`${name} is given twice`);
    named[name] = value;
  }
  if (names[0] === 'ids' && WITHOUT_RECORDS.has(method)) {
    if (!isEmptyList(named.ids)) throw refuse('it is asked of no record');
  } else if (names[0] === 'ids' && !areIds(named.ids) && !isOfTheModel(method, named)) {
    throw refuse('it names no records');
  }
  return named;
}

function isOfTheModel(method: string, named: Readonly<Record<string, Json>>): boolean {
  return BY_THE_MODEL_BEFORE.has(method) && !('ids' in named);
}

function isEmptyList(ids: Json | undefined): boolean {
  return Array.isArray(ids) && ids.length === 0;
}

function areIds(ids: Json | undefined): boolean {
  if (!Array.isArray(ids) || ids.length === 0) return false;
  return ids.every((id) => Number.isSafeInteger(id) && Number(id) > 0);
}
