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
export function listed(handles: readonly string[]): string {
  return handles.length < 2 ? handles.join('') : `${handles.slice(0, -1).join(', ')} and ${handles.at(-1)}`;
}
