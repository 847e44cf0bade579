import type { World } from './world.ts';

const LIFE_AND_MORE = 6 * 60_000;
/** Of real time: then a call has hung. */
const PATIENCE = 20_000;

/** Everybody leaves, the requests expire, and the person closes what is open. */
export async function finish(world: World): Promise<string[]> {
  // Nobody leaves between a yes and what comes of it: stories have steps of their own for that.
  await world.ticks.until(() => !isBusy(world), PATIENCE);
  const calls = world.calls.filter((call) => call.ending === undefined);
  for (const company of world.companies) {
    company.callOffAmbushes();
    company.letAnswer(company);
  }
  const isOver = () =>
    calls.every((call) => call.ending !== undefined) && world.persons.every(({ open }) => open === undefined);
  for (const call of calls) {
    call.leave();
    call.leftAt ??= world.ticks.next();
  }
  for (const deadline = performance.now() + PATIENCE; !isOver() && performance.now() < deadline;) {
    for (const person of world.persons) person.open?.press('closed');
    await world.ticks.until(isOver, 20);
    // Only what waits for a person: time that jumps also ends what waits for Odoo.
    if (!isOver()) world.clock.pass(LIFE_AND_MORE);
  }
  // Whoever left is answered at once; what they had asked for may still be on its way, or wait for them to come back.
  await world.ticks.until(() => false, 8);
  world.clock.pass(LIFE_AND_MORE);
  await world.ticks.until(() => false, 4);
  for (const person of world.persons) person.again = undefined;
  const hanging = calls.filter((call) => call.ending === undefined).length;
  return hanging === 0 ? [] : [`${hanging} calls have hung`];
}

/** Whether something that a person said yes to is being carried out. */
function isBusy(world: World): boolean {
  const gates = world.windows.flatMap(({ desks }) => desks.map(({ office }) => office.gate));
  return gates.some(({ waiting }) => waiting.some(({ state }) => state === 'approved' || state === 'over'));
}
