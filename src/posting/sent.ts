import { OdooError } from '../odoo/errors.ts';
import type { Problem } from '../common/problem.ts';

/** What came of something that a person has said yes to. */
export type Outcome = 'done' | 'rejected' | 'not-sent' | 'unknown' | 'not-tried';

/** What a failure says about what Odoo did; no failure and yet no effect is a refusal. */
export function outcomeOf(failure: Problem | undefined): 'not-sent' | 'rejected' | 'unknown' {
  if (failure === undefined) return 'rejected';
  return failure instanceof OdooError ? failure.outcome : 'unknown';
}

/** What came of something that was given up before it was sent, or never got to Odoo. */
export function outcomeUnsent(failure: Problem | undefined): 'not-sent' | 'not-tried' {
  return wasNotSent(failure) ? 'not-sent' : 'not-tried';
}

/** Whether it is sure that Odoo was never asked. */
export function wasNotSent(failure: Problem | undefined): boolean {
  return failure instanceof OdooError && failure.outcome === 'not-sent';
}

/** Odoo's own words for a refusal, made safe to show. */
export function odooWordsOf(failure: Problem | undefined): string | undefined {
  return failure instanceof OdooError ? failure.odooWords : undefined;
}
