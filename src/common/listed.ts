import { t } from '@vscode/l10n';

/** "move/7, move/8 and move/9", in the person's language. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1);
  return words.length < 2 || last === undefined
    ? words.join('')
    : t('{0} and {1}', words.slice(0, -1).join(', '), last);
}

/** The same for agents, whatever the person's language is. */
export function listedInEnglish(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
