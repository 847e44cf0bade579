import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import { LINDENHOF } from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import type { PaperOffice } from '../../../support/paper-office.ts';
import { FAILURES } from '../../../support/paper-session.ts';
import type { Failure } from '../../../support/paper-session.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const LOAD = 'account.move.load';
const LOOK_UP = 'ir.model.data.check_object_reference';

interface Trouble {
  readonly call: string;
  readonly nth: number;
  readonly failure: Failure;
}
interface Ask {
  readonly does: 'ask';
  readonly bill: number;
  readonly withKey: boolean;
  readonly trouble: readonly Trouble[];
}
interface Meddle {
  readonly does: 'edit' | 'discard' | 'post';
  readonly which: number;
}
type Step = Ask | Meddle | { readonly does: 'restart' } | { readonly does: 'wait'; readonly hours: number };

/** The draft is made, and neither the answer nor the look for it comes back. */
const LOST: readonly Trouble[] = [
  { call: LOAD, nth: 1, failure: 'unknown-done' },
  { call: LOOK_UP, nth: 2, failure: 'unknown-not-done' },
];
const trouble = fc.record({
  call: fc.constantFrom(LOAD, LOAD, LOOK_UP, 'account.move.web_read'),
  nth: fc.integer({ min: 1, max: 2 }),
  failure: fc.constantFrom(...FAILURES),
});
const ask: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('ask' as const),
  bill: fc.integer({ min: 0, max: 1 }),
  withKey: fc.boolean(),
  trouble: fc.oneof(fc.constant([]), fc.constant(LOST), fc.array(trouble, { maxLength: 2 })),
});
const meddle: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('edit' as const, 'discard' as const, 'discard' as const, 'post' as const),
  which: fc.nat(3),
});
const restart: fc.Arbitrary<Step> = fc.constant({ does: 'restart' });
const wait: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('wait' as const),
  hours: fc.constantFrom(1, 7, 25),
});
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: ask },
    { weight: 3, arbitrary: meddle },
    { weight: 1, arbitrary: restart },
    { weight: 1, arbitrary: wait },
  ),
  { minLength: 4, maxLength: 14 },
);

/** One document that there was of a bill. */
interface Made {
  readonly id: number;
  readonly at: number;
  told: boolean;
}

/** The office and what people do in Odoo meanwhile. Every step is held against the promise. */
class Story {
  readonly #clock = new ManualClock();
  readonly #folder = temporaryFolder();
  /** What people wrote on which move. */
  readonly #byHand = new Map<number, string>();
  /** Every document there ever was, by bill. */
  readonly #made = new Map<string, Made[]>();
  #office: PaperOffice | undefined;

  async run(step: Step): Promise<void> {
    const office = (this.#office ??= await this.#open());
    switch (step.does) {
      case 'ask':
        await this.#ask(office, step);
        break;
      case 'restart':
        this.#office = await this.#open(office);
        break;
      case 'wait':
        this.#clock.advance(step.hours * HOUR);
        break;
      case 'edit':
      case 'discard':
      case 'post':
        this.#meddle(office, step);
    }
    this.#check(office);
  }

  #open(before?: PaperOffice): Promise<PaperOffice> {
    return openPaperOffice({
      folder: this.#folder,
      clock: this.#clock,
      session: before?.session,
      lookAgainAfter: [0],
    });
  }

  #meddle({ odoo }: PaperOffice, step: Meddle): void {
    const move = odoo.moves[step.which % Math.max(odoo.moves.length, 1)];
    if (move === undefined) return;
    if (step.does === 'discard') {
      if (move.state !== 'draft') return;
      odoo.discard(move.id);
      this.#byHand.delete(move.id);
    } else {
      const narration = `by hand at ${this.#clock.now()}`;
      odoo.edit(move.id, { narration, ...(step.does === 'post' && { state: 'posted' }) });
      this.#byHand.set(move.id, narration);
    }
  }

  async #ask(office: PaperOffice, step: Ask): Promise<void> {
    const name = `${step.withKey ? 'keyed' : 'keyless'} bill ${step.bill}`;
    const request: InvoiceRequest = {
      type: 'in_invoice',
      company: LINDENHOF,
      reference: name,
      lines: [{ description: name, price: '480' }],
      ...(step.withKey && { idempotencyKey: name }),
    };
    const before = new Set(office.odoo.moves.map(({ id }) => id));
    for (const { call, failure, nth } of step.trouble) office.session.when(call, failure, nth);
    const answer = await office.books.createDraftInvoice(request).catch(() => undefined);
    office.session.calmDown();

    const made = this.#made.get(name) ?? [];
    for (const { id } of office.odoo.moves.filter((move) => !before.has(move.id))) {
      // What was told of is the bill, deleted or not: with a key for ever, else while its words are fresh.
      const still = (one: Made) => one.told && (step.withKey || this.#clock.now() - one.at <= 24 * HOUR);
      expect(made.filter(still)).toEqual([]);
      made.push({ id, at: this.#clock.now(), told: false });
    }
    this.#made.set(name, made);
    if (answer === undefined) return;
    const told = made.find(({ id }) => `move/${id}` === answer.view.document);
    expect(told).toBeDefined();
    if (told !== undefined) told.told = true;
  }

  #check({ odoo }: PaperOffice): void {
    const live = new Map(odoo.moves.map((move) => [move.id, move] as const));
    for (const [id, narration] of this.#byHand) expect(live.get(id)?.narration).toBe(narration);
    for (const [name, made] of this.#made) {
      const counted = made.filter(({ id }) =>
        name.startsWith('keyed') ? live.has(id) : live.get(id)?.state === 'draft',
      );
      expect(counted.length).toBeLessThanOrEqual(1);
    }
  }
}

describe('whatever goes wrong, in whatever order, with people at work in between', () => {
  const keepsItsWord = fc.asyncProperty(steps, async (story) => {
    const office = new Story();
    for (const step of story) await office.run(step);
  });

  it('one request has at most one document, which is never overwritten and never brought back', () =>
    fc.assert(keepsItsWord, { numRuns: 80 }));

  it('nor in the story whose settled draft was written just after a quiet day was read', () =>
    fc.assert(keepsItsWord, { seed: 1249857663, path: '54:4:8:9:9:9:7:7:7:8:8:8', endOnFailure: true }));
});
