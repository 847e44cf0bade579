import { t } from '@vscode/l10n';
import type { OdooVersion } from '../../../odoo/session.ts';

/** Where a person makes an API key: a user's own preferences. */
interface KeyPlace {
  /** "https://books.example.com", never with a path. */
  readonly origin: string;
  readonly database: string;
  readonly version: OdooVersion;
  /** Odoo's id of the user, where it is known. Odoo opens nobody's preferences without it. */
  readonly user?: number;
}

/**
 * The page of the person's Odoo where API keys are made: their preferences, else the first page, where their picture
 * leads there. Seen on Odoo 14 and 19; a fragment before 18 and a path since, as with documents.
 */
export function keyPageUrl({ origin, database, version, user }: KeyPlace): string {
  const isPath = version.major >= 18;
  const start = `${origin}/${isPath ? 'odoo' : 'web'}`;
  const query = `?db=${encodeURIComponent(database)}`;
  if (user === undefined) return `${start}${query}`;
  const action = 'base.action_res_users_my';
  return isPath
    ? `${start}/action-${action}/${user}${query}`
    : `${start}${query}#action=${action}&id=${user}&model=res.users&view_type=form`;
}

/** The way to it in the words of Odoo, for who stands on its first page. */
export function wayToKeys(version: OdooVersion | undefined): string {
  return version !== undefined && version.major < 19
    ? t`your name at the top right > Preferences (My Profile) > Account Security > New API Key`
    : t`your picture at the top right > My Preferences > Security > Add API Key`;
}
