import type { ListTime } from './list-time.ts';

/**
 * How many times as long as Node alone the program may take to list its tools. On the machine that the budget of 250 ms
 * was set for Node takes 30 ms; where others work meanwhile, both take longer.
 */
const MOST_BARE_STARTS = 12;

interface Figures extends ListTime {
  readonly cases: number;
  readonly failed: number;
}

export function isQuick({ list, bare }: ListTime): boolean {
  return list <= bare * MOST_BARE_STARTS;
}

/** "stdio: cases=37 failed=0 list=215ms". */
export function closingLine({ cases, failed, list }: Figures): string {
  return `stdio: cases=${cases} failed=${failed} list=${list}ms`;
}
