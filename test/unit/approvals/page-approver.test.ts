import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageApprover } from '../../../src/approvals/page-approver.ts';
import type { MoveHandle } from '../../../src/accounting/handle.ts';
import { asProblem } from '../../../src/common/problem.ts';
import type { Answer, Asked, Reviewed } from '../../../src/posting/approver.ts';
import type { TotalToType } from '../../../src/posting/review/typed-total.ts';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ScriptedApprover } from '../../support/scripted-approver.ts';

const agent = { kind: 'agent', saysItIs: 'Claude' } as const;

/** The person of an office at an approval page. */
class PersonAtPage extends ScriptedApprover {
  page: PageApprover | undefined;

  override ask(asked: Asked, signal: AbortSignal): Promise<Answer> {
    return this.#page.ask(asked, signal);
  }

  override review(_review: Reviewed): Promise<Exclude<Answer, 'review'>> {
    return this.#page.review();
  }

  override typeTotal(total: TotalToType): Promise<string | undefined> {
    return this.#page.typeTotal(total);
  }

  get #page(): PageApprover {
    if (this.page === undefined) throw new Error('There is no page.');
    return this.page;
  }
}

describe('at the gate, a person at the page', () => {
  const person = new PersonAtPage();
  const clock = new ManualClock();
  let company: DemoOffice;
  let count = 0;

  beforeAll(async () => {
    company = await openDemoOffice('billing', { person, clock, typeTotalsOver: '8000' });
  });
  afterAll(() => company.dispose());

  /** Asks at the gate about a bill of so many lines. @returns what came of it: "posted", or the code of the problem */
  async function askAbout(bed: ApprovalBed, lines = 1) {
    const { books } = company.office;
    count += 1;
    const { view } = await books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
      reference: `P-${count}`,
      lines: Array.from({ length: lines }, (_each, index) => ({
        description: `Chair ${index}`,
        price: '100',
      })),
    });
    return { document: view.document, ...(await askAgain(bed, view.document)) };
  }

  async function askAgain(bed: ApprovalBed, document: MoveHandle) {
    person.page = bed.approver;
    const before = bed.announced.length;
    const request = company.office.gate.request(document, agent, new AbortController().signal);
    const outcome = request.then(
      () => 'posted',
      (thrown: unknown) => asProblem(thrown).code,
    );
    await expect.poll(() => bed.announced.length, { timeout: 10_000 }).toBe(before + 1);
    return { outcome, path: new URL(bed.announced.at(-1) ?? '').pathname };
  }

  it('posts with a yes', async () => {
    const bed = await openBed();
    const { outcome, path } = await askAbout(bed);
    await (await pairedBrowser(bed)).submit(path, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await outcome).toBe('posted');
  });

  it('declines with the other button', async () => {
    const bed = await openBed();
    const { outcome, path } = await askAbout(bed);
    await (await pairedBrowser(bed)).submit(path, { answer: 'keep' });
    expect(await outcome).toBe('declined');
  });

  it('posts what is too long for a dialog, having seen every line of it', async () => {
    const bed = await openBed();
    const { outcome, path } = await askAbout(bed, 45);
    const browser = await pairedBrowser(bed);
    const { body } = await browser.get(path);
    for (let line = 0; line < 45; line += 1) expect(body).toContain(`<bdi>Chair ${line}</bdi>`);
    await browser.submit(path, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await outcome).toBe('posted');
  });

  it('types the total once, together with the passphrase, and the gate takes it', async () => {
    const bed = await openBed();
    const { outcome, path } = await askAbout(bed, 70);
    const browser = await pairedBrowser(bed);
    const { body } = await browser.get(path);
    expect(body).toContain('over your limit of 8,000 EUR');
    const total = /<dt class="strong">Total<\/dt><dd class="strong"><bdi>(?<total>[\d,.]+) EUR/.exec(body)
      ?.groups?.total;
    await browser.submit(path, { answer: 'yes', passphrase: PASSPHRASE, total: total ?? '' });
    expect(await outcome).toBe('posted');
  });

  it('has refused nothing by being away, however often it was asked', async () => {
    const bed = await openBed();
    const { document, ...first } = await askAbout(bed);
    let { outcome, path } = first;
    for (let time = 0; time < 3; time += 1) {
      clock.advance(REQUEST_LIFE_MS);
      expect(await outcome).toBe('approval_expired');
      ({ outcome, path } = await askAgain(bed, document));
    }
    await (await pairedBrowser(bed)).submit(path, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await outcome).toBe('posted');
  });

  it('posts nothing when the page closes', async () => {
    const bed = await openBed();
    const { outcome } = await askAbout(bed);
    await bed.page.dispose();
    expect(await outcome).toBe('approval_failed');
  });
});
