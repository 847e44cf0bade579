import { readFile } from 'node:fs/promises';
import { config } from '@vscode/l10n';

/**
 * Runs something as in a VS Code of another language, with the translations that we ship. The language is that of the
 * whole process, so it is English again before this resolves.
 */
export async function inLanguage<T>(language: 'de' | 'fr', run: () => T | Promise<T>): Promise<T> {
  config({ contents: await readFile(`l10n/bundle.l10n.${language}.json`, 'utf8') });
  try {
    return await run();
  } finally {
    config({ contents: {} });
  }
}
