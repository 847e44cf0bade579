import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Scenario } from './run-suite.ts';

const listSchema = z.strictObject({
  /** How many the pinned suite has: should it run fewer, that is no success. */
  scenarios: z.int().positive(),
  /** Why a scenario cannot be passed by the product's own server. */
  product: z.record(z.string(), z.string().min(1)),
  /** What passes although it does not apply: it has to, but is not counted. */
  productByChance: z.record(z.string(), z.string().min(1)),
  /** Why a scenario is not passed by the fixture server behind our endpoint. */
  fixture: z.record(z.string(), z.string().min(1)),
});

export type NotApplicable = z.infer<typeof listSchema>;

export async function readNotApplicable(): Promise<NotApplicable> {
  const file = new URL('not-applicable.json', import.meta.url);
  return listSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

export interface Verdict {
  readonly passed: number;
  readonly notApplicable: number;
  /** A failure that is not listed, something listed that passes, and what did not run. */
  readonly faults: readonly string[];
}

/**
 * @param listed why a scenario does not apply, by its name
 * @param byChance the same for those that pass for all that
 * @param wanted how many there are
 */
export function judge(
  server: string,
  scenarios: readonly Scenario[],
  wanted: number,
  listed: Readonly<Record<string, string>>,
  byChance: Readonly<Record<string, string>> = {},
): Verdict {
  const passed = scenarios.filter(({ failures }) => failures.length === 0).map(({ name }) => name);
  const counted = passed.filter((name) => !(name in byChance));
  const ran = new Set(scenarios.map(({ name }) => name));
  const unlisted = scenarios.filter(({ name, failures }) => failures.length > 0 && !(name in listed));
  const missing = Object.keys({ ...listed, ...byChance }).filter((name) => !ran.has(name));
  const faults = [
    ...unlisted.map(({ name, failures }) => `${name} failed: ${failures.join(' ')}`),
    ...passed
      .filter((name) => name in listed)
      .map((name) => `${name} passes, but is listed as not applicable`),
    ...missing.map((name) => `${name} is listed, but did not run`),
    ...(scenarios.length === wanted ? [] : [`${scenarios.length} scenarios ran, not ${wanted}`]),
  ];
  return {
    passed: counted.length,
    notApplicable: scenarios.length - counted.length,
    faults: faults.map((fault) => `${server}: ${fault}`),
  };
}
