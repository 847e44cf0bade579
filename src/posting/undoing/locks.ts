import { t } from '@vscode/l10n';
import { z } from 'zod';
import { odooText } from '../../accounting/reading/odoo-values.ts';
import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';

/**
 * Lock dates by version, in the words of Odoo's screens, before a date. 18 replaced the one for non-advisers by those of
 * journals.
 */
function lockNames({ major }: OdooVersion): Readonly<Record<string, string>> {
  const always = {
    fiscalyear_lock_date: t`Books are locked for everybody until`,
    tax_lock_date: t`Books are locked for taxes until`,
  };
  return major >= 18
    ? {
        ...always,
        sale_lock_date: t`Books are locked for sales until`,
        purchase_lock_date: t`Books are locked for purchases until`,
        hard_lock_date: t`Books are locked for good until`,
      }
    : { ...always, period_lock_date: t`Books are locked for users who are no advisers until` };
}

export function lockCalls(version: OdooVersion): AllowList {
  const fields = Object.keys(lockNames(version));
  return [{ model: 'res.company', method: 'search_read', kind: 'read', fields }];
}

const rowsShape = z.array(z.record(z.string(), z.union([odooText, z.int()])));

/** A date until which books are closed, and for what. */
export interface BooksLock {
  readonly until: string;
  /** "Books are locked for everybody until". */
  readonly label: string;
}

/** The locks of a company, whether they concern a certain document or not: that Odoo decides. */
export async function locksOf(
  client: OdooClient,
  version: OdooVersion,
  company: number,
): Promise<readonly BooksLock[]> {
  const names = lockNames(version);
  const [row = {}] = rowsShape.parse(
    await client.call('res.company', 'search_read', {
      args: [[['id', '=', company]]],
      kwargs: { fields: Object.keys(names) },
      context: { allowed_company_ids: [company] },
    }),
  );
  return Object.entries(names).flatMap(([field, label]) => {
    const until = row[field];
    return typeof until === 'string' ? [{ until, label }] : [];
  });
}
