import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MoveHandle } from '../../../src/accounting/handle.ts';
import { asProblem } from '../../../src/common/problem.ts';
import { REQUEST_LIFE_MS } from '../../../src/posting/asking/request-life.ts';
import { openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PersonAtPage } from '../../approvals/person-at-page.ts';
import { openDemoOffice } from '../../support/demo-office.ts';
import type { DemoOffice } from '../../support/demo-office.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const agent = { kind: 'agent', saysItIs: 'Claude' } as const;
const STAYS = new AbortController().signal;

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
  async function askAbout(bed: ApprovalBed, lines = 1, signal = STAYS) {
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
    return { document: view.document, ...(await askAgain(bed, view.document, signal)) };
  }

  async function askAgain(bed: ApprovalBed, document: MoveHandle, signal = STAYS) {
    person.page = bed.approver;
    const before = bed.announced.length;
    const request = company.office.gate.request(document, agent, signal);
    const outcome = request.then(
      () => 'posted',
      (thrown: unknown) => asProblem(thrown).code,
    );
    await expect.poll(() => bed.announced.length).toBe(before + 1);
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

  it('is told on the page of the answer that nothing was posted, when whoever asked had left, and can ask anew', async () => {
    const bed = await openBed();
    const left = new AbortController();
    const { outcome, path } = await askAbout(bed, 1, left.signal);
    const browser = await pairedBrowser(bed);
    left.abort();
    expect(await outcome).toBe('caller_left');
    await browser.submit(path, { answer: 'yes', passphrase: PASSPHRASE });
    const version = async () => (await browser.get(`${path}/version`)).body;
    await expect.poll(version).toMatch(/ yes 1$/);
    const { body } = await browser.get(path);
    expect(body).toContain('Told since then');
    expect(body).toMatch(/did not wait for the answer, so it was not posted\./);
    const [notice = ''] = /\/notices\/[\w-]+/.exec(body) ?? [];
    const before = bed.announced.length;
    await browser.submit(path, {}, notice);
    await expect.poll(() => bed.announced.length).toBe(before + 1);
    const again = new URL(bed.announced.at(-1) ?? '').pathname;
    const asked = (await browser.get(again)).body;
    expect(asked).toContain('you, with “Ask Me Again” on this page');
    expect(asked).not.toContain('VS Code command');
    await browser.submit(again, { answer: 'keep' });
  });

  it('posts nothing when the page closes', async () => {
    const bed = await openBed();
    const { outcome } = await askAbout(bed);
    await bed.page.dispose();
    expect(await outcome).toBe('approval_failed');
  });
});
