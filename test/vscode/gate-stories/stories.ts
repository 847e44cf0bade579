import fc from 'fast-check';
import type { Press, ScreenStory, Step } from './steps.ts';

/** How many bills a story has. */
const BILLS = 2;

const bill = fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat(BILLS - 1), weight: 1 });
const by = fc.constantFrom('agent' as const, 'agent' as const, 'tree' as const, 'palette' as const);

const press = (...answers: Press[]): readonly Step[] => answers.map((answer) => ({ do: 'press', answer }));

const asking = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant('ask' as const), bill, by }), weight: 4 },
  {
    arbitrary: fc.record({
      do: fc.constant('ask for several' as const),
      bills: fc.shuffledSubarray([...Array(BILLS).keys()], { minLength: BILLS }),
      by,
    }),
    weight: 1,
  },
);
const edit = fc.record({ do: fc.constant('edit in Odoo' as const), bill, edit: fc.nat(40) });
const act = fc.record({
  do: fc.constant('act in Odoo' as const),
  bill,
  act: fc.constantFrom('post' as const, 'delete' as const, 'cancel' as const),
});

/** What may come between a dialog and the press. Whoever comes in its place may keep a question waited for. */
const disturbance: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { arbitrary: edit.map((one) => [one]), weight: 5 },
  { arbitrary: fc.constant<readonly Step[]>([{ do: 'leave' }]), weight: 3 },
  { arbitrary: asking.map((one): readonly Step[] => [one, { do: 'leave' }]), weight: 2 },
  { arbitrary: asking.map((one) => [one]), weight: 2 },
  { arbitrary: act.map((one) => [one]), weight: 2 },
);

/** A yes in the dialog or by way of the review; or a no. */
const answering: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { arbitrary: fc.constant(press('yes')), weight: 6 },
  { arbitrary: fc.constant(press('review', 'yes', 'yes')), weight: 3 },
  { arbitrary: fc.constantFrom(press('keep'), press('closed'), press('review', 'keep')), weight: 3 },
);

/**
 * Asking and answering, with something in between: anywhere, also while the review is open. Where somebody leaves, an
 * agent has asked, and the person may ask again in their own name.
 */
const errand: fc.Arbitrary<readonly Step[]> = fc
  .record({
    first: asking,
    answers: answering,
    between: fc.option(disturbance, { nil: [], freq: 2 }),
    at: fc.nat(2),
    isAskedAgain: fc.boolean(),
  })
  .map(({ first, answers, between, at, isAskedAgain }) => {
    const place = at % answers.length;
    const steps = [...answers.slice(0, place), ...between, ...answers.slice(place)];
    if (!between.some((step) => step.do === 'leave')) return [first, ...steps];
    const again: readonly Step[] = isAskedAgain ? [{ do: 'ask again' }, ...press('yes')] : [];
    return [{ ...first, by: 'agent' }, ...steps, ...again];
  });

/** Stories for one window and one person. */
export const screenStories: fc.Arbitrary<ScreenStory> = fc.record({
  bills: fc.array(fc.record({ partner: fc.nat(3), price: fc.integer({ min: 1, max: 9_999 }) }), {
    minLength: BILLS,
    maxLength: BILLS,
  }),
  steps: fc.array(errand, { minLength: 1, maxLength: 2 }).map((errands) => errands.flat()),
});
