import { demoMarked } from '../common/demo-words.ts';
import type { Posted, PostingOutcome } from '../posting/posted.ts';
import { withoutLinks } from './inert-text.ts';

/** "Posted vendor bill of Azure Interior, 1,234.50 EUR, as BILL/2026/11/0001." */
export function postedText(posted: Posted, isDemo: boolean): string {
  const { label, number, movedTo, deviations, with: others = [] } = posted;
  const on = movedTo === undefined ? '' : `, with the accounting date ${movedTo}`;
  const but = deviations.length === 0 ? '.' : `, but: ${deviations.join('; ')}.`;
  const besides = others.map((each) => {
    return 'posted' in each ? ` With it: ${each.posted.number}.` : ` ${each.problem.person}`;
  });
  return withoutLinks(demoMarked(isDemo, `Posted ${label}, as ${number}${on}${but}${besides.join('')}`));
}

/** Of how many the notification tells why they were not posted. */
const MOST_TOLD = 3;

/** "Posted 2 of 3 documents: BILL/2026/11/0001, BILL/2026/11/0002. Not posted: move/9, because ..." */
export function postedTogetherText(outcomes: readonly PostingOutcome[], isDemo: boolean): string {
  const posted = outcomes.flatMap((outcome) => ('posted' in outcome ? [outcome.posted] : []));
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  const count = problems.length === 0 ? `${posted.length}` : `${posted.length} of ${outcomes.length}`;
  const numbers = posted.map(({ number }) => number).join(', ');
  const sentences = [
    posted.length === 0
      ? `None of ${outcomes.length} documents was posted.`
      : `Posted ${count} documents: ${numbers}.`,
    ...posted.flatMap(({ number, movedTo }) =>
      movedTo === undefined ? [] : [`${number} has the accounting date ${movedTo}.`],
    ),
    ...posted.flatMap(({ number, deviations }) =>
      deviations.length === 0 ? [] : [`${number} is not quite what you saw: ${deviations.join('; ')}.`],
    ),
    ...problems.slice(0, MOST_TOLD).map(({ problem }) => problem.person),
    ...(problems.length > MOST_TOLD
      ? [`${problems.length - MOST_TOLD} more were not posted: see the log.`]
      : []),
  ];
  return withoutLinks(demoMarked(isDemo, sentences.join(' ')));
}
