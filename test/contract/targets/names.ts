/** What the suite can be held against. */
export const TARGETS = ['demo', '19', '14', 'url'] as const;
export type TargetName = (typeof TARGETS)[number];

/** Which target this run is for: `CONTRACT_TARGET`, the demo company when unset. */
export function chosenTarget(): TargetName {
  const name = process.env.CONTRACT_TARGET ?? 'demo';
  const target = TARGETS.find((each) => each === name);
  if (target === undefined) throw new Error(`There is no target ${name}: choose of ${TARGETS.join(', ')}.`);
  return target;
}
