import { describe, expect, it } from 'vitest';
import { codeBundle, LANGUAGES, manifestBundle } from '../../scripts/l10n/bundles.ts';
import { faultsOfTranslation } from '../../scripts/l10n/faults-of-translation.ts';
import { sourceTexts } from '../../scripts/l10n/source-texts.ts';
import { wrappedTexts } from '../../scripts/l10n/wrapped-texts.ts';
import { manifestIn } from '../support/manifest.ts';

const { texts, keyless } = sourceTexts('.');
const keys = [...new Set(texts.map(({ key }) => key))].toSorted();
const place = ({ path, line }: { readonly path: string; readonly line: number }) => `src/${path}:${line}`;

describe('a text that people read', () => {
  it('has a key of its own: nothing is put together for it', () => {
    expect(keys.length).toBeGreaterThan(500);
    expect(keyless.map(place)).toEqual([]);
  });

  it('is said when it is needed, never when its file is loaded: the language is set in `activate`', () => {
    expect(texts.filter(({ isTooEarly }) => isTooEarly).map(place)).toEqual([]);
  });

  it('is none of what agents read, of the demo company or of the command line', () => {
    const forOthers = /^(?:mcp|demo|stdio)\/|^stdio\.ts$/;
    expect(texts.filter(({ path }) => forOthers.test(path)).map(place)).toEqual([]);
  });

  it('is what `t` of @vscode/l10n says, and no other function of that name', () => {
    const imported = wrappedTexts('x.ts', "import { t } from './own.ts'; function f() { t`Post`; }");
    expect(imported).toEqual({ texts: [], keyless: [] });
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const bundle = codeBundle('.', language);
  const [english, manifest] = [manifestBundle('.'), manifestBundle('.', language)];

  it('every text has a translation', () => {
    expect(keys.filter((key) => bundle[key] === undefined)).toEqual([]);
  });

  it('nothing is translated that nobody says any more, and the keys are sorted', () => {
    expect(Object.keys(bundle).filter((key) => !keys.includes(key))).toEqual([]);
    expect(Object.keys(bundle)).toEqual(Object.keys(bundle).toSorted());
  });

  it('translations name what their texts name, ask as they ask, and are polite', () => {
    const faulty = Object.entries(bundle).flatMap(([key, said]) =>
      faultsOfTranslation(key, said, language).map((fault) => `${key}: ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  it('the manifest has all of its texts, in its order', () => {
    expect(Object.keys(manifest)).toEqual(Object.keys(english));
    const faulty = Object.entries(manifest).flatMap(([key, said]) =>
      faultsOfTranslation(english[key] ?? '', said, language).map((fault) => `${key}: ${fault}`),
    );
    expect(faulty).toEqual([]);
  });

  it('the manifest leads to the same commands, and marks what is asked for more with the same dots', () => {
    const links = (text: string) => text.match(/\(command:[^)]+\)/g) ?? [];
    for (const [key, text] of Object.entries(english))
      expect(links(manifest[key] ?? '')).toEqual(links(text));
  });

  it('the manifest is whole', () => {
    expect(JSON.stringify(manifestIn(language))).not.toMatch(/"%[\w.]+%"/);
  });
});

describe('the keys of a file', () => {
  const keysOf = (source: string) =>
    wrappedTexts('x.ts', `import { t } from '@vscode/l10n';\n${source}`).texts.map(({ key }) => key);

  it('are the texts, with numbers for what stands in them', () => {
    expect(keysOf('const f = () => t`Posted ${count} of ${all} documents.`;')).toEqual([
      'Posted {0} of {1} documents.',
    ]);
    expect(keysOf("const f = () => t('{year}-{month}', { year, month });")).toEqual(['{year}-{month}']);
    expect(keysOf('const f = () => t`One ${two ? t`of two` : ``}`;')).toEqual(['One {0}', 'of two']);
  });

  it.each([
    ['a constant', 'const title = t`Drafts`;', true],
    ['a field of a class', 'class View { title = t`Drafts`; }', true],
    ['a static', 'class View { static readonly title = t`Drafts`; }', true],
    ['a list', 'const all = [t`Drafts`];', true],
    ['a function', 'function title() { return t`Drafts`; }', false],
    ['a method', 'class View { title() { return t`Drafts`; } }', false],
    ['a constructor', 'class View { constructor() { this.title = t`Drafts`; } }', false],
  ])('are too early or not: %s', (_, source, isTooEarly) => {
    const { texts: found } = wrappedTexts('x.ts', `import { t } from '@vscode/l10n';\n${source}`);
    expect(found.map((text) => text.isTooEarly)).toEqual([isTooEarly]);
  });

  it('cannot be read from a variable', () => {
    const { keyless: found } = wrappedTexts('x.ts', "import { t } from '@vscode/l10n';\nt(title);");
    expect(found).toEqual([{ line: 2 }]);
  });
});

describe('a translation is refused', () => {
  it.each([
    ['Posted {0}.', 'Gebucht.'],
    ['Posted {0}.', '{1} gebucht.'],
    ['Connect...', 'Verbinden'],
    ['Connect', 'Verbinden '],
    ['Connect', ' '],
    ['Look at your drafts.', 'Sieh dir deine Entwürfe an.'],
    ['One\nTwo', 'Eins Zwei'],
  ])('%j as %j', (key, translation) => {
    expect(faultsOfTranslation(key, translation, 'de')).not.toEqual([]);
  });

  it('but for what is right', () => {
    expect(faultsOfTranslation('{0} of {1}', '{1}, davon {0}', 'de')).toEqual([]);
  });
});
