import { toPerson } from '../common/said.ts';
import { t } from '@vscode/l10n';
import type { Problem } from '../common/problem.ts';
import { demoMarked } from '../common/demo-words.ts';
import { shownDate } from '../common/shown-date.ts';
import type { Posted, PostingOutcome } from '../posting/posted.ts';
import { withoutLinks } from './inert-text.ts';
import { isStop, stoppedText } from './stopped-text.ts';

/** "Posted vendor bill of Azure Interior, 1,234.50 EUR, as BILL/2026/11/0001." */
export function postedText(posted: Posted, isDemo: boolean): string {
  const { with: others = [] } = posted;
  const besides = others.map((each) => {
    return 'posted' in each ? t`With it: ${each.posted.number}.` : each.problem.person;
  });
  return withoutLinks(demoMarked(isDemo, [postedSentence(posted), ...besides].join(' ')));
}

function postedSentence({ label, number, movedTo, deviations }: Posted): string {
  const but = deviations.map(toPerson).join('; ');
  if (movedTo === undefined)
    return but === '' ? t`Posted ${label}, as ${number}.` : t`Posted ${label}, as ${number}, but: ${but}.`;
  const date = shownDate(movedTo);
  return but === ''
    ? t`Posted ${label}, as ${number}, with the accounting date ${date}.`
    : t`Posted ${label}, as ${number}, with the accounting date ${date}, but: ${but}.`;
}

/** Of how many the notification tells why they were not posted. */
const MOST_TOLD = 3;

/** "Posted 2 of 3 documents: BILL/2026/11/0001, BILL/2026/11/0002. Not posted: move/9, because ..." */
export function postedTogetherText(outcomes: readonly PostingOutcome[], isDemo: boolean): string {
  const posted = outcomes.flatMap((outcome) => ('posted' in outcome ? [outcome.posted] : []));
  const unposted = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  const others = unposted.filter(({ problem }) => !isStop(problem));
  // What is not known needs somebody's eye first.
  const problems = others.toSorted((a, b) => Number(isUnknown(b.problem)) - Number(isUnknown(a.problem)));
  const stopped = unposted.filter(({ problem }) => isStop(problem));
  const sentences = [
    ...countSentence(posted, outcomes.length, others),
    ...posted.flatMap(({ number, movedTo }) =>
      movedTo === undefined ? [] : [t`${number} has the accounting date ${shownDate(movedTo)}.`],
    ),
    ...posted.flatMap(({ number, deviations }) =>
      deviations.length === 0
        ? []
        : [t`${number} is not quite what you saw: ${deviations.map(toPerson).join('; ')}.`],
    ),
    ...problems.slice(0, MOST_TOLD).map(({ problem }) => problem.person),
    ...moreSentence(problems.slice(MOST_TOLD)),
    ...(stopped.length === 0 ? [] : [stoppedText(stopped.map(({ label, document }) => label ?? document))]),
  ];
  return withoutLinks(demoMarked(isDemo, sentences.join(' ')));
}

function moreSentence(more: readonly { readonly problem: Problem }[]): string[] {
  if (more.length === 0) return [];
  return more.some(({ problem }) => isUnknown(problem))
    ? [t`${more.length} more were not posted, or it is not known: see the log.`]
    : [t`${more.length} more were not posted: see the log.`];
}

function isUnknown({ code }: Problem): boolean {
  return code === 'posting_outcome_unknown';
}

/** What the notification says after them is not to be cut: VS Code ends it after a thousand letters. */
const MOST_NUMBERS = 20;

function numbersText(numbers: readonly string[]): string {
  const more = numbers.length - MOST_NUMBERS;
  const first = numbers.slice(0, MOST_NUMBERS).join(', ');
  return more <= 0 ? first : t`${first} and ${more} more`;
}

/** Nothing, where that none was posted is not known, or follows from what is said of all of them. */
function countSentence(
  posted: readonly Posted[],
  all: number,
  problems: readonly { readonly problem: Problem }[],
): string[] {
  if (posted.length === 0) {
    const isSaid = problems.length === 0 || problems.some(({ problem }) => isUnknown(problem));
    return isSaid ? [] : [t`None of ${all} documents was posted.`];
  }
  const numbers = numbersText(posted.map(({ number }) => number));
  return posted.length === all
    ? [t`Posted ${all} documents: ${numbers}.`]
    : [t`Posted ${posted.length} of ${all} documents: ${numbers}.`];
}
