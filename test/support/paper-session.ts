import type { Json } from '../../src/common/json.ts';
import { checkCall } from '../../src/odoo/allow-list.ts';
import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { FailedOutcome } from '../../src/odoo/errors.ts';
import type { OdooSession, OdooVersion } from '../../src/odoo/session.ts';
import { nameArguments } from '../../src/odoo/signatures.ts';
import { PaperOdoo } from './paper-odoo.ts';

/** What goes wrong with a call: who did not hear whom, or an answer of a shape nobody foresaw. */
export const FAILURES = ['not-sent', 'rejected', 'unknown-done', 'unknown-not-done'] as const;
export type Failure =
  (typeof FAILURES)[number] | 'unknown-late' | { readonly answer: Json; readonly undone?: true };

/** What happens when a call is made: it fails, or something else happens first. */
export type Event = Failure | (() => void | Promise<void>);

interface Plan {
  readonly call: string;
  left: number;
  readonly event: Event;
}

const UID = 5;

/** A connection to a paper Odoo. Calls are held against the allow lists as on the wire. */
export class PaperSession implements OdooSession {
  readonly origin = 'https://books.example.com';
  readonly database = 'books';
  readonly login = 'billing@example.com';
  readonly uid = UID;
  readonly version: OdooVersion;
  readonly protocol = 'json-2' as const;
  readonly odoo: PaperOdoo;
  /** Every call that reached Odoo, as "model.method". */
  readonly calls: string[] = [];
  /** Requests that were given up while they were on their way. */
  readonly #late: (() => void)[] = [];
  #plans: readonly Plan[] = [];

  /**
   * @param odoo several connections may share one
   * @param major which version it says it is: the paper one is a 19, and reads in the ways of 16 too
   */
  constructor(odoo = new PaperOdoo(UID), major: 16 | 19 = 19) {
    this.odoo = odoo;
    this.version = { major, text: `${major}.0` };
  }

  /** Something happens to a call from now on: "account.move.load", the first one unless said otherwise. */
  when(call: string, event: Event, nth = 1): void {
    this.#plans = [...this.#plans, { call, left: nth, event }];
  }

  /** Forgets what was to happen and did not. */
  calmDown(): void {
    this.#plans = [];
  }

  /** What was given up reaches Odoo after all. */
  arriveLate(): void {
    for (const arrive of this.#late.splice(0)) arrive();
  }

  takeCalls(): string[] {
    return this.calls.splice(0);
  }

  clientFor(allowed: AllowList): OdooClient {
    return { call: (model, method, options = {}) => this.#call(allowed, model, method, options) };
  }

  retire(): void {
    // It has nothing open.
  }

  dispose(): void {
    this.#plans = [];
  }

  async #call(allowed: AllowList, model: string, method: string, options: CallOptions): Promise<Json> {
    const { args = [], kwargs = {}, context = {} } = options;
    const kind = checkCall(allowed, { model, method, args, kwargs, context });
    await Promise.resolve();
    if (kind === 'write') await options.lastCheck?.();
    const event = this.#eventOf(`${model}.${method}`);
    if (typeof event === 'function') await event();
    if (options.signal?.aborted === true || event === 'not-sent') throw failed('not-sent');
    this.calls.push(`${model}.${method}`);
    const answer = () =>
      structuredClone(
        this.odoo.answer(model, method, nameArguments({ model, method, args, kwargs }), context),
      );
    if (event === undefined || typeof event === 'function') return answer();
    switch (event) {
      case 'rejected':
        throw failed('rejected');
      case 'unknown-not-done':
        throw failed('unknown');
      case 'unknown-late':
        this.#late.push(answer);
        throw failed('unknown');
      case 'unknown-done':
        answer();
        throw failed('unknown');
      default:
        if (kind === 'write' && event.undone !== true) answer();
        return event.answer;
    }
  }

  #eventOf(call: string): Event | undefined {
    const plans = this.#plans.filter((plan) => plan.call === call);
    for (const plan of plans) plan.left -= 1;
    const due = plans.find((plan) => plan.left === 0);
    this.#plans = this.#plans.filter((plan) => plan.left > 0);
    return due?.event;
  }
}

function failed(outcome: FailedOutcome): OdooError {
  const said =
    outcome === 'rejected' ? { odooName: 'odoo.exceptions.UserError', odooWords: 'Not today.' } : {};
  const code = outcome === 'rejected' ? 'refused_by_odoo' : 'timed_out';
  return new OdooError(
    outcome,
    { code, person: `It failed: ${outcome}.`, model: `It failed: ${outcome}.` },
    said,
  );
}
