import type { ConnectionDrafts } from '../drafts/draft-lists.ts';
import type { OpenQuestions } from '../drafts/open-questions.ts';
import type { Diagnostics } from './diagnostics-text.ts';

/** How much there is in this window, as numbers that say nothing of what it is. */
export function diagnosticCounts(
  shown: readonly ConnectionDrafts[],
  questions: Pick<OpenQuestions, 'of' | 'elsewhere'>,
): Diagnostics['counts'] {
  const asked = shown.map(({ connection }) => questions.of(connection));
  const waiting = asked.reduce((sum, { waiting: here }) => sum + here.length, questions.elsewhere.length);
  return {
    Connections: shown.length,
    'Drafts known': shown.reduce((sum, { list }) => sum + list.drafts.length, 0),
    'Questions waiting': waiting,
    'Documents not asked about again': asked.reduce((sum, { refused }) => sum + refused.length, 0),
  };
}
