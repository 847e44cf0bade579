import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The languages besides English. */
export const LANGUAGES = ['de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Translations by their keys. */
export type Bundle = Readonly<Record<string, string>>;

const bundleSchema = z.record(z.string(), z.string());

/** The texts of the product's own code. @param root the folder of the project */
export function codeBundle(root: string, language: Language): Bundle {
  return readBundle(join(root, 'l10n', `bundle.l10n.${language}.json`));
}

/** The texts of package.json; in English when no language is named. */
export function manifestBundle(root: string, language?: Language): Bundle {
  return readBundle(join(root, language === undefined ? 'package.nls.json' : `package.nls.${language}.json`));
}

function readBundle(path: string): Bundle {
  return existsSync(path) ? bundleSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}
