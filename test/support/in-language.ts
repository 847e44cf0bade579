import { config } from '@vscode/l10n';
import { codeBundle } from '../../scripts/l10n/bundles.ts';
import type { Language } from '../../scripts/l10n/bundles.ts';

/**
 * Runs something as in a VS Code of another language, with the translations that we ship. The language is that of the
 * whole process, so it is English again before this resolves.
 */
export async function inLanguage<T>(language: Language, run: () => T | Promise<T>): Promise<T> {
  config({ contents: { ...codeBundle('.', language) } });
  try {
    return await run();
  } finally {
    config({ contents: {} });
  }
}
