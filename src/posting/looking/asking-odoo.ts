import type { Json } from '../../common/json.ts';
import type { ProblemCode } from '../../common/problem.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { OdooError } from '../../odoo/errors.ts';
import type { OdooVersion } from '../../odoo/session.ts';

/** How a look-up asks: as whom, which Odoo, in the companies of the documents. */
export interface AskingOdoo {
  readonly client: OdooClient;
  readonly version: OdooVersion;
  readonly companies: readonly number[];
  readonly signal: AbortSignal | undefined;
}

/** What is searched, and of what is found which fields. */
export interface Search {
  readonly model: string;
  readonly domain: readonly Json[];
  readonly fields: readonly string[];
  readonly order: string;
  readonly limit: number;
}

/** Rows as `search_read` gives them, not yet parsed. */
export function search(
  { client, companies, signal }: AskingOdoo,
  { model, domain, fields, order, limit }: Search,
): Promise<unknown> {
  return client.call(model, 'search_read', {
    args: [[...domain]],
    kwargs: { fields: [...fields], order, limit },
    context: { allowed_company_ids: companies },
    signal,
  });
}

/** One domain that fits what fits any of these; each is a list of terms that all have to hold. */
export function anyOf(alternatives: readonly (readonly Json[])[]): Json[] {
  return [
    ...alternatives.slice(1).map(() => '|'),
    ...alternatives.flatMap((terms) => [...terms.slice(1).map(() => '&'), ...terms]),
  ];
}

/** What Odoo says when it will not look: all else is a fault of the wire, and ends the reading as anywhere else. */
const REFUSALS: ReadonlySet<ProblemCode> = new Set([
  'no_rights',
  'refused_by_odoo',
  'not_available',
  'odoo_failed',
]);

/** Undefined where Odoo refuses to answer: what a person may not look up must not keep them from posting. */
export async function ifAllowed<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (error instanceof OdooError && REFUSALS.has(error.code)) return undefined;
    throw error;
  }
}
