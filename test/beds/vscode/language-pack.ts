import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes VS Code know a language, as an installed language pack does: extensions speak it, if they can. The pack is empty,
 * so that what VS Code itself says stays English, and its parts can be found by their names.
 * @param language of the pack, such as "de"
 */
export async function writeLanguagePack(userDataDir: string, language: string): Promise<void> {
  const translations = join(userDataDir, `language-pack-${language}.json`);
  const pack = {
    hash: `empty-${language}`,
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
    label: language,
  };
  await mkdir(userDataDir, { recursive: true });
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  await writeFile(join(userDataDir, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
