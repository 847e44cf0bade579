import { asProblem, Problem } from '../../src/common/problem.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { Heard } from './operation.ts';

/** What somebody heard who waited for this write. */
export function hear(promise: Promise<unknown>): Promise<Heard> {
  return promise.then(
    () => ({ told: 'done' }),
    (thrown: unknown) => heardOf(thrown),
  );
}

/** What somebody heard who waited for this read. */
export function hearRead(promise: Promise<unknown>): Promise<Heard> {
  return promise.then(
    () => ({ told: 'done' }),
    (thrown: unknown) => {
      const problem = asProblem(thrown);
      return { told: 'failed', code: problem.code, problem };
    },
  );
}

/** What a problem tells of the write that it is about. */
export function heardOf(thrown: unknown): Heard {
  if (!(thrown instanceof Problem)) throw thrown;
  const { code } = thrown;
  if (code === 'draft_not_read') return { told: 'done', code, problem: thrown };
  if (code.endsWith('_outcome_unknown')) return { told: 'unknown', code, problem: thrown };
  if (thrown instanceof OdooError) return { told: thrown.outcome, code, problem: thrown };
  return { told: 'rejected', code, problem: thrown };
}
