import type { Mutant } from '../../support/try-mutants.ts';

/** A gate that is broken on purpose. */
export interface GateMutant extends Mutant {
  /** Words of the names of the attacks that have to notice it; the random stories when left out. */
  readonly attack?: string;
}

const ASKING = 'posting/asking/asking.ts';
const PERSON = 'posting/asking/person.ts';
const LAST_LOOK = 'posting/asking/last-look.ts';
const LIFE = 'posting/asking/request-life.ts';
const DIGEST = 'posting/snapshot/digest.ts';
const POSTER = 'posting/moves/move-poster.ts';

/** @param attack see `GateMutant` */
function mutant(name: string, file: string, find: string, put: string, attack?: string): GateMutant {
  const edits = [{ file, find, put }];
  return attack === undefined ? { name, edits } : { name, edits, attack };
}

/** What each of them lets through has to be noticed by the named attacks or by the random stories. */
export const mutants: readonly GateMutant[] = [
  // Found by the random stories.
  mutant('skips the last look', LAST_LOOK, 'const now = await readAgain(shown);', 'const now = shown;'),
  mutant(
    'does not mind that everybody has left',
    LIFE,
    "?? (this.#callers === 0 ? 'abandoned' : undefined);",
    '?? undefined;',
  ),
  mutant(
    'writes no intent down',
    POSTER,
    'for (const each of now.slice(0, shown.length)) await journal.intend(',
    'for (const each of [...now].slice(now.length)) await journal.intend(',
  ),
  mutant(
    'writes down another digest than that of what was shown',
    PERSON,
    "const digest = seen[place]?.digest ?? '';",
    "const digest = [...(seen[place]?.digest ?? '')].toReversed().join('');",
  ),
  mutant(
    'takes any answer for a yes',
    PERSON,
    "if (pressed !== 'yes') throw problems.declined(subject);",
    'if (pressed === undefined) throw problems.declined(subject);',
  ),
  mutant(
    'posts before the person has answered',
    PERSON,
    'const answer = await answerOf(() => approver.ask(asked, request.signal));',
    "const answer = await Promise.race([answerOf(() => approver.ask(asked, request.signal)), Promise.resolve('yes' as const)]);",
  ),

  // Found by named attacks.
  mutant(
    'compares ids and words, and no digests',
    LAST_LOOK,
    'each.digest === shown[place]?.digest',
    'each.subject.document === shown[place]?.subject.document',
    'each stored field of the document',
  ),
  mutant(
    'compares the first of several alone',
    LAST_LOOK,
    'now.every((each, place) => each.digest === shown[place]?.digest)',
    'now.slice(0, 1).every((each, place) => each.digest === shown[place]?.digest)',
    'one of them changed where it does not show',
  ),
  mutant(
    'compares digests and not what the dialog said',
    LAST_LOOK,
    'if (!isSame || dialog(now) !== dialog(shown))',
    'if (!isSame)',
    'that the dialog shows',
  ),
  mutant(
    'leaves one field of the document out of the digest',
    DIGEST,
    "'write_date',",
    "'write_date',\n  'partner_shipping_id',",
    'each stored field of the document',
  ),
  mutant(
    'leaves one field of the lines out of the digest',
    DIGEST,
    "'write_date',",
    "'write_date',\n  'discount_balance',",
    'each stored field of a line',
  ),
  mutant(
    'leaves the lines out of the digest',
    DIGEST,
    'lines: snapshot.lines.toSorted(byId).map(stored),',
    'lines: snapshot.lines.toSorted(byId).map(({ id }) => id ?? null),',
    'each stored field of what is owed',
  ),
  mutant(
    'leaves the contents of files out of the digest',
    DIGEST,
    '({ id, name, checksum, url }) => ({ id, name, checksum, url })',
    '({ id, name, url }) => ({ id, name, url })',
    'what is in a file',
  ),
  mutant(
    'takes what is no answer for a yes',
    PERSON,
    "return ANSWERS.includes(answer) ? answer : 'failed';",
    "return ANSWERS.includes(answer) ? answer : 'yes';",
    'a dialog whose code goes wrong',
  ),
  mutant(
    'takes a dialog that throws for a yes',
    PERSON,
    "const answer = await ask();\n    return ANSWERS.includes(answer) ? answer : 'failed';\n  } catch {\n    return 'failed';",
    "const answer = await ask();\n    return ANSWERS.includes(answer) ? answer : 'failed';\n  } catch {\n    return 'yes';",
    'a dialog whose code goes wrong',
  ),
  mutant(
    'takes Post in the review panel for the yes itself',
    PERSON,
    "if (pressed !== 'yes')\n",
    "if (pressed !== 'closed')\n",
    'Post in the review panel',
  ),
  mutant(
    'does not look again at what was seen in the review panel',
    PERSON,
    'digests !== undefined && !areThese(seen, digests)',
    'digests?.length === -1',
    'too long for its dialog that changes',
  ),
  mutant(
    'takes a yes from a dialog that was cut',
    PERSON,
    "if (!asked.complete && !asked.fromReview) return 'closed';",
    '',
    'a document that is too long',
  ),
  mutant(
    'shows what was read before others had to be shown',
    PERSON,
    'const seen = hasToWait ? await question.read() : read;',
    'const seen = hasToWait ? read : read;',
    'whoever had to wait',
  ),
  mutant(
    'lets a request live on by the timer',
    LIFE,
    "this.#expiry = clock.after(REQUEST_LIFE_MS, () => this.#end('expired'));",
    "this.#expiry = clock.after(REQUEST_LIFE_MS * 1e6, () => this.#end('expired'));",
    'a wall clock that is set back',
  ),
  mutant(
    'lets a request live on while the machine sleeps',
    LIFE,
    "if (this.#clock.now() - this.#asked > REQUEST_LIFE_MS) this.#end('expired');",
    '',
    'that the timers slept through',
  ),
  mutant(
    'does not ask whether somebody waits once it is its turn to write',
    LAST_LOOK,
    "if (ended === 'abandoned' || isTooLate) throw endedProblem(ended, subject, problems);",
    '',
    'a call that is aborted while the click',
  ),
  mutant(
    'does not use its approvals up',
    ASKING,
    'if (!(await consume(request.id)))',
    'if (request.id === "")',
    'an approval that was used',
  ),
  mutant(
    'goes on when an approval cannot be used up',
    ASKING,
    '(await consume(request.id))',
    '(await consume(request.id).catch(() => true))',
    'whose approval cannot be written down',
  ),
  mutant(
    'lets an approval be used by everybody at once',
    'journal/consume-once.ts',
    "if (errorCode(thrown) === 'EEXIST') return false;",
    "if (errorCode(thrown) === 'EEXIST') return true;",
    'the same approval by fifty',
  ),
  mutant(
    'joins whoever asks to the question that is open, whatever it is about',
    ASKING,
    'question.documents.every((document) => open.request.documents.includes(document))',
    'question.documents.length > 0',
    'one yes among many requests',
  ),
  mutant(
    'asks about drafts and all else',
    'posting/moves/draft-reader.ts',
    "problem: state === 'draft' ? undefined",
    'problem: state !== undefined ? undefined',
    'a document that is no draft',
  ),
  mutant(
    'shows two dialogs at once',
    'posting/asking/turnstile.ts',
    'const turn = this.#last\n      .then(',
    'const turn = Promise.resolve()\n      .then(',
    'a hundred documents asked for at once',
  ),
  mutant(
    'forgets what was refused',
    'posting/asking/refusals.ts',
    '?.count ?? 0) >= MOST_REFUSALS;',
    '?.count ?? 0) > 1e6;',
    'refused twice',
  ),
  mutant(
    'does not tell what changed in the last moment',
    POSTER,
    'const deviations = [...others, ...deviationsAfterPosting(before.snapshot, after.snapshot)];',
    'const deviations = [...others];\n      deviationsAfterPosting(before.snapshot, after.snapshot);',
    'which the person is told: price',
  ),
  mutant(
    "shows the agent's name for itself as it is",
    'posting/review/requester-text.ts',
    'writer.quoted(requester.saysItIs, 60)',
    'requester.saysItIs',
    'an agent that calls itself',
  ),
  mutant(
    'lets the tool take what it does not know',
    'mcp/tools/post-invoice.ts',
    'input: z.strictObject({',
    'input: z.object({',
    'the tool post_invoice with',
  ),
  mutant(
    'lets an agent name the state of a draft',
    'mcp/tools/update-draft.ts',
    'const input = z.strictObject({',
    'const input = z.object({',
    'the tool update_draft with',
  ),
];
