import type { StoredEntry } from './entry.ts';
import { processState } from './running-process.ts';

/** A line that says what is about to be sent. */
export type Intent = Extract<StoredEntry, { what: `${string}-intended` }>;

type Settled = Extract<StoredEntry, { what: `${string}-settled` }>;

/** Longer than the longest write with all that is read around it. */
const SURELY_OVER_MS = 10 * 60_000;

/** Something that was intended, and of which it is not written down what came of it. */
export interface OpenIntent {
  readonly intent: Intent;
  /** Whoever sent it has written down that its outcome is not known: they are through with it. */
  readonly isUnknown: boolean;
}

/**
 * What was intended and has no outcome, or one that is not known, the oldest first.
 * @param entries in the order of time
 */
export function openIntents(entries: readonly StoredEntry[]): readonly OpenIntent[] {
  const open = new Map<string, OpenIntent>();
  for (const entry of entries) {
    if (isIntent(entry)) open.set(entry.hash, { intent: entry, isUnknown: false });
    if (isSettled(entry)) settle(open, entry);
  }
  return [...open.values()];
}

/**
 * Whether nobody works on it any more: its process has ended, on this machine, or it is old.
 * @param here the name of this machine, as its journal has it
 * @param now milliseconds since 1970
 */
export async function isAbandoned(
  { intent, isUnknown }: OpenIntent,
  here: string,
  now: number,
): Promise<boolean> {
  if (isUnknown || now - Date.parse(intent.time) > SURELY_OVER_MS) return true;
  return intent.host === here && !(await processState(intent.process)).running;
}

function settle(open: Map<string, OpenIntent>, settled: Settled): void {
  if (settled.intent !== undefined) {
    open.delete(settled.intent);
    return;
  }
  const same = [...open.values()].filter(({ intent }) => nameOf(intent) === nameOf(settled));
  // Once it is there, it does not matter any more who tried to make it.
  if (settled.outcome === 'done') for (const { intent } of same) open.delete(intent.hash);
  const own = same.find(({ intent }) => 'document' in settled || isOneWriter(intent, settled));
  if (own === undefined) return;
  if (settled.outcome === 'unknown') open.set(own.intent.hash, { ...own, isUnknown: true });
  else open.delete(own.intent.hash);
}

/** Drafts of one request may be tried by several processes at once. */
function isOneWriter(a: StoredEntry, b: StoredEntry): boolean {
  return a.process === b.process && a.host === b.host;
}

/** What an intent and its outcome have in common. */
function nameOf(entry: Intent | Settled): string {
  const { origin, database } = entry.connection;
  const about = entry.what.replace(/-.*/, '');
  return [about, origin, database, ...subjectOf(entry)].join('\n');
}

function subjectOf(entry: Intent | Settled): readonly string[] {
  switch (entry.what) {
    case 'draft-intended':
    case 'draft-settled':
      return [entry.key, entry.request ?? ''];
    case 'file-intended':
    case 'file-settled':
      return [entry.document, entry.sha256];
    case 'settling-intended':
    case 'settling-settled':
      return [entry.request, entry.document, entry.by];
    case 'partner-intended':
    case 'partner-settled':
      return [entry.request];
    case 'change-intended':
    case 'change-settled':
    case 'discarding-intended':
    case 'discarding-settled':
    case 'note-intended':
    case 'note-settled':
    case 'posting-intended':
    case 'posting-settled':
    case 'undoing-intended':
    case 'undoing-settled':
      return [entry.request, entry.document];
  }
}

function isIntent(entry: StoredEntry): entry is Intent {
  return entry.what.endsWith('-intended');
}

function isSettled(entry: StoredEntry): entry is Settled {
  return entry.what.endsWith('-settled');
}
