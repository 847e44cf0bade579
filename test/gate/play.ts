import type { Answer } from '../../src/posting/approver.ts';
import { placeBills } from './bills.ts';
import type { Bill } from './bills.ts';
import { ask, callTool } from './asking.ts';
import { Call } from './call.ts';
import { finish } from './finish.ts';
import { toolCalls } from './fuzzed-calls.ts';
import { judge } from './judge.ts';
import type { Step, Story } from './steps.ts';
import type { World } from './world.ts';

/** What came of a story. */
export interface Outcome {
  /** Documents that were posted with a person's approval, as it has to be. */
  readonly posts: number;
  readonly unapproved: number;
  /** Which promises were broken, in words; empty when none was. */
  readonly broken: readonly string[];
}

/** So long is waited, in milliseconds without an event, where nothing may come of a step, and where something will. */
const [QUEUED, SURE] = [15, 1_500];

/** Plays a story to its end: then nobody waits any more and no dialog is open. */
export async function play(world: World, story: Story, number: number): Promise<Outcome> {
  const bills = await placeBills(
    world,
    story.bills.map(({ payload, ...plan }) => ({ ...plan, payload })),
    number,
  );
  const calls: Call[] = [];
  for (const step of story.steps) await take(step);
  const hanging = await finish(world);
  const outcome = await judge(world);
  return { ...outcome, broken: [...outcome.broken, ...hanging] };

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case 'ask': {
        const { window, connection, by, what } = step;
        return started(ask(world, { window, connection, by, what, documents: [billOf(step.bill).id] }));
      }
      case 'ask for several': {
        const { window, connection, by } = step;
        const documents = [...new Set(step.bills.map((index) => billOf(index).id))];
        return started(ask(world, { window, connection, by, what: 'post', documents }));
      }
      case 'change by tool':
        return started(changeByTool(step));
      case 'call a tool': {
        const { window, connection } = step;
        const { id } = billOf(step.bill);
        const { name, args } = toolCalls(id, step.tool, step.extra);
        const asked = { window, connection, documents: [id], tick: world.ticks.next() };
        return started(new Call(asked, (signal) => callTool(world, step, name, args, signal)));
      }
      case 'leave':
        return leave(calls[calls.length === 0 ? 0 : step.call % calls.length]);
      case 'press':
        return press(step.window, step.answer);
      case 'next dialog':
        world.person(step.window).willFail(step.goes);
        return;
      case 'time passes':
        world.clock.pass(step.ms);
        return;
      case 'wall clock':
        world.clock.setWallTimeOff(step.ms);
        return;
      case 'edit in Odoo': {
        const company = world.company(step.connection);
        const [bill, at] = [billOf(step.bill), 'account.move.web_read'];
        const happens = () => company.edit(bill, step.edit, 'anyhow');
        // What is put below Odoo's own code, posting may work out anew as it should be.
        const happensLate = () => company.edit(bill, step.edit, 'as people do');
        if (step.at === 'now') await happens();
        else if (step.at === 'before the next look') company.ambush({ at, when: 'before', happens });
        else company.ambush({ at, when: 'after', happens: happensLate });
        return;
      }
      case 'act in Odoo':
        return world.company(step.connection).act(billOf(step.bill), step.act);
      case 'swap servers':
        world.company(step.connection).letAnswer(world.company(1 - step.connection));
        return;
      case 'ask again':
        return askAgain(step.window);
      case 'reopen':
        await finish(world);
        return world.reopen(step.window);
    }
  }

  function billOf(index: number): Bill {
    const bill = bills[index % bills.length];
    if (bill === undefined) throw new Error('A story has a bill at least.');
    return bill;
  }

  /** Until a dialog is open, or the call has ended, or it waits for others. */
  async function started(call: Call): Promise<void> {
    calls.push(call);
    world.calls.push(call);
    const before = shown();
    const hasToQueue = world.person(call.window).open !== undefined;
    await world.ticks.until(() => call.ending !== undefined || shown() > before, hasToQueue ? QUEUED : SURE);
  }

  /** Until something comes of it. */
  async function press(window: number, answer: Answer): Promise<void> {
    const { open } = world.person(window);
    if (open === undefined) return;
    const before = shown();
    const waiting = calls.filter((call) => call.window === window && call.ending === undefined);
    const isWaited = waiting.some(({ leftAt }) => leftAt === undefined);
    open.press(answer);
    const [told, done] = [heard(), world.witness.deeds.length];
    const isAnswered = () =>
      waiting.some(({ ending }) => ending !== undefined) ||
      shown() > before ||
      heard() > told ||
      world.witness.deeds.length > done;
    await world.ticks.until(isAnswered, isWaited || answer === 'yes' ? SURE : QUEUED);
  }

  function heard(): number {
    return world.persons.reduce((sum, { told }) => sum + told.length, 0);
  }

  function shown(): number {
    return world.persons.reduce((sum, { dialogs }) => sum + dialogs.length, 0);
  }

  /** The person presses the button of a notice that says that their yes came too late. */
  async function askAgain(window: number): Promise<void> {
    const person = world.person(window);
    await world.ticks.until(() => person.again !== undefined, 40);
    if (person.again === undefined) return;
    const documents = bills.map(({ id }) => id);
    for (const connection of world.companies.keys()) {
      const asked = { window, connection, documents, tick: world.ticks.next() };
      world.calls.push(new Call(asked, () => Promise.resolve({ kind: 'done', told: 'in their own name' })));
    }
    person.again();
    person.again = undefined;
    await world.ticks.until(() => person.open !== undefined, 15);
  }

  async function leave(call: Call | undefined): Promise<void> {
    if (call?.canLeave !== true || call.ending !== undefined) return;
    call.leave();
    // What is sent after the leaving arrives after it.
    await world.desk(call.window, call.connection).agent.client.ping();
    call.leftAt ??= world.ticks.next();
  }

  function changeByTool({ window, connection, bill, kind }: Extract<Step, { do: 'change by tool' }>): Call {
    const { id } = billOf(bill);
    const asked = { window, connection, documents: [id], tick: world.ticks.next() };
    return new Call(asked, async (signal) => {
      const read = await callTool(
        world,
        { window, connection },
        'get_document',
        { document: `move/${id}` },
        signal,
      );
      const digest = /"digest":"(?<digest>[0-9a-f]+)"/.exec(read.told)?.groups?.digest;
      if (digest === undefined) return read;
      const changes = [
        { reference: `T${id}` },
        { narration: 'Paid.' },
        { due_date: '2027-02-01' },
        { invoice_date: '2026-11-18' },
      ];
      const args = { document: `move/${id}`, digest, ...changes[kind % changes.length] };
      return callTool(world, { window, connection }, 'update_draft', args, signal);
    });
  }
}
