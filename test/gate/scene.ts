import assert from 'node:assert/strict';
import { ask, callTool } from './asking.ts';
import type { Asking } from './asking.ts';
import { placeBills } from './bills.ts';
import type { Bill, BillPlan } from './bills.ts';
import { Call } from './call.ts';
import type { Dialog } from './dialog.ts';
import { finish } from './finish.ts';
import { judge } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { Dump } from '../../src/demo/orm/database.ts';
import { openTwoCompanies } from './witnessed-company.ts';
import type { WitnessedCompany } from './witnessed-company.ts';
import { World } from './world.ts';

const PLAIN: BillPlan = { partner: 0, prices: [480, 20], payload: undefined, hasTax: true };

/** A named way to get something posted that nobody said yes to. It throws when it succeeds. */
export interface Attack {
  readonly name: string;
  readonly attempt: (scene: Scene) => Promise<void>;
}

/** What an attack works with: a world of its own with some bills in it. */
export class Scene {
  readonly world: World<WitnessedCompany>;
  #placed = 0;

  private constructor(world: World<WitnessedCompany>) {
    this.world = world;
  }

  static async open(books: Dump): Promise<Scene> {
    return new Scene(await World.open(openTwoCompanies(books)));
  }

  async bill(plan: Partial<BillPlan> = {}): Promise<Bill> {
    const [bill] = await this.bills([plan]);
    assert(bill !== undefined);
    return bill;
  }

  bills(plans: readonly Partial<BillPlan>[]): Promise<Bill[]> {
    const whole = plans.map((plan) => ({ ...PLAIN, ...plan }));
    return placeBills(this.world, whole, (this.#placed += 1));
  }

  /** Somebody asks, by default an agent in the first window about the first connection. */
  ask(documents: Bill | readonly Bill[], more: Partial<Omit<Asking, 'documents'>> = {}): Call {
    const ids = [documents].flat().map(({ id }) => id);
    const call = ask(this.world, {
      window: 0,
      connection: 0,
      by: 'agent',
      what: 'post',
      ...more,
      documents: ids,
    });
    this.world.calls.push(call);
    return call;
  }

  /** An agent calls a tool. */
  tool(name: string, args: Record<string, unknown>): Call {
    const asked = { window: 0, connection: 0, documents: [], tick: this.world.ticks.next() };
    const call = new Call(asked, (signal) => callTool(this.world, asked, name, args, signal));
    this.world.calls.push(call);
    return call;
  }

  /** Whoever asked does not wait any more, and the product has heard of it. */
  async leave(call: Call): Promise<void> {
    call.leave();
    await this.world.desk(call.window, call.connection).agent.client.ping();
    call.leftAt ??= this.world.ticks.next();
  }

  /** The dialog that is open, or will be. */
  async dialog(window = 0): Promise<Dialog> {
    const person = this.world.person(window);
    await this.world.ticks.until(() => person.open !== undefined, 2_000);
    assert(person.open !== undefined, 'no dialog was shown');
    return person.open;
  }

  /** The review panel, once it is open. */
  async panel(window = 0): Promise<Dialog> {
    const { dialogs } = this.world.person(window);
    const find = () => dialogs.find(({ kind, answeredAt }) => kind === 'panel' && answeredAt === undefined);
    await this.world.ticks.until(() => find() !== undefined, 2_000);
    const panel = find();
    assert(panel !== undefined, 'no review panel was opened');
    return panel;
  }

  /** The call has an answer. */
  async ended({ settled }: Call): Promise<void> {
    await Promise.race([
      settled,
      new Promise((_, reject) => setTimeout(reject, 10_000, new Error('no answer'))),
    ]);
  }

  /** Until nothing happens any more. */
  calm(): Promise<void> {
    return this.world.ticks.until(() => false, 60);
  }

  /** How many documents were posted so far, whoever allowed it. */
  get posts(): number {
    return this.world.witness.deeds.filter(({ kind }) => kind === 'posted').length;
  }

  /** What was done so far; it is not judged any more. */
  takeDeeds(): string[] {
    return this.world.witness.deeds.splice(0).map(({ kind }) => kind);
  }

  get company(): WitnessedCompany {
    return this.world.company(0);
  }

  /** The end of it: everybody leaves, and what was done is judged. */
  async close(): Promise<Verdict> {
    try {
      const hanging = await finish(this.world);
      const verdict = await judge(this.world);
      return { ...verdict, broken: [...verdict.broken, ...hanging] };
    } finally {
      await this.world.dispose();
    }
  }
}
