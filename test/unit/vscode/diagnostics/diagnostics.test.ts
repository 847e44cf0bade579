import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../src/common/problem.ts';
import type { ConnectionProfile } from '../../../../src/vscode/connections/profile.ts';
import { diagnosticsText } from '../../../../src/vscode/diagnostics/diagnostics-text.ts';
import type { Diagnostics } from '../../../../src/vscode/diagnostics/diagnostics-text.ts';
import { lookAtConnection } from '../../../../src/vscode/diagnostics/look-at-connection.ts';
import type { LookedAt } from '../../../../src/vscode/diagnostics/look-at-connection.ts';
import { RecentProblems } from '../../../../src/vscode/diagnostics/recent-problems.ts';
import { Log } from '../../../../src/vscode/log.ts';
import { leaksIn } from '../../../support/canaries.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

/** One for each thing that is nobody else's business. */
const CANARIES = {
  name: 'canary-of-the-name-81c2',
  host: 'canary-of-the-host-5e7f.example',
  database: 'canary-of-the-database-77a0',
  login: 'canary-of-the-login-90bd',
  poster: 'canary-of-the-poster-1f4e',
  authority: 'canary-of-the-authority-3c3c',
  secret: 'canary-of-the-secret-d00d',
  sentence: 'canary-of-a-sentence-a11a',
};
const SECRETS = Object.values(CANARIES);

const host = {
  product: '0.1.0+123456789abc',
  vscode: '1.139.1',
  app: 'desktop',
  remote: undefined,
  platform: 'linux x64',
  node: '24.21.0',
};
const profile: ConnectionProfile = {
  name: CANARIES.name,
  origin: `https://${CANARIES.host}`,
  database: CANARIES.database,
  login: CANARIES.login,
  allowPlainHttp: false,
  protocol: 'json-rpc',
  certificateAuthority: CANARIES.authority,
  posting: { login: CANARIES.poster, typed: true },
};
const local: ConnectionProfile = {
  name: 'local',
  origin: 'http://127.0.0.1:8069',
  database: 'books',
  login: 'admin',
  allowPlainHttp: true,
};
const WORKS: LookedAt = { how: 'works', odoo: '19.0', protocol: 'json-2' };

const told = (given: Partial<Diagnostics>) =>
  diagnosticsText({ host, connections: [], counts: {}, problems: [], ...given });

const failing = (thrown: Error) => lookAtConnection(() => Promise.reject(thrown), new ManualClock());

describe('diagnostics for a bug report', () => {
  it('say what runs where, and how each connection is', async () => {
    const problems = new RecentProblems({ now: () => Date.UTC(2026, 10, 23, 9) });
    problems.heard('timed_out');
    const fails = await failing(
      new Problem({ code: 'unreachable', person: CANARIES.sentence, model: CANARIES.sentence }),
    );
    const connections = [
      { profile, found: fails },
      { profile: local, found: WORKS },
      { profile: { ...local, isDemo: true as const }, found: { how: 'silent' as const } },
    ];
    const counts = { 'Drafts known': 12, 'Questions waiting': 1 };
    expect(told({ connections, counts, problems: problems.all })).toMatchInlineSnapshot(`
      "MCP Odoo: diagnostics for a bug report
      Without names, hosts, databases, logins, keys and documents. Read it before you paste it.

      MCP Odoo: 0.1.0+123456789abc
      VS Code: 1.139.1 (desktop)
      Remote: no
      Platform: linux x64, Node 24.21.0

      Connection 1: https, on another machine
        Does not work: unreachable
        Protocol: always json-rpc
        Own certificate authority: yes
        Posts with: the key of another user, typed each time

      Connection 2: http, on this machine
        Works: Odoo 19.0 over json-2
        Protocol: the best there is
        Own certificate authority: no
        Posts with: its own key

      Connection 3: the demo company
        Did not answer within 5 seconds
        Protocol: the best there is
        Own certificate authority: no
        Posts with: its own key

      Drafts known: 12
      Questions waiting: 1

      Problems since this window opened:
      - 2026-11-23T09:00:00.000Z timed_out
      "
    `);
  });

  it('hold nothing of what is in the profiles, the secrets and the sentences', async () => {
    const problems = new RecentProblems({ now: () => 0 });
    const write = () => undefined;
    const channel = { debug: write, info: write, warn: write, error: write, show: write };
    const log = new Log(channel, (code) => problems.heard(code));
    const person = `${CANARIES.sentence} ${CANARIES.secret} ${CANARIES.host}`;
    log.problem(new Problem({ code: 'wrong_credentials', person, model: person }), CANARIES.name);
    log.problem(new Error(person), CANARIES.login);
    const found = await failing(new Error(person));
    const text = told({ connections: [{ profile, found }], problems: problems.all });
    expect(leaksIn(text, SECRETS)).toEqual([]);
    expect(text).toContain('wrong_credentials');
    expect(text).toContain('internal');
  });

  it.each([
    [undefined, 'no'],
    ['ssh-remote', 'ssh-remote'],
    [`${CANARIES.host}:8443`, 'yes'],
  ])('tell the kind of remote, and not its host: %s', (remote, words) => {
    expect(told({ host: { ...host, remote } })).toContain(`Remote: ${words}\n`);
  });

  it('show what a server calls its version on one short line', () => {
    const odoo = `19.0\n${'x'.repeat(100)}`;
    const text = told({ connections: [{ profile: local, found: { ...WORKS, odoo } }] });
    expect(text).toMatch(/Works: Odoo 19\.0 x{34}… over json-2\n/);
  });

  it('do not wait for an Odoo that does not answer', async () => {
    const clock = new ManualClock();
    const looked = lookAtConnection(() => new Promise(() => undefined), clock);
    clock.advance(5_000);
    expect(await looked).toEqual({ how: 'silent' });
  });

  it('keep the last 20 problems', () => {
    const problems = new RecentProblems({ now: () => 0 });
    problems.heard('declined');
    for (let at = 0; at < 20; at += 1) problems.heard('timed_out');
    expect(problems.all.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, () => 'timed_out'));
  });
});
