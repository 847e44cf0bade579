/**
 * What has no glyph of its own, ends a line, or turns the direction of what follows. Default-ignorable ones (fillers,
 * variation selectors) carry text that nobody sees; the empty Braille pattern looks like a space.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Foreign text made safe to show: every value on one line, nothing invisible, nothing that turns the direction
 * of what follows. Control, format, private, unassigned and invisible characters, line and paragraph separators and
 * tag characters become their code point in angle brackets (Trojan Source, CVE-2021-42574).
 */
export function plainText(value: string, mostCharacters = 200): PlainText {
  const visible = value
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(UNSAFE, shownAsCodePoint)
    // More than two marks on one letter reach over the lines above and below.
    .replace(/(?<=\p{M}{2})\p{M}/gu, shownAsCodePoint)
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  const characters = Array.from(visible);
  return characters.length <= mostCharacters
    ? { text: visible, cut: false }
    : { text: `${characters.slice(0, mostCharacters - 1).join('')}…`, cut: true };
}

export interface PlainText {
  readonly text: string;
  /** True when the value was too long and its end is missing. */
  readonly cut: boolean;
}

function shownAsCodePoint(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `<U+${point.toString(16).toUpperCase().padStart(4, '0')}>`;
}
