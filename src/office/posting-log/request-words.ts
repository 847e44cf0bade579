import type { Logged, LoggedRequest } from '../../journal/log/logged-request.ts';
import { requesterText } from '../../posting/review/requester-text.ts';
import { ReviewWriter } from '../../posting/review/review-writer.ts';
import { safeLine } from './safe-lines.ts';

/** "Post vendor bill of “Azure Interior”, 552.00 EUR? Yes. Posted as BILL/2026/11/0001." */
export function requestText(request: LoggedRequest): string {
  return [questionOf(request), answerOf(request), outcomeOf(request)].filter((text) => text !== '').join(' ');
}

/** What the person was asked. */
function questionOf({ about, asked, answered, document = '', together }: LoggedRequest): string {
  const [first] = (asked?.shown ?? answered?.shown ?? '').split('\n');
  const one = together > 1 ? ` (${safeLine(document)}, one of ${together})` : '';
  if (first !== undefined && first !== '') return `${safeLine(first)}${one}`;
  if (about === 'partner' && asked?.proposed !== undefined)
    return `Save contact ${new ReviewWriter().quoted(asked.proposed.name, 200)} in Odoo?`;
  return `${safeLine(document)}: the question is not in the log.`;
}

function answerOf({ answered }: LoggedRequest): string {
  switch (answered?.answer ?? '') {
    case 'yes':
    case 'post':
      return 'Yes.';
    case 'keep':
      return 'No.';
    case 'closed':
      return 'Closed without an answer.';
    case 'expired':
      return 'Not answered in time.';
    case 'cancelled':
      return 'Nobody waited for the answer.';
    case 'failed':
      return 'It could not be shown.';
    default:
      return 'No answer is in the log.';
  }
}

function outcomeOf({ about, intended, settled }: LoggedRequest): string {
  switch (settled?.outcome) {
    case undefined:
      return intended === undefined ? '' : 'What came of it is not in the log: look in Odoo.';
    case 'done': {
      const { number, entered } = settled;
      if (about === 'posting' && entered !== undefined) return `Entered as ${safeLine(number ?? entered)}.`;
      return about === 'posting' && number !== undefined ? `Posted as ${safeLine(number)}.` : DONE[about];
    }
    case 'rejected':
      return 'Odoo refused it.';
    case 'not-sent':
      return 'It could not be sent to Odoo.';
    case 'not-tried':
      return 'It was not sent to Odoo.';
    case 'not-done':
      return 'It was cut off, and is not done in Odoo.';
    default:
      return 'It is not known what came of it: look in Odoo.';
  }
}

const DONE = {
  posting: 'Posted.',
  change: 'Changed.',
  undoing: 'Reset to draft.',
  discarding: 'Discarded.',
  partner: 'Saved.',
} as const satisfies Record<LoggedRequest['about'], string>;

/** Names and values of everything else that is known of a request, in reading order. */
export function requestDetails(request: LoggedRequest): readonly (readonly [name: string, value: string])[] {
  const { connection, document, asked, answered, intended, settled } = request;
  const writer = new ReviewWriter();
  const { origin, database, login } = connection;
  const who = answered ?? asked ?? intended ?? settled;
  const digest = intended?.digest ?? asked?.digest;
  const details: [string, string | undefined][] = [
    ['Odoo', `${origin}, database ${database}, user ${login}`],
    ['Document', document],
    ['Posted as', intended?.postedAs],
    ['Asked by', askerOf(request)],
    ['Also asked by', joinersOf(request)],
    ['Person', who && `OS account ${writer.quoted(who.account, 100)} at ${writer.quoted(who.host, 100)}`],
    ...request.settlings.map((each): [string, string] => ['Settles', settlingText(each)]),
    ['But', settled?.deviations?.length === 0 ? undefined : settled?.deviations?.join('; ')],
    ['Why', settled?.problem?.replaceAll('_', ' ')],
    ['Digest', digest?.slice(0, 12)],
    ['Note in Odoo', noteOf(request)],
  ];
  return details.flatMap(([name, value]) => (value === undefined ? [] : [[name, safeLine(value)] as const]));
}

/** "move/5 with 100.00: done". */
function settlingText({ document = '', amount, outcome = 'not known' }: Logged): string {
  const how = amount === undefined ? '' : ` with ${amount}`;
  return `${document}${how}: ${outcome.replaceAll('-', ' ')}`;
}

/** An agent may call itself "command" as well: what was shown tells the two apart. */
function askerOf({ about, asked }: LoggedRequest): string | undefined {
  if (asked?.requester === undefined) return undefined;
  // Entries of before that was written down are told apart by what was shown.
  const isCommand =
    asked.askedBy === undefined
      ? asked.requester === 'command' &&
        about !== 'partner' &&
        asked.shown?.split('\n').includes('Asked by a VS Code command.') === true
      : asked.askedBy === 'command';
  return requesterText(
    new ReviewWriter(),
    isCommand ? { kind: 'command' } : { kind: 'agent', saysItIs: asked.requester },
  );
}

/** Who joined the question while it was open. */
function joinersOf({ answered }: LoggedRequest): string | undefined {
  return answered?.alsoAskedBy
    ?.map(({ requester, askedBy }) =>
      requesterText(
        new ReviewWriter(),
        askedBy === 'command' ? { kind: 'command' } : { kind: 'agent', saysItIs: requester },
      ),
    )
    .join(', ');
}

function noteOf({ noteIntended, noteSettled }: LoggedRequest): string | undefined {
  switch (noteSettled?.outcome) {
    case undefined:
      return noteIntended === undefined ? undefined : 'not known';
    case 'done':
      return 'written';
    case 'unknown':
      return 'not known';
    default:
      return 'not written';
  }
}
