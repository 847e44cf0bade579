import { Problem } from '../common/problem.ts';
import type { ProblemText } from '../common/problem.ts';

/**
 * What is known of a call that did not succeed. `not-sent`: Odoo never saw it. `rejected`: Odoo rolled it back.
 * `unknown`: it may have been done; only reading Odoo tells.
 */
export type FailedOutcome = 'not-sent' | 'rejected' | 'unknown';

/**
 * An exception that Odoo has no words for may come after the commit, when the answer is put together: it is `rejected`,
 * but only reading Odoo proves it.
 */
export function isDoubtful(failure: Problem | undefined): boolean {
  return failure?.code === 'odoo_failed';
}

/** What is known about the failure, as far as it may be passed on. */
interface OdooErrorFacts {
  /** The class of Odoo's exception, such as "odoo.exceptions.UserError". */
  readonly odooName?: string;
  /** Odoo's own sentence for its users: foreign text, cleaned and cut, to be shown as a quotation. */
  readonly odooWords?: string;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** What is wrong with the encryption. */
  readonly tlsFault?: TlsFault;
}

/** What is wrong with the encryption of a connection. */
export type TlsFault = 'unknown-authority' | 'other-name' | 'out-of-date' | 'bad-authority-file' | 'no-tls';

/** A call to Odoo that did not succeed. Made from allow-listed facts only: no cause, no traceback, no secret. */
export class OdooError extends Problem {
  readonly outcome: FailedOutcome;
  readonly odooName?: string;
  readonly odooWords?: string;
  readonly retryAfter?: number;
  readonly tlsFault?: TlsFault;

  constructor(outcome: FailedOutcome, text: ProblemText, facts: OdooErrorFacts = {}) {
    super(text);
    this.name = 'OdooError';
    this.outcome = outcome;
    if (facts.odooName !== undefined) this.odooName = facts.odooName;
    if (facts.odooWords !== undefined) this.odooWords = facts.odooWords;
    if (facts.retryAfter !== undefined) this.retryAfter = facts.retryAfter;
    if (facts.tlsFault !== undefined) this.tlsFault = facts.tlsFault;
  }
}
