import type { StoredEntry } from '../../src/journal/entry.ts';
import { wordsOf } from './dialog.ts';
import type { Dialog } from './dialog.ts';
import type { Deed, DeedKind, Showing } from './witness.ts';
import type { World } from './world.ts';

const LIFE = 5 * 60_000;

/** What the button says that allows it. */
const VERBS: Readonly<Record<DeedKind, RegExp>> = {
  posted: /^post/i,
  'taken back': /^reset/i,
  deleted: /^(?:discard|delete)/i,
  changed: /^(?:change|save|write|apply|update)/i,
};

export interface Verdict {
  readonly posts: number;
  readonly unapproved: number;
  readonly broken: readonly string[];
}

/**
 * Holds what the companies saw being done against what the persons saw and pressed. The journal is asked only whether
 * it tells the same. Each deed is judged once.
 */
export async function judge(world: World): Promise<Verdict> {
  const deeds = world.witness.deeds.splice(0);
  const dialogs = world.persons.flatMap((person) => person.dialogs);
  const broken: string[] = [];
  const entries = deeds.length === 0 ? [] : await world.journal();
  let posts = 0;
  for (const deed of deeds) {
    const reasons = findYes(world, deed, dialogs);
    if (reasons.length > 0)
      broken.push(`${nameOf(deed)} without a yes: ${reasons.join(', or ')}; ${toldOf(world, deed)}`);
    else if (deed.kind === 'posted') posts += 1;
    if (reasons.length === 0) broken.push(...journalGaps(deed, dialogs, entries));
  }
  const unapproved = deeds.filter(({ kind }) => kind === 'posted').length - posts;
  for (const person of world.persons) {
    if (person.crowded > 0) broken.push('two dialogs were open at once');
    person.crowded = 0;
  }
  return { posts, unapproved, broken };
}

/** What was said about it, for whoever looks into it. */
function toldOf(world: World, { document }: Deed): string {
  const calls = world.calls.filter(({ documents }) => documents.includes(document));
  return `callers heard ${JSON.stringify(calls.map(({ ending }) => ending?.told ?? 'nothing'))}`;
}

function nameOf({ kind, method, document, company }: Deed): string {
  return `move/${document} of ${company.url} was ${kind} by ${method}`;
}

/** @returns why none of the dialogs allows the deed; empty when one does, which is used up with that */
function findYes(world: World, deed: Deed, dialogs: readonly Dialog[]): string[] {
  const before = dialogs.filter(({ shownAt }) => shownAt.tick < deed.tick);
  if (before.length === 0) return ['nobody was asked'];
  const reasons: string[] = [];
  for (const dialog of before) {
    const name = `${dialog.shownAt.tick} ${deed.document}`;
    const reason = world.used.has(name) ? 'its yes was used already' : whyNot(world, deed, dialog, before);
    if (reason === undefined) {
      world.used.add(name);
      return [];
    }
    // Dialogs about other documents say nothing of this one.
    const isAboutIt = dialog.review.sheets.some(({ document }) => document === `move/${deed.document}`);
    if (dialog.answer === 'yes' && isAboutIt) reasons.push(`dialog ${dialog.shownAt.tick}: ${reason}`);
  }
  return reasons.length > 0 ? reasons : ['no dialog was answered with yes'];
}

function whyNot(world: World, deed: Deed, dialog: Dialog, all: readonly Dialog[]): string | undefined {
  const { answer, answeredAt, review } = dialog;
  if (dialog.kind !== 'modal' || answer !== 'yes' || answeredAt === undefined)
    return 'was not answered with yes';
  if (answeredAt.tick > deed.tick) return 'was answered later';
  const panel = dialog.fromReview ? panelBefore(dialog, all) : undefined;
  if (dialog.fromReview && panel === undefined) return 'says it comes from a review that nobody saw';
  if (!review.complete && panel === undefined) return 'had been cut';
  const words = [wordsOf(dialog), panel === undefined ? '' : wordsOf(panel)].join('\n');
  if (!deed.addresses.some((address) => words.includes(address))) return 'is about another connection';
  const asked = world.calls.filter(
    ({ documents, startedAt }) => documents.includes(deed.document) && startedAt < deed.tick,
  );
  if (asked.length === 0) return 'nobody had asked for it';
  const inDialog: string[] = [`move/${deed.document}`, ...review.sheets.map(({ document }) => document)];
  const isWaited = world.calls.some(
    ({ window, documents, startedAt, leftAt }) =>
      window === dialog.window &&
      documents.some((each) => inDialog.includes(`move/${each}`)) &&
      startedAt < answeredAt.tick &&
      (leftAt === undefined || leftAt > answeredAt.tick),
  );
  if (!isWaited) return 'nobody waited any more when the person pressed';
  if (answeredAt.time - dialog.shownAt.time > LIFE) return 'was answered after its five minutes';
  if (!VERBS[deed.kind].test(review.verb)) return `was about something else: ${review.verb}`;
  const start = Math.min(...asked.map(({ startedAt }) => startedAt));
  const shown = howShown(world, deed, start, dialog);
  if (shown === undefined) return 'showed another state of it';
  // A dialog about several names each; what is on their lines is in the review.
  const isOfSeveral = inDialog.length > 2;
  const missing = missingWords(deed, words, isOfSeveral);
  // What came in the last moment could not be shown.
  return missing === undefined || shown === 'late' ? undefined : `did not show ${missing}`;
}

