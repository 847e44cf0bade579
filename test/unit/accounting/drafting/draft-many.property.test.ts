import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DraftedInvoice } from '../../../../src/accounting/drafting/invoices/drafted-invoices.ts';
import type { InvoiceRequest } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import { Problem } from '../../../../src/common/problem.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { LINDENHOF, PAPER } from '../../../support/paper-company.ts';
import { openPaperOffice } from '../../../support/paper-office.ts';
import type { PaperOffice } from '../../../support/paper-office.ts';
import { FAILURES } from '../../../support/paper-session.ts';
import type { Failure } from '../../../support/paper-session.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HOUR = 60 * 60_000;
const LOAD = 'account.move.load';
const CALLS = [LOAD, LOAD, LOAD, 'ir.model.data.check_object_reference', 'account.move.web_read'];

interface Bill {
  readonly number: number;
  readonly withKey: boolean;
  /** Its account was archived: only Odoo says no. */
  readonly refused: boolean;
}
interface Trouble {
  readonly call: string;
  readonly nth: number;
  readonly failure: Failure;
}
interface Meddle {
  readonly does: 'discard' | 'edit';
  readonly which: number;
}
type Step =
  | { readonly does: 'ask'; readonly bills: readonly Bill[]; readonly trouble: readonly Trouble[] }
  | Meddle
  | { readonly does: 'restart' }
  | { readonly does: 'late' }
  | { readonly does: 'wait'; readonly hours: number };

const bill = fc.record({
  number: fc.integer({ min: 0, max: 4 }),
  withKey: fc.boolean(),
  refused: fc.constantFrom(false, false, false, true),
});
const nth = fc.integer({ min: 1, max: 3 });
const trouble = fc.oneof(
  fc.record({ call: fc.constantFrom(...CALLS), nth, failure: fc.constantFrom<Failure>(...FAILURES) }),
  fc.record({ call: fc.constant(LOAD), nth, failure: fc.constant<Failure>('unknown-late') }),
);
const ask: fc.Arbitrary<Step> = fc.record({
  does: fc.constant('ask' as const),
  bills: fc.array(bill, { minLength: 1, maxLength: 7 }),
  trouble: fc.oneof(fc.constant([]), fc.array(trouble, { maxLength: 3 })),
});
const meddle: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('discard' as const, 'edit' as const),
  which: fc.nat(5),
});
const other: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('restart' as const) }),
  fc.record({ does: fc.constant('late' as const) }),
  fc.record({ does: fc.constant('wait' as const), hours: fc.constantFrom(1, 25) }),
);
const steps = fc.array(
  fc.oneof({ weight: 5, arbitrary: ask }, { weight: 2, arbitrary: meddle }, { weight: 2, arbitrary: other }),
  { minLength: 3, maxLength: 10 },
);

const nameOf = ({ number, withKey, refused }: Bill) =>
  `${withKey ? 'keyed' : 'keyless'} bill ${number}${refused ? ', refused' : ''}`;

function requestOf(asked: Bill): InvoiceRequest {
  const name = nameOf(asked);
  const line = { price: `${100 + asked.number}`, account: asked.refused ? PAPER : 32 };
  return {
    ...{ type: 'in_invoice', company: LINDENHOF, reference: name },
    lines: [
      { description: name, ...line },
      { description: 'Postage', quantity: '2', ...line },
    ],
    ...(asked.withKey && { idempotencyKey: name }),
  };
}

/** The office, and what people do in Odoo meanwhile. */
class Story {
  readonly #clock = new ManualClock();
  readonly #folder = temporaryFolder();
  readonly #byHand = new Map<number, string>();
  #office: PaperOffice | undefined;

