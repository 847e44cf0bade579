import fc from 'fast-check';
import { FAILURES } from './gate-person.ts';
import type { Step, Story } from './steps.ts';

const LIFE = 5 * 60_000;
const DAY = 24 * 60 * 60_000;

const window = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: fc.constant(1), weight: 1 });
const connection = fc.oneof(
  { arbitrary: fc.constant(0), weight: 4 },
  { arbitrary: fc.constant(1), weight: 1 },
);
const bill = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: fc.nat(2), weight: 2 });
const by = fc.constantFrom('agent' as const, 'command' as const);
const place = { window, connection };

const ask = fc.record({
  do: fc.constant('ask' as const),
  ...place,
  bill,
  by,
  what: fc.oneof(
    { arbitrary: fc.constant('post' as const), weight: 8 },
    { arbitrary: fc.constantFrom('undo' as const, 'discard' as const), weight: 1 },
  ),
});
const askForSeveral = fc.record({
  do: fc.constant('ask for several' as const),
  ...place,
  bills: fc.uniqueArray(fc.nat(2), { minLength: 2, maxLength: 3 }),
  by,
});
const press = fc.record({
  do: fc.constant('press' as const),
  window,
  answer: fc.oneof(
    { arbitrary: fc.constant('yes' as const), weight: 7 },
    { arbitrary: fc.constantFrom('keep' as const, 'closed' as const, 'review' as const), weight: 2 },
  ),
});
/** On real Odoo, edits of single fields below its own code become those of people: `odoo/odoo-company.ts`. */
const edit = fc.record({
  do: fc.constant('edit in Odoo' as const),
  connection,
  bill,
  edit: fc.nat(400),
  at: fc.constantFrom('now' as const, 'before the next look' as const, 'after the next look' as const),
});
const leave = fc.record({ do: fc.constant('leave' as const), call: fc.nat(3) });
const failing = fc.record({
  do: fc.constant('next dialog' as const),
  window,
  goes: fc.constantFrom(...FAILURES),
});
const time = fc.record({
  do: fc.constant('time passes' as const),
  ms: fc.constantFrom(1_000, LIFE / 2, LIFE - 2_000, LIFE, DAY),
});
const wallClock = fc.record({
  do: fc.constant('wall clock' as const),
  ms: fc.constantFrom(-DAY, -LIFE, LIFE, DAY),
});
const change = fc.record({ do: fc.constant('change by tool' as const), ...place, bill, kind: fc.nat(4) });
const tool = fc.record({
  do: fc.constant('call a tool' as const),
  ...place,
  bill,
  tool: fc.nat(40),
  extra: fc.nat(40),
});
const others = fc.record({
  do: fc.constant('act in Odoo' as const),
  connection,
  bill,
  act: fc.constantFrom('post' as const, 'delete' as const, 'cancel' as const),
});
const swap = fc.record({ do: fc.constant('swap servers' as const), connection });
const again = fc.record({ do: fc.constant('ask again' as const), window });
const reopen = fc.record({ do: fc.constant('reopen' as const), window });

/** Anything that can get in between. */
const disturbance: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: edit, weight: 6 },
  { arbitrary: leave, weight: 4 },
  { arbitrary: ask, weight: 5 },
  { arbitrary: askForSeveral, weight: 2 },
  { arbitrary: press, weight: 5 },
  { arbitrary: failing, weight: 1 },
  { arbitrary: time, weight: 2 },
  { arbitrary: wallClock, weight: 1 },
  { arbitrary: change, weight: 2 },
  { arbitrary: tool, weight: 3 },
  { arbitrary: others, weight: 1 },
  { arbitrary: swap, weight: 1 },
  { arbitrary: again, weight: 1 },
);

/** Asking and pressing, with little or nothing in between: what a person's day looks like. */
const errand: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    ask,
    fc.oneof(
      { arbitrary: fc.constant<Step[]>([]), weight: 3 },
      { arbitrary: fc.array(disturbance, { minLength: 1, maxLength: 2 }), weight: 2 },
    ),
    press,
  )
  .map(([asking, between, pressing]) => [asking, ...between, { ...pressing, window: asking.window }]);

const bills = fc.array(
  fc.record({
    partner: fc.nat(3),
    prices: fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 2 }),
    payload: fc.option(fc.nat(60), { nil: undefined, freq: 4 }),
    hasTax: fc.boolean(),
  }),
  { minLength: 3, maxLength: 3 },
);

/** A story: errands, disturbed. Now and then a window is closed and opened anew. */
export const stories: fc.Arbitrary<Story> = fc
  .tuple(
    bills,
    fc.array(
      fc.oneof(
        { arbitrary: errand, weight: 12 },
        { arbitrary: disturbance.map((one): readonly Step[] => [one]), weight: 8 },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.option(fc.tuple(reopen, fc.nat(8)), { nil: undefined, freq: 40 }),
  )
  .map(([planned, parts, closing]) => {
    const steps = parts.flat();
    if (closing === undefined) return { bills: planned, steps };
    const [closed, at] = closing;
    return { bills: planned, steps: [...steps.slice(0, at), closed, ...steps.slice(at)] };
  });
