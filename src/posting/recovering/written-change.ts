import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import { idOf } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { Intent } from '../../journal/open-intents.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { linesBesides, valuesIn } from './books-in-odoo.ts';
import type { StoredValues } from './books-in-odoo.ts';

type Wanted = Readonly<Record<string, Json>>;

/** Whether one thing that was to be written is there; undefined when that cannot be said. */
type IsThere = boolean | undefined;

const values = z.record(z.string(), z.json());
const many2one = z.tuple([z.int(), z.string()]);
/** Odoo's commands for lines: make one, change one, take one out. */
const newLine = z.tuple([z.literal(0), z.int(), values]);
const changedLine = z.tuple([z.literal(1), z.int(), values]);
const removedLine = z.tuple([z.union([z.literal(2), z.literal(3)]), z.int()]).rest(z.json());

/** Odoo rounds prices, quantities and discounts, to two places where nobody has set it up otherwise. */
const ROUNDING = 0.01;

/**
 * Whether a draft has the values that were to be written. One write comes through as a whole, so what can be compared
 * stands for the rest.
 * @returns undefined when that cannot be said: nothing can be compared, or only part of it is there
 */
export async function isWritten(
  asking: AskingOdoo,
  document: MoveHandle,
  intended: Extract<Intent, { what: 'change-intended' }>,
): Promise<boolean | undefined> {
  const { invoice_line_ids: lines = [], ...own } = values.parse(intended.values);
  const commands = z.array(z.json()).parse(lines);
  const found = [
    ...(await compared(asking, 'account.move', idOf(document), own)),
    ...(await oldLines(asking, commands)),
    ...(await newLines(asking, document, commands, intended.lines)),
  ];
  if (found.length === 0 || found.includes(undefined)) return undefined;
  if (found.every((isThere) => isThere)) return true;
  return found.some((isThere) => isThere) ? undefined : false;
}

async function oldLines(asking: AskingOdoo, commands: readonly Json[]): Promise<IsThere[]> {
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

/** @param before Odoo's ids of the lines that the document had; where that is not known, nothing can be compared */
async function newLines(
  asking: AskingOdoo,
  document: MoveHandle,
  commands: readonly Json[],
  before: readonly number[] | undefined,
): Promise<IsThere[]> {
  const added = commands.flatMap((command): Wanted[] => {
    const made = newLine.safeParse(command).data;
    return made === undefined ? [] : [made[2]];
  });
  if (before === undefined || added.length === 0) return [];
  const fields = [...new Set(added.flatMap(plainFields))];
  if (fields.length === 0) return [];
  const there = [...(await linesBesides(asking, idOf(document), before, fields))];
  // Each line in Odoo stands for one that was wanted.
  return added.map((wanted) => {
    const index = there.findIndex((line) => isAsWanted(line, wanted).every((isThere) => isThere !== false));
    const [line] = index < 0 ? [] : there.splice(index, 1);
    return line !== undefined && (isAsWanted(line, wanted).includes(undefined) ? undefined : true);
  });
}

async function compared(
  asking: AskingOdoo,
  model: 'account.move' | 'account.move.line',
  id: number,
  wanted: Wanted,
): Promise<IsThere[]> {
  const fields = plainFields(wanted);
  if (fields.length === 0) return [];
  const found = await valuesIn(asking, model, id, fields);
  // Whether it said so when somebody took it away cannot be seen any more.
  return found === undefined ? [undefined] : isAsWanted(found, wanted);
}

function isAsWanted(found: StoredValues, wanted: Wanted): IsThere[] {
  return plainFields(wanted).map((field) => isSame(plain(found[field]), plain(wanted[field])));
}

/** What is nearly the number that was sent may be that number, rounded, or another one. */
function isSame(found: Json, wanted: Json): IsThere {
  if (found === wanted) return true;
  const isNear =
    typeof found === 'number' && typeof wanted === 'number' && Math.abs(found - wanted) < ROUNDING;
  return isNear ? undefined : false;
}

/** Lists are commands, and texts with tags are made anew by Odoo. */
function plainFields(wanted: Wanted): string[] {
  return Object.entries(wanted).flatMap(([field, value]) =>
    Array.isArray(value) || (typeof value === 'string' && value.includes('<')) ? [] : [field],
  );
}

/** A many2one is read as its id and name; what is empty, as false. */
function plain(value: Json | undefined): Json {
  const [id] = many2one.safeParse(value).data ?? [];
  if (id !== undefined) return id;
  return value === undefined || value === null || value === '' ? false : value;
}
