/** What a model reads in every answer about the demo company. */
const DEMO_MARK = 'demo company: nothing in it is real';

/** The answer of a tool, marked where it has to be. */
export function marked(isDemo: boolean, answer: Record<string, unknown>): Record<string, unknown> {
  return isDemo ? { demo: DEMO_MARK, ...answer } : answer;
}

/** A sentence for a model, marked where it has to be. */
export function markedSentence(isDemo: boolean, sentence: string): string {
  return isDemo ? `${sentence} (${DEMO_MARK})` : sentence;
}
