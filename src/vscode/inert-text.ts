import { plainText } from '../common/plain-text.ts';

/**
 * Sentences may quote Odoo, and VS Code turns "[text](command:...)" in notifications and input messages into a
 * link that runs. This makes it show as the characters it is made of.
 */
export function withoutLinks(text: string): string {
  return plainText(text, 1000).text.replaceAll('](', '] (');
}

/** For quick picks, which draw "$(check)" as an icon. */
export function withoutIcons(text: string): string {
  return plainText(text).text.replaceAll('$(', '\\$(');
}

/**
 * For Markdown: all but letters, digits and blanks as character references. Nothing in it is structure then, and VS Code
 * makes no link of an address or an e-mail address, which it does with the text of `appendText`.
 */
export function asMarkdown(text: string): string {
  return text.replaceAll(/[^\p{Letter}\p{Number} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
