import { notModelled, typeError, valueError } from './fault.ts';
import { python } from './convert.ts';
import type { Field, Model, ModelRecord } from './types.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

/** How an x2many field is written: Odoo's commands, numbered as in Odoo. */
export type Command =
  | { readonly kind: 'create'; readonly values: Values }
  | { readonly kind: 'update'; readonly id: number; readonly values: Values }
  | { readonly kind: 'delete'; readonly id: number }
  | { readonly kind: 'unlink'; readonly id: number }
  | { readonly kind: 'link'; readonly id: number }
  | { readonly kind: 'clear' }
  | { readonly kind: 'set'; readonly ids: readonly number[] };

/**
 * @param input a list of commands; plain ids, where the field is a many2many, are the whole set
 * @throws OdooFault
 */
export function readCommands(input: Json, subject: string): Command[] {
  if (input === null || input === false) return [{ kind: 'clear' }];
  if (!isList(input))
    throw valueError(`Wrong value for ${subject}: ${typeof input === 'string' ? input : python(input)}`);
  if (input.length > 0 && input.every((each) => typeof each === 'number'))
    return [{ kind: 'set', ids: input }];
  return input.map((command) => readCommand(command, subject));
}

function readCommand(command: Json, subject: string): Command {
  // A set of commands cannot hold a dict.
  if (!isList(command)) throw typeError("unhashable type: 'dict'");
  const [number, id, content] = command;
  switch (typeof number === 'number' ? number : Number.NaN) {
    case 0:
      return { kind: 'create', values: valuesOf(content, subject) };
    case 1:
      return { kind: 'update', id: idOf(id, subject), values: valuesOf(content, subject) };
    case 2:
      return { kind: 'delete', id: idOf(id, subject) };
    case 3:
      return { kind: 'unlink', id: idOf(id, subject) };
    case 4:
      return { kind: 'link', id: idOf(id, subject) };
    case 5:
      return { kind: 'clear' };
    case 6:
      return { kind: 'set', ids: idsOf(content, subject) };
    default:
      // Odoo passes over what it does not know.
      throw notModelled(`the command ${python(command)}`);
  }
}

/**
 * Carries commands out on the lines of a record, but for the new ones: they are made last, all at once.
 * @returns the values of the new lines
 */
export function writeLines(
  record: ModelRecord,
  field: Extract<Field, { type: 'one2many' }>,
  lines: Model,
  commands: readonly Command[],
): Values[] {
  const mine = { [field.inverseName]: record.id };
  const only = field.domain !== undefined && isList(field.domain) ? field.domain : [];
  const present = (): ModelRecord[] => lines.search([[field.inverseName, '=', record.id], ...only]);
  const release = (gone: readonly ModelRecord[]): void => {
    const inverse = lines.field(field.inverseName);
    const goes = inverse.required === true || (inverse.type === 'many2one' && inverse.onDelete === 'cascade');
    if (goes) lines.unlink(gone);
    else lines.write(gone, { [field.inverseName]: false });
  };
  const created: Values[] = [];
  for (const command of commands) {
    switch (command.kind) {
      case 'create':
        created.push({ ...command.values, ...mine });
        break;
      case 'update':
        lines.write(lines.browse([command.id]), command.values);
        break;
      case 'delete':
        lines.unlink(lines.browse([command.id]));
        break;
      case 'unlink':
        release(lines.browse([command.id]));
        break;
      case 'link':
        lines.write(lines.browse([command.id]), mine);
        break;
      case 'clear':
        release(present());
        break;
      case 'set': {
        const { ids } = command;
        release(present().filter(({ id }) => !ids.includes(id)));
        lines.write(lines.browse(ids), mine);
        break;
      }
    }
  }
  return created;
}

/** The ids that a many2many has after these commands. */
export function linkedIds(before: readonly number[], others: Model, commands: readonly Command[]): number[] {
  let ids = [...before];
  for (const command of commands) {
    switch (command.kind) {
      case 'create':
        ids.push(...others.create([command.values]).map(({ id }) => id));
        break;
      case 'update':
        others.write(others.browse([command.id]), command.values);
        break;
      case 'delete':
        others.unlink(others.browse([command.id]));
        ids = ids.filter((id) => id !== command.id);
        break;
      case 'unlink':
        ids = ids.filter((id) => id !== command.id);
        break;
      case 'link':
        ids.push(command.id);
        break;
      case 'clear':
        ids = [];
        break;
      case 'set':
        ids = [...command.ids];
        break;
    }
  }
  return [...new Set(ids)];
}

function valuesOf(content: Json | undefined, subject: string): Values {
  if (content === undefined || content === null || typeof content !== 'object' || isList(content)) {
    throw typeError(`${subject} takes the values of a line, not ${python(content ?? null)}`);
  }
  return content;
}

function idOf(id: Json | undefined, subject: string): number {
  if (typeof id !== 'number') throw typeError(`${subject} takes ids, not ${python(id ?? null)}`);
  return id;
}

function idsOf(content: Json | undefined, subject: string): number[] {
  if (content === undefined || !isList(content)) throw typeError(`${subject} takes a list of ids`);
  return content.map((id) => idOf(id, subject));
}
