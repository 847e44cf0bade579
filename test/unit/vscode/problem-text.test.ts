import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { problemText } from '../../../src/vscode/problem-text.ts';

const demo: ConnectionProfile = {
  name: 'Demo company',
  origin: 'http://127.0.0.1:40000',
  database: 'demo-1',
  login: 'billing@example.com',
  allowPlainHttp: true,
  isDemo: true,
};
const { isDemo: _, ...real } = demo;
const problem = { person: 'Odoo cannot open a database named "demo-1".' };

describe('what a person is told of a problem', () => {
  it('is said as it is of a real connection', () => {
    expect(problemText(problem, { before: real, now: real })).toBe(problem.person);
    expect(problemText(problem, { before: undefined, now: undefined })).toBe(problem.person);
  });

  it('is marked when it is the demo company’s', () => {
    expect(problemText(problem, { before: demo, now: demo })).toBe(`DEMO: ${problem.person}`);
  });

  it.each([
    ['reset', { ...demo, database: 'demo-2' }],
    ['left', undefined],
  ])('blames no database when the demo company was %s meanwhile', (_what, now) => {
    expect(problemText(problem, { before: demo, now })).toMatch(/^DEMO: The demo company was reset or left/);
  });
});
