import { quoted } from '../../common/quoted.ts';

/**
 * Words for an agent that may have the tools of several connections.
 * @param name the person's own name for the books; undefined where there are no others
 */
export function inBooks(words: string, name: string | undefined): string {
  return name === undefined ? words : `${words}\n\nUse the tools of the books that I call ${quoted(name)}.`;
}
