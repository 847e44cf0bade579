import { t } from '@vscode/l10n';
import type { ProblemCode } from '../common/problem.ts';
import type { ConnectionProfile } from './connections/profile.ts';
import { COMMANDS } from './contributions.ts';

/** A command that helps with a problem. */
export interface MendingCommand {
  readonly command: string;
  readonly title: string;
  readonly arguments: readonly unknown[];
}

/** Mended by another key of the connection's own user. */
const MENDED_BY_NEW_KEY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'secret_missing',
  'wrong_credentials',
  'credentials_expired',
]);

/** Mended by another key for posting. */
const MENDED_BY_POSTING_KEY: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'posting_key_missing',
  'posting_key_refused',
  'posting_needs_another_user',
]);

/**
 * What helps with a problem; undefined where nothing that we have does.
 * @param connection where it occurred; left out where there was none
 */
export function mendingCommand(
  code: ProblemCode,
  connection: ConnectionProfile | undefined,
): MendingCommand | undefined {
  if (code === 'not_connected') return { command: COMMANDS.connect, title: t`Connect...`, arguments: [] };
  if (connection === undefined || connection.isDemo === true) return undefined;
  const named = { arguments: [connection.name] };
  if (MENDED_BY_NEW_KEY.has(code))
    return { command: COMMANDS.enterNewKey, title: t`Enter New Key...`, ...named };
  if (MENDED_BY_POSTING_KEY.has(code))
    return { command: COMMANDS.setPostingKey, title: t`Set Key for Posting...`, ...named };
  return undefined;
}
