/**
 * A text as an operand of `ilike`, standing for itself: `%` and `_` are wildcards there, and `\` takes their
 * meaning away.
 */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
