/** Letters that no decomposition takes apart, and what stands for them where they cannot be typed. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** How those who have no umlauts write them. */
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** What nobody sees: it makes no other name of a name. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Lower case, composed, one space where there were several, nothing invisible: the same text, typed anew. */
export function retyped(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Without accents: "Škoda Plzeň" is "skoda plzen". */
export function withoutAccents(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøłđðþħı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** With umlauts spelled out: "Müller" is "mueller". */
export function withDigraphs(text: string): string {
  const spelled = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüåø]/g, (letter) => DIGRAPHS[letter] ?? letter);
  return withoutAccents(spelled);
}

/** Letters and digits alone, as a VAT number or a reference is compared: "DE 123.456" is "de123456". */
export function lettersAndDigits(text: string): string {
  return withoutAccents(retyped(text)).replace(/[^\p{L}\p{N}]/gu, '');
}
