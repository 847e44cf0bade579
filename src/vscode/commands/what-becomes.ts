import type { ConnectionProfile } from '../connections/profile.ts';

/**
 * What is forgotten with a connection, and what stays.
 * @param all the connections there are, this one among them
 */
export function whatBecomes(profile: ConnectionProfile, all: readonly ConnectionProfile[]): string {
  const { origin, database, login, posting } = profile;
  const isShared = all.some(
    (other) =>
      other.name !== profile.name &&
      other.origin === origin &&
      other.database === database &&
      other.posting?.login === posting?.login &&
      other.posting?.typed === false,
  );
  const postingKey =
    posting === undefined || posting.typed || isShared
      ? ''
      : ` So is the key of ${posting.login}, with which it posts.`;
  return [
    `${login} on ${database}, ${origin}.`,
    `Forgotten: the stored password or API key is deleted from this computer.${postingKey}`,
    'Kept: the posting log, and all drafts and documents in Odoo. Nothing changes there. A key that you no longer need is best deleted in Odoo too.',
  ].join('\n\n');
}
