import { t } from '@vscode/l10n';
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
  const one = together > 1 ? ` (${t`${safeLine(document)}, one of ${together}`})` : '';
  if (first !== undefined && first !== '') return `${safeLine(first)}${one}`;
  if (about === 'partner' && asked?.proposed !== undefined)
    return t`Save contact ${new ReviewWriter().quoted(asked.proposed.name, 200)} in Odoo?`;
  return t`${safeLine(document)}: the question is not in the log.`;
}

function answerOf({ answered }: LoggedRequest): string {
  switch (answered?.answer ?? '') {
    case 'yes':
    case 'post':
      return t`Yes.`;
    case 'keep':
      return t`No.`;
    case 'closed':
      return t`Closed without an answer.`;
    case 'expired':
      return t`Not answered in time.`;
    case 'cancelled':
      return t`Nobody waited for the answer.`;
    case 'failed':
      return t`It could not be shown.`;
    default:
      return t`No answer is in the log.`;
  }
}

function outcomeOf({ about, intended, settled }: LoggedRequest): string {
  switch (settled?.outcome) {
    case undefined:
      return intended === undefined ? '' : t`What came of it is not in the log: look in Odoo.`;
    case 'done': {
      const { number, entered } = settled;
      if (about === 'posting' && entered !== undefined) return t`Entered as ${safeLine(number ?? entered)}.`;
      return about === 'posting' && number !== undefined
        ? t`Posted as ${safeLine(number)}.`
        : doneText(about);
    }
    case 'rejected':
      return t`Odoo refused it.`;
    case 'not-sent':
      return t`It could not be sent to Odoo.`;
    case 'not-tried':
      return t`It was not sent to Odoo.`;
    case 'not-done':
      return t`It was cut off, and is not done in Odoo.`;
    default:
      return t`It is not known what came of it: look in Odoo.`;
  }
}

function doneText(about: LoggedRequest['about']): string {
  switch (about) {
    case 'posting':
      return t`Posted.`;
    case 'change':
      return t`Changed.`;
    case 'undoing':
      return t`Reset to draft.`;
    case 'discarding':
      return t`Discarded.`;
    case 'partner':
      return t`Saved.`;
  }
}

/** Names and values of everything else that is known of a request, in reading order. */
export function requestDetails(request: LoggedRequest): readonly (readonly [name: string, value: string])[] {
  const { connection, document, asked, answered, intended, settled } = request;
  const writer = new ReviewWriter();
  const { origin, database, login } = connection;
  const who = answered ?? asked ?? intended ?? settled;
  const digest = intended?.digest ?? asked?.digest;
  const details: [string, string | undefined][] = [
    ['Odoo', t`${origin}, database ${database}, user ${login}`],
    [t`Document`, document],
    [t`Posted as`, intended?.postedAs],
    [t`Asked by`, askerOf(request)],
    [t`Also asked by`, joinersOf(request)],
    [t`Person`, who && t`OS account ${writer.quoted(who.account, 100)} at ${writer.quoted(who.host, 100)}`],
    ...request.settlings.map((each): [string, string] => [t`Settles`, settlingText(each)]),
    [t`But`, settled?.deviations?.length === 0 ? undefined : settled?.deviations?.join('; ')],
    [t`Why`, settled?.problem?.replaceAll('_', ' ')],
    [t`Digest`, digest?.slice(0, 12)],
    [t`Note in Odoo`, noteOf(request)],
  ];
  return details.flatMap(([name, value]) => (value === undefined ? [] : [[name, safeLine(value)] as const]));
}

/** "move/5 with 100.00: done". */
function settlingText({ document = '', amount, outcome = '' }: Logged): string {
  const came = outcomeWord(outcome);
  return amount === undefined ? `${document}: ${came}` : t`${document} with ${amount}: ${came}`;
}

function outcomeWord(outcome: string): string {
  switch (outcome) {
    case 'done':
      return t`done`;
    case 'rejected':
      return t`rejected`;
    case 'not-sent':
      return t`not sent`;
    case 'not-tried':
      return t`not tried`;
    case 'not-done':
      return t`not done`;
    default:
      return t`not known`;
  }
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
  ).person;
}

/** Who joined the question while it was open. */
function joinersOf({ answered }: LoggedRequest): string | undefined {
  return answered?.alsoAskedBy
    ?.map(
      ({ requester, askedBy }) =>
        requesterText(
          new ReviewWriter(),
          askedBy === 'command' ? { kind: 'command' } : { kind: 'agent', saysItIs: requester },
        ).person,
    )
    .join(', ');
}

function noteOf({ noteIntended, noteSettled }: LoggedRequest): string | undefined {
  switch (noteSettled?.outcome) {
    case undefined:
      return noteIntended === undefined ? undefined : t`not known`;
    case 'done':
      return t`written`;
    case 'unknown':
      return t`not known`;
    default:
      return t`not written`;
  }
}
