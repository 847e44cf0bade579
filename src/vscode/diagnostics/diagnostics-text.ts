import { plainText } from '../../common/plain-text.ts';
import type { ConnectionProfile } from '../connections/profile.ts';
import type { LookedAt } from './look-at-connection.ts';
import type { RecentProblems } from './recent-problems.ts';

const KINDS_OF_REMOTE = [
  ...['ssh-remote', 'wsl', 'tunnel', 'codespaces'],
  ...['dev-container', 'attached-container', 'k8s-container'],
];

/** The program and what it runs in. */
export interface HostFacts {
  readonly product: string;
  readonly vscode: string;
  /** "desktop", "server-distro", "web". */
  readonly app: string;
  /** "ssh-remote", "wsl", or where a browser found it; undefined on the person's own machine. */
  readonly remote: string | undefined;
  readonly platform: string;
  readonly node: string;
}

export interface Diagnostics {
  readonly host: HostFacts;
  readonly connections: readonly { readonly profile: ConnectionProfile; readonly found: LookedAt }[];
  /** Names and numbers: how many there are of what. */
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: RecentProblems['all'];
}

/**
 * What a bug report needs, and nothing that tells whose books these are: no name, host, database, login, key or document.
 * It is put together from what is listed here, never from what happens to be there.
 */
export function diagnosticsText({ host, connections, counts, problems }: Diagnostics): string {
  const told = connections.map(({ profile, found }, index) => connectionLines(profile, found, index + 1));
  return [
    'MCP Odoo: diagnostics for a bug report',
    'Without names, hosts, databases, logins, keys and documents. Read it before you paste it.',
    '',
    `MCP Odoo: ${host.product}`,
    `VS Code: ${short(host.vscode)} (${short(host.app)})`,
    `Remote: ${remoteWords(host.remote)}`,
    `Platform: ${short(host.platform)}, Node ${short(host.node)}`,
    '',
    ...(told.length === 0 ? ['Connections: none', ''] : told.flatMap((lines) => [...lines, ''])),
    ...Object.entries(counts).map(([what, count]) => `${what}: ${count}`),
    '',
    problems.length === 0 ? 'Problems since this window opened: none' : 'Problems since this window opened:',
    ...problems.map(({ at, code }) => `- ${at.toISOString()} ${code}`),
    '',
  ].join('\n');
}

/** The kind of remote; a server for browsers gives its host in place of one. */
function remoteWords(remote: string | undefined): string {
  if (remote === undefined) return 'no';
  return KINDS_OF_REMOTE.includes(remote) ? remote : 'yes';
}

function connectionLines(profile: ConnectionProfile, found: LookedAt, number: number): string[] {
  return [
    `Connection ${number}: ${profile.isDemo === true ? 'the demo company' : addressWords(profile.origin)}`,
    `  ${foundWords(found)}`,
    `  Protocol: ${profile.protocol === undefined ? 'the best there is' : `always ${profile.protocol}`}`,
    `  Own certificate authority: ${profile.certificateAuthority === undefined ? 'no' : 'yes'}`,
    `  Posts with: ${postingWords(profile)}`,
  ];
}

function addressWords(origin: string): string {
  const url = URL.parse(origin);
  if (url === null) return 'an address that cannot be read';
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return `${url.protocol === 'https:' ? 'https' : 'http'}, on ${isHere ? 'this machine' : 'another machine'}`;
}

function foundWords(found: LookedAt): string {
  switch (found.how) {
    case 'works':
      return `Works: Odoo ${short(found.odoo)} over ${found.protocol}`;
    case 'fails':
      return `Does not work: ${found.code}`;
    case 'silent':
      return 'Did not answer within 5 seconds';
  }
}

function postingWords({ posting }: ConnectionProfile): string {
  if (posting === undefined) return 'its own key';
  return posting.typed ? 'the key of another user, typed each time' : 'the key of another user';
}

/** Versions and the like come from elsewhere: one line, a few characters. */
function short(text: string): string {
  return plainText(text, 40).text;
}
