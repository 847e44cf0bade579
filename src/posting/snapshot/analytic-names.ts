import { z } from 'zod';
import type { Json } from '../../common/json.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { AnalyticNames, RawRecord } from './snapshot.ts';

const distributionShape = z.record(z.string(), z.number());
const rows = z.array(z.object({ id: z.int(), display_name: z.string() }));

/**
 * Reads the names of the analytic accounts that lines are shared out to: Odoo keeps their ids in a JSON value, which no
 * read follows. Nothing is asked where there are none; those that the user may not see stay without a name.
 */
export async function analyticNames(
  client: OdooClient,
  lines: readonly RawRecord[],
  options: { readonly context: Readonly<Record<string, Json>>; readonly signal?: AbortSignal | undefined },
): Promise<AnalyticNames> {
  const ids = [...new Set(lines.flatMap(accountsOf))].toSorted((a, b) => a - b);
  if (ids.length === 0) return new Map();
  const found = await client.call('account.analytic.account', 'search_read', {
    args: [[['id', 'in', ids]]],
    kwargs: { fields: ['display_name'] },
    ...options,
  });
  return new Map(rows.parse(found).map(({ id, display_name: name }) => [id, name] as const));
}

/** One share may be for several accounts, one of each plan: "1,4". */
export function accountsOfShare(key: string): number[] {
  return key.split(',').map(Number).filter(Number.isInteger);
}

function accountsOf(line: RawRecord): number[] {
  const shares = distributionShape.safeParse(line.analytic_distribution).data ?? {};
  return Object.keys(shares).flatMap(accountsOfShare);
}
