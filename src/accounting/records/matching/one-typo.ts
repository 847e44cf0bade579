/** Shorter words are other words when a letter changes: "Bau" is not "Bahn". */
const SHORTEST = 4;

/**
 * Whether one word becomes the other by one letter more, less or other, or by two neighbours that changed places.
 * Words of up to three letters have no typos.
 */
export function isOneTypo(a: string, b: string): boolean {
  const [left, right] = [Array.from(a), Array.from(b)];
  if (Math.abs(left.length - right.length) > 1 || Math.min(left.length, right.length) < SHORTEST)
    return false;
  const start = left.findIndex((letter, at) => letter !== right[at]);
  const from = start < 0 ? Math.min(left.length, right.length) : start;
  const rest = (letters: string[], at: number) => letters.slice(at).join('');
  return (
    rest(left, from + 1) === rest(right, from + 1) ||
    rest(left, from + 1) === rest(right, from) ||
    rest(left, from) === rest(right, from + 1) ||
    (left[from] === right[from + 1] &&
      left[from + 1] === right[from] &&
      rest(left, from + 2) === rest(right, from + 2))
  );
}
