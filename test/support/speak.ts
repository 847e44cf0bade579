import { config } from '@vscode/l10n';
import { onTestFinished } from 'vitest';
import { codeBundle } from '../../scripts/l10n/bundles.ts';
import type { Language } from '../../scripts/l10n/bundles.ts';

/** Says texts in a language to the end of the test, as `activate` does it. */
export function speak(language: Language): void {
  config({ contents: { ...codeBundle('.', language) } });
  onTestFinished(() => config({ contents: {} }));
}
