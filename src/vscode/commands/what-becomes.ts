import { t } from '@vscode/l10n';
import { isSameConnection, postingSecretKey, secretKeysOf } from '../connections/profile.ts';
import type { ConnectionProfile } from '../connections/profile.ts';

/**
 * What is forgotten with a connection, and what stays.
 * @param all the connections there are, this one among them
 */
export function whatBecomes(profile: ConnectionProfile, all: readonly ConnectionProfile[]): string {
  const { origin, database, login, posting } = profile;
  const needed = all.filter((other) => !isSameConnection(other, profile)).flatMap(secretKeysOf);
  const isForgotten = posting?.typed === false && !needed.includes(postingSecretKey(profile, posting));
  return [
    t`${login} on ${database}, ${origin}.`,
    isForgotten
      ? t`Forgotten: the stored password or API key is deleted from this computer. So is the key of ${posting.login}, with which it posts.`
      : t`Forgotten: the stored password or API key is deleted from this computer.`,
    t`Kept: the posting log, and all drafts and documents in Odoo. Nothing changes there. A key that you no longer need is best deleted in Odoo too.`,
  ].join('\n\n');
}
