import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fixed } from './results.ts';

/** `most` is held, `aim` is what the design asks for, where that is less. */
const limit = z.strictObject({ most: z.int(), aim: z.int().optional() });

const budgetsShape = z.strictObject({
  toolListBytes: limit,
  vsix: limit,
  vsixWithoutPdf: limit,
  stdio: limit,
  extension: limit,
  activationFiles: limit,
  activationBytes: limit,
  activationPackages: limit,
  /** By "tool: what it does". Bytes are those that the model reads. */
  tools: z.record(z.string(), z.strictObject({ requests: z.int(), connections: z.int(), read: z.int() })),
  /** Milliseconds, and ratios: told in reports, and held by nobody, because they depend on the machine. */
  times: z.strictObject({
    ...{ ratioP50: z.number(), ratioP95: z.number(), ownCostP50: z.number(), ownCostP95: z.number() },
    ...{ batchFactor: z.number(), load: z.number(), activate: z.number(), firstList: z.number() },
    stdio: z.number(),
  }),
});

export type Budgets = z.output<typeof budgetsShape>;

export function readBudgets(): Budgets {
  return budgetsShape.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'budgets.json'), 'utf8')));
}

/** One figure beside its budget. */
export interface Judged {
  readonly what: string;
  readonly found: number;
  readonly most: number;
  /** What the design asks for, where that is less than what is held. */
  readonly aim?: number;
}

export const isOver = ({ found, most }: Judged): boolean => found > most;

/** Every figure that does not depend on the machine's speed, beside its budget. */
export function judge(fixed: Fixed, budgets: Budgets): Judged[] {
  const { toolListBytes, sizes, activation, tools } = fixed;
  const own = (what: Exclude<keyof Budgets, 'tools' | 'times'>, found: number): Judged => ({
    ...{ what, found },
    ...budgets[what],
  });
  return [
    own('toolListBytes', toolListBytes),
    own('vsix', sizes.vsix),
    own('vsixWithoutPdf', sizes.vsixWithoutPdf),
    own('stdio', sizes.stdio),
    own('extension', sizes.extension),
    own('activationFiles', activation.files),
    own('activationBytes', activation.bytes),
    own('activationPackages', activation.packages),
    ...tools.flatMap(({ tool, does, traffic: { requests, connections }, read }) => {
      const name = `${tool}: ${does}`;
      // What nobody has thought about may cost nothing.
      const most = budgets.tools[name] ?? { requests: 0, connections: 0, read: 0 };
      return [
        { what: `${name}, requests`, found: requests, most: most.requests },
        { what: `${name}, new connections`, found: connections, most: most.connections },
        { what: `${name}, bytes that the model reads`, found: read, most: most.read },
      ];
    }),
  ];
}

/** "bench: figures=53 over=0 requests=40 …", and what is over, a line each before it. */
export function verdict(judged: readonly Judged[]): { readonly text: string; readonly isKept: boolean } {
  const over = judged.filter(isOver);
  const sum = (suffix: string) =>
    judged.filter(({ what }) => what.endsWith(suffix)).reduce((all, { found }) => all + found, 0);
  const of = (name: string) => judged.find(({ what }) => what === name)?.found ?? Number.NaN;
  const lines = over.map(({ what, found, most }) => `over budget: ${what}: ${found}, at most ${most}`);
  const figures = [
    `figures=${judged.length}`,
    `over=${over.length}`,
    `requests=${sum(', requests')}`,
    `connections=${sum(', new connections')}`,
    `read=${sum(', bytes that the model reads')}`,
    `toolList=${of('toolListBytes')}`,
    `vsix=${of('vsix')}`,
    `activation=${of('activationBytes')}`,
  ];
  const isKept = over.length === 0 && judged.length > 0;
  return { text: [...lines, `bench: ${figures.join(' ')}`].join('\n'), isKept };
}
