import type { Json } from '../common/json.ts';
import type { Protocol } from './session.ts';

/** A call whose arguments have passed the allow-list. */
export interface DialectCall {
  readonly model: string;
  readonly method: string;
  readonly kind: 'read' | 'write';
  readonly args: readonly Json[];
  readonly kwargs: Readonly<Record<string, Json>>;
  readonly context: Readonly<Record<string, Json>>;
  /** Milliseconds for this one exchange. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** One of the two ways in which Odoo takes calls. Makes each call once. */
export interface Dialect {
  readonly protocol: Protocol;
  /**
   * @returns what the method returned; null for None
   * @throws OdooError
   */
  call(call: DialectCall): Promise<unknown>;
}
