import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { Problem } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import type { Named } from '../documents.ts';
import type { LoadTable } from './draft-rows.ts';
import { findByKey } from './find-by-key.ts';
import { moveHandle } from '../handle.ts';
import type { MoveHandle } from '../handle.ts';
import { booksProblems } from '../problems.ts';

/** What came of sending a draft, as far as Odoo could be made to tell. */
export type LoadOutcome =
  | { readonly outcome: 'done'; readonly document: MoveHandle; readonly replayed: boolean }
  | { readonly outcome: 'not-sent' | 'rejected' | 'unknown'; readonly problem: Problem };

const loadAnswer = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(z.object({ message: z.string() })).default([]),
});

/**
 * Sends one draft, once. When the answer does not say what happened, Odoo is read under the draft's key; nothing
 * is ever sent twice.
 * @param lookAgainAfter milliseconds before each look at Odoo after an unknown outcome
 */
export async function loadDraft(
  client: OdooClient,
  clock: Clock,
  draft: {
    readonly key: string;
    readonly table: LoadTable;
    readonly company: Named;
    /** Throws a problem when it must not be sent after all. */
    readonly lastCheck: () => Promise<void>;
    /** Tells why Odoo refused it, given Odoo's own words. */
    readonly explain: (words: readonly string[]) => Promise<readonly string[]>;
  },
  lookAgainAfter: readonly number[],
  signal?: AbortSignal,
): Promise<LoadOutcome> {
  let failure: { outcome: 'rejected' | 'unknown'; problem: Problem };
  try {
    const answer = loadAnswer.safeParse(
      await client.call('account.move', 'load', {
        args: [draft.table.columns, draft.table.rows],
        // Create-only: absent, it is created; present, its id comes back and nothing is touched.
        context: { allowed_company_ids: [draft.company.id], mode: 'update', noupdate: true },
        lastCheck: draft.lastCheck,
        signal,
      }),
    );
    const id = answer.success && answer.data.ids !== false ? answer.data.ids[0] : undefined;
    if (id !== undefined) return { outcome: 'done', document: moveHandle(id), replayed: false };
    failure = answer.success
      ? {
          outcome: 'rejected',
          problem: booksProblems.loadRefused(await draft.explain(texts(answer.data.messages))),
        }
      : { outcome: 'unknown', problem: booksProblems.draftOutcomeUnknown() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!(error instanceof OdooError) || error.outcome === 'not-sent') {
      return { outcome: 'not-sent', problem: error };
    }
    failure =
      error.outcome === 'rejected'
        ? { outcome: 'rejected', problem: error }
        : { outcome: 'unknown', problem: booksProblems.draftOutcomeUnknown() };
  }
  // A rejection, too, is looked after once: another call with this key may have won, or the error came after
  // the commit.
  const found = await lookAgain(
    client,
    clock,
    draft.key,
    failure.outcome === 'rejected' ? [0] : lookAgainAfter,
  );
  return found === undefined ? failure : { outcome: 'done', document: found, replayed: true };
}

async function lookAgain(
  client: OdooClient,
  clock: Clock,
  key: string,
  delays: readonly number[],
): Promise<MoveHandle | undefined> {
  for (const delay of delays) {
    if (delay > 0) await new Promise<void>((resolve) => void clock.after(delay, resolve));
    // A look that fails, however it does, tells nothing: the outcome stays unknown, and is settled as that.
    const found = await findByKey(client, key).catch(() => undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function texts(messages: readonly { readonly message: string }[]): string[] {
  return messages.slice(0, 5).map(({ message }) => unwrapped(message).slice(0, 300));
}

/**
 * Odoo 14 puts the class of an exception before its sentence: "Unknown error during import: <class
 * 'odoo.exceptions.UserError'>: …", the first words in the user's language (BaseModel.load in odoo/models.py).
 * The text of exceptions that are not written for users is left out.
 */
function unwrapped(message: string): string {
  const { name = '', words } = /<class '(?<name>[\w.]+)'>: (?<words>.*)$/s.exec(message)?.groups ?? {};
  if (words === undefined) return message;
  return name.startsWith('odoo.exceptions.') ? words : 'It met an error of its own; its log says more.';
}
