import { isOver, judge } from '../budgets.ts';
import type { Budgets } from '../budgets.ts';
import { slopes } from '../growth/curve.ts';
import type { Curve } from '../growth/curve.ts';
import type { Results, Tools } from '../results.ts';
import type { Measured } from '../tools/measure-job.ts';
import { beside, count, figure, table, times } from './tables.ts';

/** A machine on which others work at the same time tells ratios, and hardly times. */
const BUSY = 2;

/** Everything that was measured, as Markdown. What misses its budget is in bold. */
export function render(results: Results, budgets: Budgets): string {
  const { ownCost, tools, growth } = results;
  return [
    conditions(results),
    '### Against the budget',
    summary(results, budgets),
    '### What the tools ask of Odoo, and of the model',
    counts(results),
    '### Our own cost',
    ownCostTable(ownCost, budgets),
    ...tools.flatMap((each) => [
      `### The tools beside their own calls made bare: ${each.where}`,
      bare(each, budgets),
    ]),
    ...growth.flatMap(({ where, curves }) => [`### How it grows: ${where}`, ...curves.map(curve)]),
  ].join('\n\n');
}

function conditions({ conditions: { began, commit, machine, load, seconds, rounds } }: Results): string {
  const busy =
    Math.max(...load) > BUSY
      ? ' **Others used this machine meanwhile: times are too long, and ratios of few rounds mean little.**'
      : '';
  return `Measured on ${began.slice(0, 10)} at commit ${commit}: ${machine}; load ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after, ${count(seconds)} s, ${rounds} rounds. What misses its budget is in **bold**.${busy}`;
}

function summary({ fixed, startUp, memory, batches, tools, ownCost }: Results, budgets: Budgets): string {
  const { times: most } = budgets;
  const row = (what: string, found: number, budget: number, unit = '', isLeast = false) => [
    what,
    `${isLeast ? '≥' : '≤'} ${figure(budget)}${unit}`,
    beside(`${figure(found)}${unit}`, isLeast ? found < budget : found > budget),
  ];
  const aimed = judge(fixed, budgets).slice(0, 8);
  const within = (jobs: readonly Measured[], isWithin: (job: Measured) => boolean) => {
    const counted = jobs.filter(({ time }) => Number.isFinite(time.ratio));
    const kept = counted.filter(isWithin).length;
    return beside(`${kept} of ${counted.length}`, kept < counted.length);
  };
  return table(
    ['what', 'budget', 'measured'],
    [
      ...tools
        .filter(({ where }) => where.startsWith('Odoo'))
        .map(({ where, jobs }) => [
          `tools within ${most.ratioP50}x of their bare calls at p50, and ${most.ratioP95}x at p95: ${where}`,
          'all',
          `${within(jobs, ({ time }) => time.ratio <= most.ratioP50)}; ${within(jobs, ({ time }) => time.ratioP95 <= most.ratioP95)}`,
        ]),
      [
        `tools whose own cost is at most ${most.ownCostP50} ms at p50, and ${most.ownCostP95} ms at p95`,
        'all',
        `${within(ownCost, ({ time }) => time.more <= most.ownCostP50)}; ${within(ownCost, ({ time }) => time.moreP95 <= most.ownCostP95)}`,
      ],
      ...batches.map(({ where, together, oneByOne }) =>
        row(
          `50 drafts in one call, against 50 calls: ${where}, times faster`,
          oneByOne / together,
          most.batchFactor,
          '',
          true,
        ),
      ),
      row('loading the bundle of the extension', startUp.load.p50, most.load, ' ms'),
      row('`activate()`', startUp.activate.p50, most.activate, ' ms'),
      row('first `tools/list` after need, connection not made', startUp.firstList.p50, most.firstList, ' ms'),
      row('`mcp-odoo` from its start to `tools/list`', startUp.stdio.p50, most.stdio, ' ms'),
      ['of that, Node starting and ending', '', `${figure(startUp.stdio.floorP50)} ms`],
      ...aimed.map((each) => [
        NAMES[each.what] ?? each.what,
        `≤ ${count(each.aim ?? each.most)}`,
        beside(count(each.found), isOver({ ...each, most: each.aim ?? each.most })),
      ]),
      [
        'memory of `mcp-odoo`: after `tools/list`, after its first call, after 1,000 more',
        '',
        `${memory.afterStart}, ${memory.afterFirstCall}, ${memory.afterCalls} MB`,
      ],
    ],
  );
}

const NAMES: Readonly<Record<string, string>> = {
  toolListBytes: 'bytes of `tools/list`, with output schemas',
  vsix: 'bytes of the VSIX',
  vsixWithoutPdf: 'bytes of the VSIX without pdf.js',
  stdio: 'bytes of `mcp-odoo` (one file)',
  extension: 'bytes of `extension.js`',
  activationFiles: 'files that activation loads',
  activationBytes: 'bytes that activation loads',
  activationPackages: 'packages that activation loads',
};

function counts({ fixed }: Results): string {
  return table(
    [
      'tool',
      'does',
      'requests',
      'fewest',
      'new connections',
      'bytes on the wire',
      'model writes, B',
      'model reads, B',
    ],
    fixed.tools.map(({ tool, does, traffic, fewest, written, read }) => [
      ...[`\`${tool}\``, does, count(traffic.requests), count(fewest), count(traffic.connections)],
      ...[count(traffic.bytes), count(written), count(read)],
    ]),
  );
}

function ownCostTable(jobs: readonly Measured[], { times: most }: Budgets): string {
  return table(
    ['tool', 'does', 'n', 'p50, ms', 'p95, ms', 'bare calls p50, ms', 'more p50, ms', 'more p95, ms'],
    jobs.map(({ tool, does, time }) => [
      ...[`\`${tool}\``, does, count(time.n), figure(time.p50), figure(time.p95), figure(time.floorP50)],
      beside(figure(time.more), time.more > most.ownCostP50),
      beside(figure(time.moreP95), time.moreP95 > most.ownCostP95),
    ]),
  );
}

function bare({ jobs }: Tools, { times: most }: Budgets): string {
  return table(
    ['tool', 'does', 'n', 'p50 / p95, ms', 'bare p50 / p95, ms', 'p50', 'p95'],
    jobs.map(({ tool, does, time }) => [
      ...[`\`${tool}\``, does, count(time.n)],
      ...[`${figure(time.p50)} / ${figure(time.p95)}`, `${figure(time.floorP50)} / ${figure(time.floorP95)}`],
      beside(times(time.ratio), time.ratio > most.ratioP50),
      beside(times(time.ratioP95), time.ratioP95 > most.ratioP95),
    ]),
  );
}

function curve(each: Curve): string {
  const { what, unit, sizes } = each;
  const { ours, floor } = slopes(each);
  const rows = [
    ['ours, ms', ...sizes.map((size) => figure(size.ours))],
    ...(sizes.some((size) => size.floor !== undefined)
      ? [['bare, ms', ...sizes.map((size) => figure(size.floor ?? Number.NaN))]]
      : []),
  ];
  const slope =
    unit === 'caller'
      ? 'Milliseconds for each call.'
      : `Each further ${unit}: ${milliseconds(ours)}; bare ${milliseconds(floor)}.`;
  return `${what}. ${slope}\n\n${table([`${unit}s`, ...sizes.map(({ x }) => count(x))], rows)}`;
}

/** Of one of very many, too. */
function milliseconds(value: number): string {
  return Math.abs(value) < 0.01 ? `${(value * 1_000).toFixed(2)} ms for 1,000` : `${figure(value)} ms`;
}
