import { describe, expect, it } from 'vitest';
import { OpenConnections } from '../../../src/vscode/connections/open-connections.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { problemText } from '../../../src/vscode/problem-text.ts';
import { BOOKS, SomeConnections } from '../../support/some-connections.ts';

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

  it('begins with the person’s own name for the connection, where there is one to tell', () => {
    const connections = new OpenConnections(
      new SomeConnections(),
      new SomeConnections({ ...BOOKS, name: 'Live' }),
    );
    expect(problemText(problem, connections.whereabouts(BOOKS))).toBe(`Live: ${problem.person}`);
    expect(problemText(problem, connections.whereabouts(undefined))).toBe(problem.person);
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
