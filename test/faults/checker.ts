import { inspect } from 'node:util';
import type { StoredEntry } from '../../src/journal/entry.ts';
import type { Found, Heard, Operation } from './operation.ts';
import type { Told } from './row.ts';

/** What is not as it was promised. */
export interface Finding {
  readonly kind: 'lost' | 'duplicated' | 'mistold';
  readonly what: string;
}

/** Holds what callers were told against what is in Odoo. */
export function compare(
  heard: readonly Heard[],
  found: readonly Found[],
  { journalled }: Operation,
): Finding[] {
  const isWrite = journalled !== undefined;
  return found.flatMap(({ copies, isExact, saw }, place): Finding[] => {
    const told = heard[place]?.told;
    const about = `told ${heardText(heard[place])}, in Odoo ${copies} times: ${text(saw)}`;
    if (told === undefined) return [{ kind: 'mistold', what: `told nothing; ${about}` }];
    // Stock Odoo knows no way to add a line once; that it is there twice is told at least.
    if (copies > 1) return heard[place]?.isWarned === true ? [] : [{ kind: 'duplicated', what: about }];
    if (told === 'done' && copies === 0) return [{ kind: 'lost', what: about }];
    if (isWrite && (told === 'rejected' || told === 'not-sent') && copies > 0)
      return [{ kind: 'mistold', what: about }];
    return isExact ? [] : [{ kind: 'mistold', what: `not as asked; ${about}` }];
  });
}

/**
 * Holds what callers were told who asked again when everything worked again: it is there, exactly once, and they know.
 * @param before what they had been told
 */
export function compareAgain(
  heard: readonly Heard[],
  found: readonly Found[],
  operation: Operation,
  before: readonly Heard[],
): Finding[] {
  const known = heard.map((each, place): Heard => {
    const isDone = each.code !== undefined && operation.doneAlready?.includes(each.code) === true;
    const isWarned = each.isWarned === true || before[place]?.isWarned === true;
    return { ...each, isWarned, told: isDone ? 'done' : each.told };
  });
  const unsaid = known.flatMap((each): Finding[] =>
    each.told === 'done' ? [] : [{ kind: 'mistold', what: `asked again, still told ${heardText(each)}` }],
  );
  return [...compare(known, found, operation), ...unsaid];
}

/**
 * Holds what the journal says against what callers were told: every intent has an outcome, and it is theirs. The outcomes
 * come in the order of the intents.
 */
export function compareJournal(
  entries: readonly StoredEntry[],
  heard: readonly Heard[],
  { journalled }: Operation,
): Finding[] {
  if (journalled === undefined) return [];
  const outcomes = outcomesIn(entries, journalled);
  const told = heard.map(({ told }) => told);
  const open = outcomes.filter((outcome) => outcome === undefined).length;
  if (open > 0) return [{ kind: 'lost', what: `${open} intents in the journal have no outcome` }];
  const agrees = JSON.stringify(outcomes) === JSON.stringify(told);
  return agrees
    ? []
    : [{ kind: 'mistold', what: `the journal says ${text(outcomes)}, callers were told ${text(told)}` }];
}

/** Whether a secret got into what was told or written down. */
export function leaks(secrets: readonly string[], ...said: readonly unknown[]): Finding[] {
  const all = inspect(said, { depth: 10, maxStringLength: null, maxArrayLength: null });
  return secrets.some((secret) => all.includes(secret))
    ? [{ kind: 'mistold', what: 'a secret, or a traceback of Odoo, was told or written down' }]
    : [];
}

function outcomesIn(
  entries: readonly StoredEntry[],
  journalled: NonNullable<Operation['journalled']>,
): (Told | undefined)[] {
  const outcomes = new Map<string, Told | undefined>();
  for (const entry of entries) {
    const name = 'key' in entry ? entry.key : 'document' in entry ? entry.document : '';
    if (entry.what === `${journalled}-intended`) outcomes.set(name, undefined);
    if (entry.what !== `${journalled}-settled` || !('outcome' in entry)) continue;
    outcomes.set(name, toldAs(entry.outcome));
  }
  return [...outcomes.values()];
}

/** What a caller is told of an outcome in the journal. */
function toldAs(outcome: Told | 'not-tried' | 'not-done'): Told {
  return outcome === 'not-tried' || outcome === 'not-done' ? 'not-sent' : outcome;
}

function heardText(heard: Heard | undefined): string {
  return heard === undefined ? 'nothing' : `${heard.told} (${heard.code ?? 'no problem'})`;
}

function text(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: Infinity });
}
