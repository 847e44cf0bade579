/** What stands above everything that a person sees of the demo company. */
export const DEMO_COMPANY = 'DEMO COMPANY: nothing here is real.';

/** A title or a sentence, marked where it is about the demo company. */
export function demoMarked(isDemo: boolean, sentence: string): string {
  return isDemo ? `DEMO: ${sentence}` : sentence;
}
