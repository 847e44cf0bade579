/** A document as models and as people know it. */
export interface Subject {
  /** Its handle; of several "each of move/7 and move/8". */
  readonly document: string;
  /** "vendor bill of Azure Interior, 552.00 EUR": every value made safe to show. */
  readonly label: string;
  /** The handles, where it is about several. */
  readonly all?: readonly string[];
}

/** "move/7, move/8 and move/9". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
