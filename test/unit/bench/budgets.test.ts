import { describe, expect, it } from 'vitest';
import { judge, readBudgets, verdict } from '../../bench/budgets.ts';
import type { Budgets } from '../../bench/budgets.ts';
import type { Fixed } from '../../bench/results.ts';

const budgets = readBudgets();

/** Everything at its budget, and nothing below. */
function atBudget({ tools, ...own }: Budgets): Fixed {
  return {
    toolListBytes: own.toolListBytes.most,
    sizes: {
      ...{ vsix: own.vsix.most, vsixWithoutPdf: own.vsixWithoutPdf.most },
      ...{ stdio: own.stdio.most, extension: own.extension.most },
    },
    activation: {
      files: own.activationFiles.most,
      bytes: own.activationBytes.most,
      packages: own.activationPackages.most,
    },
    tools: Object.entries(tools).map(([name, { requests, connections, read }]) => {
      const [tool = '', does = ''] = name.split(': ');
      return {
        ...{ tool, does, fewest: 1, written: 0, read },
        traffic: { requests, connections, bytes: 0 },
      };
    }),
  };
}

/** Each figure a little worse, and nothing else. */
function worse(fixed: Fixed): readonly (readonly [string, Fixed])[] {
  const { tools, sizes, activation } = fixed;
  const sized = (['vsix', 'vsixWithoutPdf', 'stdio', 'extension'] as const).map(
    (name) => [name, { ...fixed, sizes: { ...sizes, [name]: sizes[name] + 1 } }] as const,
  );
  const activated = Object.entries(activation).map(
    ([name, figure]) =>
      [`activation, ${name}`, { ...fixed, activation: { ...activation, [name]: figure + 1 } }] as const,
  );
  const called = tools.flatMap((tool, place) => {
    const { traffic } = tool;
    const changed = [
      ['requests', { ...tool, traffic: { ...traffic, requests: traffic.requests + 1 } }],
      ['connections', { ...tool, traffic: { ...traffic, connections: traffic.connections + 1 } }],
      ['read', { ...tool, read: tool.read + 1 }],
    ] as const;
    return changed.map(
      ([what, one]) =>
        [`${tool.tool}, ${tool.does}, ${what}`, { ...fixed, tools: tools.with(place, one) }] as const,
    );
  });
  return [
    ['toolListBytes', { ...fixed, toolListBytes: fixed.toolListBytes + 1 }],
    ...sized,
    ...activated,
    ...called,
  ];
}

describe('what a bench holds', () => {
  it('is kept by figures at their budgets, and told in one line', () => {
    const { text, isKept } = verdict(judge(atBudget(budgets), budgets));
    expect(text).toMatch(/^bench: figures=\d+ over=0 requests=\d+ /);
    expect(isKept).toBe(true);
  });

  it.each(worse(atBudget(budgets)))('is not kept when one figure is worse: %s', (_what, fixed) => {
    const { text, isKept } = verdict(judge(fixed, budgets));
    expect(isKept).toBe(false);
    expect(text).toMatch(/^over budget: .*\nbench: figures=\d+ over=1 /);
  });

  it('is not kept by a tool that nobody gave a budget, nor by nothing at all', () => {
    const fixed = atBudget(budgets);
    const [first] = fixed.tools;
    if (first === undefined) throw new Error('There are no tools.');
    const more = { ...fixed, tools: [...fixed.tools, { ...first, does: 'something new' }] };
    expect(verdict(judge(more, budgets)).isKept).toBe(false);
    expect(verdict([]).isKept).toBe(false);
  });

  it('asks of tools/list and of a list of 80 drafts what the design does', () => {
    expect(budgets.toolListBytes.most).toBe(24 * 1_024);
    expect(budgets.tools['list_drafts: 80 drafts']?.read).toBe(8 * 1_024);
  });
});
