/**
 * Where something unforeseen was thrown: its class and the lines of its stack. Its message may hold anything, a secret
 * too, and is left out.
 */
export function thrownPlace(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  // A message may have lines that look like a place, and a name may have been given by anybody.
  const places = (thrown.stack ?? '').replace(thrown.message, '').split('\n');
  return [thrown.constructor.name, ...places.filter((line) => /^\s+at /.test(line))].join('\n');
}
