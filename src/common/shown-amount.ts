import { t } from '@vscode/l10n';

/** An amount as a language writes it, with both of its signs in it. */
const SAMPLE = /^1(?<group>.)234(?<point>.)5$/u;

/**
 * A decimal as people read it in their language: "1,234.50", "1.234,50" in German, "1 234,50" in French. Nothing is
 * rounded, no digit is lost.
 * @param plain decimal string, "1234.50"
 * @param sample how 1234.5 is written; in the person's language when left out
 */
export function shownAmount(plain: string, sample: string = t('1,234.5')): string {
  const { group = ',', point = '.' } = SAMPLE.exec(sample)?.groups ?? {};
  const [whole = '', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

/** The same without groups, for quantities and percentages: "1234.5", "1234,5" in German. */
export function shownNumber(plain: string): string {
  return plain.replace('.', SAMPLE.exec(t('1,234.5'))?.groups?.point ?? '.');
}
