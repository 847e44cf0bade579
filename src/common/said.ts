import { t } from '@vscode/l10n';
import { shownAmount, shownNumber } from './shown-amount.ts';

/** One text for two readers: a person, in their language; and models, the journal and the log, in English. */
export interface Said {
  readonly person: string;
  readonly english: string;
}

/** What may stand in such a text: a name or a number, the same for both, or what is said to each in their own way. */
type Value = Said | string | number;

/** A text for both readers: said`The total was ${before}, is ${after}`. Its key is the English text, as of `t`. */
export function said(strings: TemplateStringsArray, ...values: readonly Value[]): Said {
  return {
    person: t(strings, ...values.map(toPerson)),
    english: String.raw({ raw: strings }, ...values.map(inEnglish)),
  };
}

/** What is the same in every language: a name, a number, the words of others. */
export function asItIs(text: string): Said {
  return { person: text, english: text };
}

/** "1,234.50" for both. */
export function saidAmount(plain: string): Said {
  return { person: shownAmount(plain), english: shownAmount(plain, '1,234.5') };
}

/** The same without groups: "1234.50". */
export function saidNumber(plain: string): Said {
  return { person: shownNumber(plain), english: plain };
}

/** Several in one. */
export function saidTogether(texts: readonly Said[], separator: string): Said {
  return { person: texts.map(toPerson).join(separator), english: texts.map(inEnglish).join(separator) };
}

/** For `map`: what people read. */
export function toPerson(value: Value): string {
  return typeof value === 'object' ? value.person : `${value}`;
}

/** For `map`: what models, the journal and the log read. */
export function inEnglish(value: Value): string {
  return typeof value === 'object' ? value.english : `${value}`;
}
