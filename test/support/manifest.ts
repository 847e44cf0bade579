import { readFileSync } from 'node:fs';
import { manifestBundle } from '../../scripts/l10n/bundles.ts';
import type { Bundle, Language } from '../../scripts/l10n/bundles.ts';

/** package.json as VS Code reads it: with its texts in their places. @param language English when left out */
export function manifestIn(language?: Language): unknown {
  const english = manifestBundle('.');
  return withTexts(JSON.parse(readFileSync('package.json', 'utf8')), {
    ...english,
    ...(language === undefined ? {} : manifestBundle('.', language)),
  });
}

function withTexts(value: unknown, texts: Bundle): unknown {
  if (typeof value === 'string') {
    const { key } = /^%(?<key>.+)%$/.exec(value)?.groups ?? {};
    return key === undefined ? value : (texts[key] ?? value);
  }
  if (Array.isArray(value)) return value.map((each) => withTexts(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, texts)]));
}
