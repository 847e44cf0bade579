import { t } from '@vscode/l10n';

/** What stands above everything that a person sees of the demo company. */
export function demoHeading(): string {
  return t`DEMO COMPANY: nothing here is real.`;
}

/** A title or a sentence, marked where it is about the demo company. */
export function demoMarked(isDemo: boolean, sentence: string): string {
  return isDemo ? t`DEMO: ${sentence}` : sentence;
}
