import type { CaseResult } from './run-case.ts';

/** The line that a run closes with. */
export function figuresOf(results: readonly CaseResult[]): string {
  const findings = results.flatMap((each) => each.findings);
  const count = (kind: string) => findings.filter((each) => each.kind === kind).length;
  const fired = results.filter((each) => each.fired > 0).length;
  const counted = ['lost', 'duplicated', 'mistold'].map((kind) => `${kind}=${count(kind)}`);
  return `faults: cases=${results.length} fired=${fired} ${counted.join(' ')}`;
}
