import { z } from 'zod';
import { Problem } from '../../../common/problem.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import { OdooError } from '../../../odoo/errors.ts';
import type { FailedOutcome } from '../../../odoo/errors.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import type { Named } from '../../documents.ts';
import { handleOf } from '../../handle.ts';
import type { DocumentModel, OdooHandle } from '../../handle.ts';
import { blamesTheFirst } from '../../versions.ts';
import type { LoadTable } from './load-table.ts';

/** Documents for one call: the same model, company and columns. */
export interface DraftBatch {
  readonly model: DocumentModel;
  readonly company: Named;
  readonly tables: readonly LoadTable[];
  readonly version: OdooVersion;
  /** Throws a problem when they must not be sent after all. */
  readonly lastCheck: () => Promise<void>;
}

/** What Odoo said to a batch. */
export type LoadAnswer =
  | { readonly outcome: 'done'; readonly documents: readonly OdooHandle[] }
  /** Nothing was made. */
  | {
      readonly outcome: 'rejected';
      /** Odoo's words, each once. */
      readonly words: readonly string[];
      /** Those that are surely about one document, by its place in the batch. */
      readonly wordsOf: ReadonlyMap<number, readonly string[]>;
    }
  | {
      readonly outcome: 'failed';
      readonly how: FailedOutcome;
      readonly problem?: Problem;
    };

const messageShape = z.object({
  message: z.string(),
  record: z.int().optional(),
  rows: z.object({ from: z.int() }).optional(),
  /** There for a cell that Odoo could not read. */
  field: z.string().optional().catch(undefined),
});
type Message = z.output<typeof messageShape>;
const answerShape = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(messageShape).default([]),
});

/** What the database's own rules are about. */
const CONSTRAINTS: ReadonlyMap<string, string> = new Map([
  [
    'account_move_line_check_accountable_required_fields',
    'A line has no account, and the journal has none of its own: name an account on every line.',
  ],
]);

/** A bad column is told of each row. */
const MOST_MESSAGES = 1_000;

/** Sends documents, once: one call, one transaction. */
export async function loadDrafts(
  client: OdooClient,
  { model, company, tables, version, lastCheck }: DraftBatch,
  signal?: AbortSignal,
): Promise<LoadAnswer> {
  try {
    const answer = answerShape.safeParse(
      await client.call(model, 'load', {
        args: [[...(tables[0]?.columns ?? [])], tables.flatMap(({ rows }) => rows.map((row) => [...row]))],
        // Create-only: absent, it is created; present, its id comes back and nothing is touched.
        context: { allowed_company_ids: [company.id], mode: 'update', noupdate: true },
        lastCheck,
        signal,
      }),
    );
    if (!answer.success) return { outcome: 'failed', how: 'unknown' };
    const { ids, messages } = answer.data;
    if (ids === false) {
      const words = distinct(messages.slice(0, MOST_MESSAGES).map(wordsOfMessage));
      return { outcome: 'rejected', words, wordsOf: wordsByPlace(tables, messages, version) };
    }
    // One id for each, or nobody knows which is whose.
    if (ids.length !== tables.length) return { outcome: 'failed', how: 'unknown' };
    return { outcome: 'done', documents: ids.map((id) => handleOf(model, id)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const how = error instanceof OdooError ? error.outcome : 'not-sent';
    return { outcome: 'failed', how, problem: error };
  }
}

/**
 * Odoo says from which row on the document is that a message is about. For a cell that it cannot read that is so. What
 * it refuses when it makes the documents it says of others, too (BaseModel.load in odoo/models.py, observed): 19 says it
 * once of the first document, whichever it is about, and then of those that it is about; 14 tries each with values that
 * the first try has used up, and blames good ones.
 */
function wordsByPlace(
  tables: readonly LoadTable[],
  messages: readonly Message[],
  version: OdooVersion,
): ReadonlyMap<number, readonly string[]> {
  const ofCells = messages.filter(({ field }) => field !== undefined);
  if (tables.length === 1 || ofCells.length > 0)
    return byPlace(tables, ofCells.length > 0 ? ofCells : messages);
  return blamesTheFirst(version) ? byPlace(tables, messages.slice(1)) : new Map();
}

function byPlace(
  tables: readonly LoadTable[],
  messages: readonly Message[],
): ReadonlyMap<number, readonly string[]> {
  const words = new Map<number, string[]>();
  for (const message of messages.slice(0, MOST_MESSAGES)) {
    const { rows, record } = message;
    const place = rows === undefined ? (record ?? 0) : placeOfRow(tables, rows.from);
    words.set(place, distinct([...(words.get(place) ?? []), wordsOfMessage(message)]));
  }
  return words;
}

function wordsOfMessage({ message }: Message): string {
  return unwrapped(message).slice(0, 300);
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function placeOfRow(tables: readonly LoadTable[], row: number): number {
  let first = 0;
  const place = tables.findIndex(({ rows }) => {
    first += rows.length;
    return row < first;
  });
  return Math.max(place, 0);
}

/**
 * Odoo 14 puts the class of an exception before its sentence: "Unknown error during import: <class
 * 'odoo.exceptions.UserError'>: …", the first words in the user's language (BaseModel.load in odoo/models.py).
 * The text of exceptions that are not written for users is left out, and so is that of the database, which shows rows.
 */
function unwrapped(message: string): string {
  const { name = '', words } = /<class '(?<name>[\w.]+)'>: (?<words>.*)$/s.exec(message)?.groups ?? {};
  const { constraint } = /violates .*?constraint "(?<constraint>\w+)"/s.exec(message)?.groups ?? {};
  if (constraint !== undefined)
    return CONSTRAINTS.get(constraint) ?? `It breaks a rule of the database: ${constraint}.`;
  if (words === undefined) return message;
  return name.startsWith('odoo.exceptions.') ? words : 'It met an error of its own; its log says more.';
}
