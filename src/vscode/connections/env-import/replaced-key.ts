import { t } from '@vscode/l10n';
import type { ConnectionProfile } from '../profile.ts';
import type { EnvConnection } from './env-connection.ts';

/** What an import does to a connection that the person has already; undefined where they have none such. */
export function replacedKeyText(
  { url, database, login }: Pick<EnvConnection, 'url' | 'database' | 'login'>,
  saved: readonly ConnectionProfile[],
): string | undefined {
  const same = saved.find(
    (each) => each.origin === url && each.database === database && each.login === login,
  );
  if (same === undefined) return undefined;
  return t`You have this connection already: “${same.name}”. The key that is stored for it is replaced by the one in the file.`;
}
