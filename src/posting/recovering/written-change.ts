import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { valuesIn } from './books-in-odoo.ts';

const values = z.record(z.string(), z.json());
const many2one = z.tuple([z.int(), z.string()]);
/** Odoo's commands for lines: change one, take one out. New lines have no id to look for. */
const changedLine = z.tuple([z.literal(1), z.int(), values]);
const removedLine = z.tuple([z.union([z.literal(2), z.literal(3)]), z.int()]).rest(z.json());

/**
 * Whether a draft has the values that were to be written. One write comes through as a whole, so what can be compared
 * stands for the rest.
 * @returns undefined when that cannot be said: nothing can be compared, or only part of it is there
 */
export async function isWritten(
  asking: AskingOdoo,
  document: MoveHandle,
  sent: Json,
): Promise<boolean | undefined> {
  const { invoice_line_ids: lines = [], ...own } = values.parse(sent);
  const found = [
    ...(await compared(asking, 'account.move', idOf(document), own)),
    ...(await comparedLines(asking, z.array(z.json()).parse(lines))),
  ];
  if (found.length === 0) return undefined;
  if (found.every((isThere) => isThere)) return true;
  return found.some((isThere) => isThere) ? undefined : false;
}

async function comparedLines(asking: AskingOdoo, commands: readonly Json[]): Promise<boolean[]> {
  const found = await Promise.all(
    commands.map(async (command) => {
      const changed = changedLine.safeParse(command).data;
      if (changed !== undefined) return compared(asking, 'account.move.line', changed[1], changed[2]);
      const removed = removedLine.safeParse(command).data;
      if (removed === undefined) return [];
      return [(await valuesIn(asking, 'account.move.line', removed[1], ['move_id'])) === undefined];
    }),
  );
  return found.flat();
}

async function compared(
  asking: AskingOdoo,
  model: 'account.move' | 'account.move.line',
  id: number,
  wanted: Readonly<Record<string, Json>>,
): Promise<boolean[]> {
  const fields = Object.keys(wanted).filter((field) => isPlain(wanted[field]));
  if (fields.length === 0) return [];
  const found = await valuesIn(asking, model, id, fields);
  return fields.map((field) => found !== undefined && plain(found[field]) === plain(wanted[field]));
}

/** Lists are commands, and texts with tags are made anew by Odoo. */
function isPlain(value: Json | undefined): boolean {
  return !Array.isArray(value) && !(typeof value === 'string' && value.includes('<'));
}

/** A many2one is read as its id and name; what is empty, as false. */
function plain(value: Json | undefined): Json {
  const [id] = many2one.safeParse(value).data ?? [];
  if (id !== undefined) return id;
  return value === undefined || value === null || value === '' ? false : value;
}
