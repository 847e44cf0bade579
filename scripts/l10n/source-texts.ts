import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrappedTexts } from './wrapped-texts.ts';
import type { KeylessText, WrappedText } from './wrapped-texts.ts';

type Placed<Found> = Found & { readonly path: string };

export interface SourceTexts {
  readonly texts: readonly Placed<WrappedText>[];
  readonly keyless: readonly Placed<KeylessText>[];
}

/** Every text of `src/` that is said in the person's language. @param root the folder of the project */
export function sourceTexts(root: string): SourceTexts {
  const found = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => {
      const { texts, keyless } = wrappedTexts(path, readFileSync(join(root, 'src', path), 'utf8'));
      return {
        texts: texts.map((text) => ({ ...text, path })),
        keyless: keyless.map((text) => ({ ...text, path })),
      };
    });
  return {
    texts: found.flatMap(({ texts }) => texts),
    keyless: found.flatMap(({ keyless }) => keyless),
  };
}
