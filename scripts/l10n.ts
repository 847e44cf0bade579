/**
 * Writes what is not translated yet, by language: for whoever translates. The bundles in `l10n/` are sorted by their keys
 * and lose what nobody says any more.
 *
 *     npm run l10n
 */
import { writeFileSync } from 'node:fs';
import { codeBundle, LANGUAGES, manifestBundle } from './l10n/bundles.ts';
import { sourceTexts } from './l10n/source-texts.ts';

const keys = [...new Set(sourceTexts('.').texts.map(({ key }) => key))].toSorted();
const missing = LANGUAGES.map((language) => {
  const [bundle, manifest] = [codeBundle('.', language), manifestBundle('.', language)];
  const kept = keys.flatMap((key) => (bundle[key] === undefined ? [] : [[key, bundle[key]]]));
  writeFileSync(
    `l10n/bundle.l10n.${language}.json`,
    `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`,
  );
  const texts = keys.filter((key) => bundle[key] === undefined);
  const titles = Object.keys(manifestBundle('.')).filter((key) => manifest[key] === undefined);
  const empty = Object.fromEntries([...texts, ...titles].map((key) => [key, '']));
  return [language, empty] as const;
});
console.log(JSON.stringify(Object.fromEntries(missing), undefined, 2));
