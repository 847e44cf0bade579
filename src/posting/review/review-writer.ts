import { shownAmount } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';

/** More than this is not read to its end in a dialog. */
const MOST_ROWS = 150;
const MOST_CHARACTERS = 8_000;

/** Room for a date, even one that is none. */
const MOST_OF_A_DATE = 100;

/** A letter that may be written from right to left: any that is not Latin, Greek or Cyrillic. */
const MAYBE_RIGHT_TO_LEFT = /[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** Whatever looks like a quotation mark that could end ours. */
const QUOTES = /["“”„‟″‶〝〞〟＂❝❞❠ʺˮ״˝〃⹂\u{1F676}\u{1F677}\u{1F678}]|[‘’‚‛']{2}/gu;

/** What a dialog says, and all of it where the dialog had to cut. */
export interface Written {
  readonly question: string;
  readonly detail: string;
  /** False when something had to be cut. */
  readonly complete: boolean;
  /** The detail uncut, for the review panel. */
  readonly whole: string;
}

/**
 * Writes a dialog as it fits, and once more uncut.
 * @param tooLong what is said instead of a detail that does not fit, and what to do then
 * @param write writes the rows and answers with the question
 */
export function written(tooLong: string, write: (writer: ReviewWriter) => string): Written {
  const [dialog, panel] = [new ReviewWriter('cuts'), new ReviewWriter('shows all')];
  const question = write(dialog);
  write(panel);
  return { question, ...dialog.finish(tooLong), whole: panel.whole };
}

/** "Label: value", with the colon that the language has. */
export function labelled(label: string, value: string): string {
  return t('{0}: {1}', label, value);
}

/** Writes the rows of a review and remembers when something did not fit. */
export class ReviewWriter {
  readonly #rows: string[] = [];
  readonly #cuts: boolean;
  #isCut = false;

  constructor(space: 'cuts' | 'shows all' = 'cuts') {
    this.#cuts = space === 'cuts';
  }

  /** A foreign value, safe on one line; right-to-left letters cannot reorder what stands beside it. */
  value(foreign: string, most = 200): string {
    const { text, cut } = plainText(foreign, this.#cuts ? most : Number.MAX_SAFE_INTEGER);
    if (cut) this.#isCut = true;
    return MAYBE_RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
  }

  /** A foreign value in quotation marks that it cannot contain. */
  quoted(foreign: string, most: number): string {
    return `“${this.value(foreign.replace(QUOTES, "'"), most)}”`;
  }

  /** "1,234.50 EUR". */
  money(amount: string, currency: string): string {
    return `${shownAmount(amount)} ${this.value(currency, 10)}`;
  }

  /** A date; what is none is shown as it came. */
  date(foreign: string): string {
    return this.value(shownDate(foreign), MOST_OF_A_DATE);
  }

  /** One foreign value behind our label; no row when there is none. */
  row(label: string, foreign: string | undefined, most = 200): void {
    if (foreign !== undefined && foreign.trim() !== '')
      this.sentence(labelled(label, this.value(foreign, most)));
  }

  /** Text of ours, with foreign values already made safe. */
  sentence(text: string): void {
    this.#rows.push(text);
  }

  gap(): void {
    if (this.#rows.length > 0 && this.#rows.at(-1) !== '') this.#rows.push('');
  }

  /** All rows, whatever their length. */
  get whole(): string {
    return this.#rows.join('\n').trim();
  }

  /** @param tooLong what is said instead of a detail that does not fit, and what to do then */
  finish(tooLong: string): { readonly detail: string; readonly complete: boolean } {
    const { whole } = this;
    const fits = !this.#isCut && this.#rows.length <= MOST_ROWS && whole.length <= MOST_CHARACTERS;
    if (fits) return { detail: whole, complete: true };
    const shown = this.#rows.slice(0, MOST_ROWS).join('\n').slice(0, MOST_CHARACTERS);
    return {
      detail: `${tooLong}\n\n${shown}`,
      complete: false,
    };
  }
}
