import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import type { CompanyName } from '../contract/sample.ts';
import {
  attach,
  cancel,
  create,
  createSeveral,
  load,
  loadSpoilt,
  note,
  post,
  remove,
  reset,
  write,
} from './changing-calls.ts';
import type { PlannedCall } from './planned-call.ts';
import { count, files, lookUp, masterData, mayI, readPlain, readWhole, search } from './reading-calls.ts';
import { company } from './values.ts';
import type { What } from './what.ts';

/*
 * Calls that the demo company models, with arguments that make sense more often than not.
 */

/** Who asks, and for which companies. Mostly somebody who may. */
const asker = fc.record({
  role: fc.oneof(
    { arbitrary: fc.constant('billing' as const), weight: 8 },
    {
      arbitrary: fc.constantFrom('accountant' as const, 'readonly' as const, 'billing-one' as const),
      weight: 2,
    },
  ),
  over: fc.constantFrom('json-rpc' as const, 'json-2' as const),
});
const both: readonly CompanyName[] = [FIRST, SECOND];
const companies = fc.oneof(
  { arbitrary: fc.constant(both), weight: 6 },
  { arbitrary: company.map((one): readonly CompanyName[] => [one]), weight: 2 },
);

const what: fc.Arbitrary<What> = fc.oneof(
  { arbitrary: load, weight: 8 },
  { arbitrary: loadSpoilt, weight: 2 },
  { arbitrary: create, weight: 2 },
  { arbitrary: createSeveral, weight: 1 },
  { arbitrary: post, weight: 6 },
  { arbitrary: write, weight: 6 },
  { arbitrary: reset, weight: 2 },
  { arbitrary: cancel, weight: 1 },
  { arbitrary: remove, weight: 1 },
  { arbitrary: search, weight: 2 },
  { arbitrary: count, weight: 1 },
  { arbitrary: masterData, weight: 1 },
  { arbitrary: readWhole, weight: 2 },
  { arbitrary: readPlain, weight: 1 },
  { arbitrary: attach, weight: 1 },
  { arbitrary: files, weight: 1 },
  { arbitrary: note, weight: 2 },
  { arbitrary: lookUp, weight: 1 },
  { arbitrary: mayI, weight: 1 },
);

const call: fc.Arbitrary<PlannedCall> = fc
  .tuple(asker, companies, what)
  .map(([who, seen, { model, method, named, context, companies: own }]) => ({
    ...who,
    companies: own ?? seen,
    model: model ?? 'account.move',
    method,
    named,
    context: context ?? {},
  }));

/** Some drafts first, so that the rest has something to work on. */
const opening: fc.Arbitrary<PlannedCall> = fc
  .tuple(asker, load)
  .map(([{ over }, { method, named, context, companies: own }]) => ({
    role: 'billing',
    over,
    companies: own ?? [FIRST],
    model: 'account.move',
    method,
    named,
    context: context ?? {},
  }));

/** A story of two to ten calls. */
export const story: fc.Arbitrary<readonly PlannedCall[]> = fc
  .tuple(opening, fc.array(call, { minLength: 1, maxLength: 9 }))
  .map(([first, others]) => [first, ...others]);
