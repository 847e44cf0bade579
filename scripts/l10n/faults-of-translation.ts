import type { Language } from './bundles.ts';

/** What would be said to a familiar person. Sentences of ours are for strangers. */
const FAMILIAR = {
  de: /\b(?:du|dir|dich|dein(?:e[mnrs]?)?)\b/i,
  fr: /(?<![\p{L}’'])(?:tu|toi|ton|tes)(?![\p{L}])/iu,
} as const satisfies Record<Language, RegExp>;

/** What is wrong with a translation, as far as it can be told without knowing the language. */
export function faultsOfTranslation(key: string, translation: string, language: Language): string[] {
  const faults: (string | false)[] = [
    translation.trim() === '' && 'it says nothing',
    placeholders(key).join() !== placeholders(translation).join() && 'its placeholders are others',
    blanks(key) !== blanks(translation) && 'it begins or ends with other blanks',
    key.endsWith('...') !== translation.endsWith('...') && 'the dots at its end say that more is asked',
    key.split('\n').length !== translation.split('\n').length && 'it has other lines',
    /['"]{2}|\s{2}/.test(translation) !== /['"]{2}|\s{2}/.test(key) && 'it has a sign twice',
    FAMILIAR[language].test(translation) && 'it is too familiar',
  ];
  return faults.filter((fault) => fault !== false);
}

function placeholders(text: string): string[] {
  return (text.match(/\{[^}]+\}/g) ?? []).toSorted();
}

function blanks(text: string): string {
  return `${/^[ \n]*/.exec(text)?.[0]}|${/[ \n]*$/.exec(text)?.[0]}`;
}
