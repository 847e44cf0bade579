import { asItIs } from '../../../src/common/said.ts';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/common/problem.ts';
import { Log } from '../../../src/vscode/log.ts';
import type { LogChannel } from '../../../src/vscode/log.ts';

const SECRET = 'canary-3f9a';

function setUp() {
  const lines: string[] = [];
  const write = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
  const channel: LogChannel = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    show: () => undefined,
  };
  return { lines, log: new Log(channel) };
}

describe('the log', () => {
  it('has one line for each request, at debug level', () => {
    const { lines, log } = setUp();
    log.request({
      model: 'account.move',
      method: 'load',
      kind: 'write',
      protocol: 'json-2',
      milliseconds: 41.7,
      outcome: 'done',
    });
    expect(lines).toEqual(['debug write account.move.load json-2 42 ms done']);
  });

  it('has one line for each draft and each posting, at info level', () => {
    const { lines, log } = setUp();
    const label = 'vendor bill of Azure Interior, 1.00 EUR';
    const posted = { document: 'move/7', label, number: 'BILL/2026/11/0001', deviations: [] } as const;
    log.drafted('move/7', false);
    log.posted(posted, false);
    log.posted({ ...posted, movedTo: '2026-01-31' }, true);
    log.posted({ ...posted, deviations: [asItIs('the total was 1.00'), asItIs('a line was added')] }, false);
    expect(lines).toEqual([
      'info drafted move/7',
      'info Posted vendor bill of Azure Interior, 1.00 EUR, as BILL/2026/11/0001. (move/7)',
      'info DEMO: Posted vendor bill of Azure Interior, 1.00 EUR, as BILL/2026/11/0001, with the accounting date 2026-01-31. (move/7)',
      'info Posted vendor bill of Azure Interior, 1.00 EUR, as BILL/2026/11/0001, but: the total was 1.00; a line was added. (move/7)',
    ]);
  });

  it('tells a problem with its code, and hands it back to be shown', () => {
    const { lines, log } = setUp();
    const problem = new Problem({ code: 'unreachable', person: 'Odoo does not answer.', model: 'Wait.' });
    expect(log.problem(problem, 'list_drafts')).toBe(problem);
    expect(lines).toEqual(['warn list_drafts: unreachable: Odoo does not answer.']);
  });

  it('tells where a fault of ours came from, and never what its message holds', () => {
    const { lines, log } = setUp();
    const shown = log.problem(new TypeError(`cannot read ${SECRET}\nof ${SECRET}`));
    expect(shown.code).toBe('internal');
    expect(lines[0]).toMatch(/^error internal: TypeError\n +at .*log\.test\.ts/);
    log.problem(new RangeError(`cannot\n    at ${SECRET} (${SECRET}.ts:1:1)\n    at`));
    log.problem(Object.assign(new Error('x'), { name: SECRET }));
    log.problem(Object.assign(new Error('x'), { stack: SECRET }));
    log.problem(SECRET);
    expect(inspect([lines, shown], { depth: 10 })).not.toContain(SECRET);
  });

  it('is silent once its window closes, whatever still fails then', () => {
    const { lines, log } = setUp();
    log.dispose();
    expect(log.problem(new TypeError('late')).code).toBe('internal');
    log.show();
    expect(lines).toEqual([]);
  });
});