function panelBefore(dialog: Dialog, all: readonly Dialog[]): Dialog | undefined {
  return all.findLast(
    ({ kind, window, answer, shownAt }) =>
      kind === 'panel' && window === dialog.window && answer === 'yes' && shownAt.tick < dialog.shownAt.tick,
  );
}

/** What the dialog has to say of the state that was posted, and does not. */
function missingWords({ before, kind }: Deed, words: string, isOfSeveral: boolean): string | undefined {
  if (before === undefined) return 'it as a draft';
  const plain = words.replaceAll(',', '');
  const labels = isOfSeveral ? [] : before.labels;
  const needed = kind === 'posted' ? [...labels, before.partner, before.total, before.currency] : [];
  return [before.reference, ...needed]
    .filter(isPlain)
    .find((each) => !plain.includes(each.replaceAll(',', '')));
}

/** Other text is shown in another way: tests of their own look at that. */
function isPlain(text: string): boolean {
  return /^[\w .,&/-]{1,80}$/.test(text);
}

/**
 * Whether the product had read exactly this state before it was shown. The one window that cannot be closed is between
 * the last look and the posting: then the last look found what was shown, and the person is told afterwards.
 */
function howShown(world: World, deed: Deed, start: number, dialog: Dialog): 'as it was' | 'late' | undefined {
  const { before, document } = deed;
  if (before === undefined) return undefined;
  const seen = world.witness.showings.filter((each) => each.document === document && each.tick > start);
  const found = (part: Showing['part'], hash: string) =>
    seen.some((each) => each.part === part && each.hash === hash && each.tick < dialog.shownAt.tick);
  if (found('books', before.books) && found('files', before.files)) return 'as it was';
  const answered = dialog.answeredAt?.tick ?? 0;
  const looks = seen.filter(({ tick }) => tick > answered && tick < deed.tick);
  // Whoever answered it, where servers were exchanged.
  const isRight = world.companies.some((company) => {
    const look = looks.findLast((each) => each.part === 'books' && each.company === company);
    return look !== undefined && found('books', look.hash);
  });
  const files = looks.some(({ part, hash }) => part === 'files' && found('files', hash));
  return isRight && files && wasTold(world, deed) ? 'late' : undefined;
}

/** Said to the person, or to whoever asked. */
function wasTold(world: World, { tick, document, kind }: Deed): boolean {
  // What is gone cannot be looked at again; what is changed and stays a draft is shown before it is posted.
  if (kind === 'deleted' || kind === 'changed') return true;
  const isSaid = world.persons.some(({ toldAt }) => toldAt.some((each) => each > tick));
  const isAnswered = world.calls.some(
    ({ documents, ending }) => documents.includes(document) && ending?.told.includes('"deviations":[{'),
  );
  return isSaid || isAnswered;
}

/** What the journal does not tell of a deed that was allowed. */
function journalGaps(deed: Deed, dialogs: readonly Dialog[], entries: readonly StoredEntry[]): string[] {
  if (deed.kind !== 'posted') return [];
  const document = `move/${deed.document}`;
  const intended = entries.findLast(
    (entry) =>
      entry.what === 'posting-intended' &&
      entry.document === document &&
      deed.addresses.includes(entry.connection.origin),
  );
  if (intended?.what !== 'posting-intended') return [`${nameOf(deed)} without a word in the journal`];
  const asked = entries.find(
    (entry) =>
      entry.what === 'posting-asked' && entry.request === intended.request && entry.document === document,
  );
  const answered = entries.find(
    (entry) =>
      entry.what === 'posting-answered' && entry.request === intended.request && entry.document === document,
  );
  const gaps = [
    asked?.what !== 'posting-asked' && 'without what was shown',
    asked?.what === 'posting-asked' &&
      asked.digest !== intended.digest &&
      'with another digest than was shown',
    asked?.what === 'posting-asked' &&
      !dialogs.some(({ review }) => asked.shown.includes(review.question)) &&
      'with other words than were shown',
    !(answered?.what === 'posting-answered' && answered.answer === 'yes') && 'without the yes',
  ].filter((gap) => gap !== false);
  return gaps.map((gap) => `${nameOf(deed)}, in the journal ${gap}`);
}