  async run(step: Step): Promise<void> {
    const office = (this.#office ??= await this.#open());
    if (step.does === 'ask') await this.#ask(office, step);
    else if (step.does === 'restart') this.#office = await this.#open(office);
    else if (step.does === 'late') office.session.arriveLate();
    else if (step.does === 'wait') this.#clock.advance(step.hours * HOUR);
    else this.#meddle(office, step);
    this.#check(office);
  }

  async #open(before?: PaperOffice): Promise<PaperOffice> {
    const office = await openPaperOffice({
      ...{ folder: this.#folder, clock: this.#clock, lookAgainAfter: [0] },
      session: before?.session,
    });
    const { records } = office.odoo;
    // It is looked up while it is there, and archived before anything is sent.
    records.write('account.account', PAPER, { active: true });
    const known = { ...requestOf({ number: 0, withKey: false, refused: true }), idempotencyKey: 'known' };
    const [line] = known.lines ?? [];
    await office.books
      .createDraftInvoice({ ...known, lines: [{ ...line, taxes: [] }, { ...line }] })
      .catch((error: unknown) => expect(error).toMatchObject({ code: 'lines_inconsistent' }));
    records.write('account.account', PAPER, { active: false });
    return office;
  }

  #meddle({ odoo }: PaperOffice, { does, which }: Meddle): void {
    const move = odoo.moves[which % Math.max(odoo.moves.length, 1)];
    if (move === undefined) return;
    if (does === 'discard') {
      odoo.discard(move.id);
      this.#byHand.delete(move.id);
      return;
    }
    const narration = `by hand at ${this.#clock.now()}`;
    odoo.edit(move.id, { narration });
    this.#byHand.set(move.id, narration);
  }

  async #ask({ books, session, odoo }: PaperOffice, { bills, trouble: plans }: Step & { does: 'ask' }) {
    const before = new Set(odoo.moves.map(({ id }) => id));
    for (const { call, failure, nth } of plans) session.when(call, failure, nth);
    const outcomes = await books.createDraftInvoices(bills.map(requestOf), () => undefined);
    session.calmDown();
    expect(outcomes.length).toBe(bills.length);
    for (const [index, asked] of bills.entries()) {
      const outcome = outcomes[index];
      if (outcome !== undefined) this.#isTrue(asked, outcome, before, odoo);
    }
  }

  /** What was answered is so in Odoo. */
  #isTrue(
    asked: Bill,
    outcome: DraftedInvoice | Problem,
    before: ReadonlySet<number>,
    odoo: PaperOffice['odoo'],
  ): void {
    const there = odoo.moves.filter(({ ref }) => ref === nameOf(asked));
    if (!(outcome instanceof Problem)) {
      const { view, replayed } = outcome;
      const move = there.find(({ id }) => `move/${id}` === view.document);
      expect(move).toBeDefined();
      if (!replayed) expect(before.has(move?.id ?? 0)).toBe(false);
      expect(asked.refused).toBe(false);
      return;
    }
    if (outcome.code === 'draft_not_read')
      expect(there.some(({ id }) => outcome.model.includes(`move/${id},`))).toBe(true);
    if (outcome.code === 'refused_by_odoo' && outcome.model.includes('archived')) {
      expect(asked.refused).toBe(true);
      expect(there).toEqual([]);
    }
    if (outcome.code === 'draft_deleted') expect(there).toEqual([]);
  }

  #check({ odoo }: PaperOffice): void {
    const live = new Map(odoo.moves.map((move) => [move.id, move] as const));
    for (const [id, narration] of this.#byHand) expect(live.get(id)?.narration).toBe(narration);
    const names = odoo.moves.map(({ ref }) => ref);
    expect(names).toEqual([...new Set(names)]);
    for (const { id, ref } of odoo.moves) this.#hasItsLines(z.string().parse(ref), id, odoo);
  }

  #hasItsLines(name: string, id: number, odoo: PaperOffice['odoo']): void {
    const price = 100 + Number(/\d/.exec(name)?.[0]);
    const lines = odoo
      .linesOf(id)
      .map((line) => odoo.records.get('account.move.line', line))
      .filter(({ display_type }) => display_type === 'product');
    expect(lines.map((line) => [line.name, line.quantity, line.price_unit])).toEqual([
      [name, 1, price],
      ['Postage', 2, price],
    ]);
  }
}

describe('many at once, whatever goes wrong, in whatever order', () => {
  it('each has at most one document, exactly as it was asked for, and each answer is true', () =>
    fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const office = new Story();
        for (const step of story) await office.run(step);
      }),
      { numRuns: 60 },
    ));
});
