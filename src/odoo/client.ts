import type { Json } from '../common/json.ts';

export interface CallOptions {
  /** Positional arguments as the method of Odoo declares them; the ids of record methods come first. */
  readonly args?: readonly Json[];
  /** Named arguments. */
  readonly kwargs?: Readonly<Record<string, Json>>;
  /** Odoo's context: `allowed_company_ids` above all. */
  readonly context?: Readonly<Record<string, Json>>;
  readonly signal?: AbortSignal;
  /**
   * For writes: runs when it is this write's turn, right before it is sent. If it throws, nothing is sent and the
   * caller gets what it threw. Other writes may have gone before, so what was true at the call may not be now.
   */
  readonly lastCheck?: () => Promise<void>;
}

/**
 * One user on one Odoo database, able to make the calls it was built with and no others.
 * Whether a call is a read or a write is declared with the call, not claimed by the caller.
 */
export interface OdooClient {
  /**
   * Makes one call. Resolving means *done*.
   * @returns what Odoo answered, not yet parsed; null when the method returned None
   * @throws OdooError with the outcome: `not-sent`, `rejected` or `unknown`
   */
  call(model: string, method: string, options?: CallOptions): Promise<unknown>;
}
