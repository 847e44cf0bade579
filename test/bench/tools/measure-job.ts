import type { Called, Desk } from '../desk.ts';
import { trafficOf } from '../proxy/exchange.ts';
import type { Exchange, Traffic } from '../proxy/exchange.ts';
import { compare } from '../statistics.ts';
import type { Pair, Paired } from '../statistics.ts';
import type { Job, Occasion } from './jobs.ts';

/** What a job does, told in figures that do not depend on the machine. */
export interface Counted {
  readonly tool: string;
  readonly does: string;
  /** The fewest calls of Odoo that could do it at all. */
  readonly fewest: number;
  /** What it asks of Odoo when master data is known. */
  readonly traffic: Traffic;
  /** Bytes that the model writes, and reads. */
  readonly written: number;
  readonly read: number;
}

export interface Measured extends Counted {
  /** The tool, and its own calls made bare; undefined where it makes none. */
  readonly time: Paired;
}

interface Recording {
  readonly occasion: Occasion;
  readonly exchanges: readonly Exchange[];
  readonly called: Called;
}

/** A job on a desk: drafts and papers that its calls need are made beforehand, and not counted. */
export class JobAtDesk {
  readonly #desk: Desk;
  readonly #job: Job;
  readonly #drafts: string[] = [];

  constructor(desk: Desk, job: Job) {
    this.#desk = desk;
    this.#job = job;
  }

  async count(): Promise<Counted> {
    return this.#counted(await this.#record());
  }

  /** The tool and its floor in turn, each first in every second round. */
  async measure(rounds: number): Promise<Measured> {
    const recording = await this.#record();
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [own, other] = [await this.#occasion(2 * rounds), await this.#occasion(2 * rounds)];
      const playFloor = () => this.#floor(recording, other);
      const before = round % 2 === 0 ? undefined : await playFloor();
      const { took } = await this.#desk.call(this.#job.tool, this.#job.args(own));
      pairs.push({ ours: took, floor: before ?? (await playFloor()) });
    }
    await this.#desk.proxy.take();
    return { ...this.#counted(recording), time: compare(pairs) };
  }

  /**
   * The same while Odoo's answers come at once, from what it answered before. What needs a draft of its own each time is
   * measured with Odoo itself: there, too, what is more than its bare calls is ours.
   */
  async measureOwnCost(rounds: number): Promise<Measured> {
    if (this.#job.needs.length > 0) return this.measure(Math.ceil(rounds / 3));
    const recording = await this.#record();
    const { occasion, exchanges } = recording;
    const { proxy } = this.#desk;
    await proxy.answerFrom(exchanges);
    const pairs: Pair[] = [];
    for (let round = 0; round < rounds + 5; round += 1) {
      const { serial } = this.#desk.telling();
      const again = { ...occasion, serial };
      await proxy.nextCall(occasion.serial, serial);
      const { took } = await this.#desk.call(this.#job.tool, this.#job.args(again));
      await proxy.nextCall(occasion.serial, serial);
      const floor = await this.#floor(recording, again);
      // The first ones warm up what was not needed before.
      if (round >= 5) pairs.push({ ours: took, floor });
    }
    await proxy.answerFrom(undefined);
    await proxy.take();
    return { ...this.#counted(recording), time: compare(pairs) };
  }

  #counted({ exchanges, called: { written, read } }: Recording): Counted {
    const { tool, does, fewest } = this.#job;
    return { tool, does, fewest, traffic: trafficOf(exchanges), written, read };
  }

  /** The second call: the first one learns what it keeps. */
  async #record(): Promise<Recording> {
    const { tool, args } = this.#job;
    await this.#desk.call(tool, args(await this.#occasion(2)));
    const occasion = await this.#occasion(2);
    await this.#desk.proxy.take();
    const called = await this.#desk.call(tool, args(occasion));
    return { occasion, called, exchanges: await this.#desk.proxy.take() };
  }

  async #floor({ occasion, exchanges }: Recording, now: Occasion): Promise<number> {
    const idsOf = ({ documents }: Occasion) => documents.map((document) => Number(document.split('/')[1]));
    const others = idsOf(now);
    const ids = idsOf(occasion).map((id, place) => [id, others[place] ?? id] as const);
    const texts = [[occasion.serial, now.serial] as const, [occasion.price, now.price] as const];
    const began = performance.now();
    await this.#desk.floor.play(exchanges, { texts, ids });
    return performance.now() - began;
  }

  async #occasion(drafts: number): Promise<Occasion> {
    const { needs } = this.#job;
    const telling = this.#desk.telling();
    const count = needs.includes('five drafts')
      ? 5
      : needs.includes('draft') || needs.includes('posted')
        ? 1
        : 0;
    if (this.#drafts.length < count) this.#drafts.push(...(await this.#desk.drafts(drafts * count)));
    const documents = this.#drafts.splice(0, count);
    const [document = ''] = documents;
    if (needs.includes('posted')) await this.#desk.call('post_invoice', { invoice_id: document });
    const digest = needs.includes('digest') ? await this.#desk.digestOf(document) : '';
    const paper = needs.includes('paper') ? await this.#desk.paper(telling.serial) : '';
    return { ...telling, documents, digest, paper };
  }
}
