import type { Json } from '../../src/common/json.ts';
import { checkCall } from '../../src/odoo/allow-list.ts';
import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { OdooClient } from '../../src/odoo/client.ts';

/** One call as it was made. */
export interface MadeCall {
  readonly name: string;
  readonly args: readonly Json[];
  readonly context: Readonly<Record<string, Json>>;
}

/**
 * An Odoo of few words: each call is answered by what a real one of that version was seen to say.
 * @param answers by "model.method": the answer, or how it follows from the arguments
 */
export function cannedClient(
  allowed: AllowList,
  answers: Readonly<Record<string, Json | ((args: readonly Json[]) => Json)>>,
): OdooClient & { readonly made: MadeCall[] } {
  const made: MadeCall[] = [];
  return {
    made,
    call: (model, method, { args = [], kwargs = {}, context = {} } = {}) => {
      const name = `${model}.${method}`;
      checkCall(allowed, { model, method, args, kwargs, context });
      made.push({ name, args, context });
      const answer = answers[name];
      if (answer === undefined) return Promise.reject(new Error(`${name} was not foreseen.`));
      return Promise.resolve(typeof answer === 'function' ? answer(args) : answer);
    },
  };
}
