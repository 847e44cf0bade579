import type { SetRow } from './set-row.ts';

/** What posting does besides with more than one of them, in the same words: said once. */
export function sharedEffects(rows: readonly SetRow[]): ReadonlyMap<string, number> {
  const all = Map.groupBy(
    rows.flatMap(({ effects }) => effects),
    (effect) => effect,
  );
  return new Map([...all].flatMap(([effect, { length }]) => (length > 1 ? [[effect, length] as const] : [])));
}
