import { inspect } from 'node:util';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { everythingIn, leaksIn } from '../support/canaries.ts';
import type { Found, Heard, Operation } from './operation.ts';
import type { Row, Told } from './row.ts';
import type { Secrets } from './secrets.ts';

/** What is not as it was promised. */
export interface Finding {
  readonly kind: 'lost' | 'duplicated' | 'mistold';
  readonly what: string;
}

/**
 * Holds what callers were told against what is in Odoo.
 * @param row what happened to the request
 */
export function compare(
  heard: readonly Heard[],
  found: readonly Found[],
  { journalled }: Operation,
  { reaches }: Pick<Row, 'reaches'>,
): Finding[] {
  const isWrite = journalled !== undefined;
  return found.flatMap(({ copies, isExact, saw }, place): Finding[] => {
    const told = heard[place]?.told;
    const about = `told ${heardText(heard[place])}, in Odoo ${copies} times: ${text(saw)}`;
    if (told === undefined) return [{ kind: 'mistold', what: `told nothing; ${about}` }];
    // Stock Odoo knows no way to add a line once: that a proxy has sent it twice is told at least.
    const isExcused = reaches === 'twice' && heard[place]?.isWarned === true;
    if (copies > 1) return isExcused ? [] : [{ kind: 'duplicated', what: about }];
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
  row: Pick<Row, 'reaches'>,
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
  return [...compare(known, found, operation, row), ...unsaid];
}

/**
 * Holds what the journal says against what callers were told: of each thing there is an intent from before it was sent, and
 * after it one outcome, which is what they were told. The outcomes come in the order of the intents.
 * @param writtenBefore what was in the journal when it was sent
 */
export function compareJournal(
  entries: readonly StoredEntry[],
  writtenBefore: readonly StoredEntry[],
  heard: readonly Heard[],
  { journalled }: Operation,
): Finding[] {
  if (journalled === undefined) return [];
  const before = new Set(writtenBefore.map(({ hash }) => hash));
  const things = [...Map.groupBy(entries.filter(isAbout(journalled)), subjectOf).values()];
  const findings = things.flatMap((those) => misordered(those, before));
  const outcomes = things.map((those) => those.flatMap(outcomeOf).at(-1));
  const told = heard.map((each) => each.told);
  const agrees = JSON.stringify(outcomes) === JSON.stringify(told);
  const what = `the journal says ${text(outcomes)}, callers were told ${text(told)}`;
  return agrees ? findings : [...findings, { kind: 'mistold', what }];
}

/** Whether a secret got into what was told or written down. */
export function leaks({ key, others }: Secrets, ...said: readonly unknown[]): Finding[] {
  const all = everythingIn(said);
  const found = [...leaksIn(all, [key]), ...others.filter((other) => all.includes(other))];
  return found.length === 0 ? [] : [{ kind: 'mistold', what: 'a secret, or a traceback of Odoo, was told' }];
}

function isAbout(journalled: NonNullable<Operation['journalled']>) {
  return ({ what }: StoredEntry) => what === `${journalled}-intended` || what === `${journalled}-settled`;
}

function subjectOf(entry: StoredEntry): string {
  return 'key' in entry ? entry.key : 'document' in entry ? entry.document : '';
}

function outcomeOf(entry: StoredEntry): Told[] {
  return entry.what.endsWith('-settled') && 'outcome' in entry ? [toldAs(entry.outcome)] : [];
}

/** @param entries of one thing; @param before the hashes of what was in the journal when it was sent */
function misordered(entries: readonly StoredEntry[], before: ReadonlySet<string>): Finding[] {
  const outcomes = entries.filter((entry) => outcomeOf(entry).length > 0);
  const intents = entries.filter((entry) => !outcomes.includes(entry));
  const isIntended = intents.length === 1 && intents.every(({ hash }) => before.has(hash));
  const isEarly = outcomes.some(({ hash }) => before.has(hash));
  const unintended = `intended ${intents.length} times in the journal, or not before it was sent`;
  const misSettled = `${outcomes.length} outcomes in the journal, or one from before it was sent`;
  return [
    ...(isIntended ? [] : [{ kind: 'mistold', what: unintended } as const]),
    ...(outcomes.length === 0
      ? [{ kind: 'lost', what: 'an intent in the journal has no outcome' } as const]
      : []),
    ...(outcomes.length > 1 || isEarly ? [{ kind: 'mistold', what: misSettled } as const] : []),
  ];
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
