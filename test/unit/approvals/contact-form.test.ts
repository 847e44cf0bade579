import { describe, expect, it } from 'vitest';
import { openBed } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PlainBrowser, tokenIn } from '../../approvals/plain-browser.ts';
import type { FormHints } from '../../../src/posting/partners/partner-form.ts';
import type { PartnerValues } from '../../../src/posting/partners/partner-values.ts';

const PROPOSED: PartnerValues = { name: 'Kleinholz "GmbH" <b>', isCompany: true, vat: 'DE123456788' };

const HINTS: FormHints = {
  warnings: ['There is Kleinholz & Söhne already'],
  countries: new Map([
    ['DE', 'Germany'],
    ['FR', 'France'],
  ]),
  isDemo: false,
};

/** All fields of the form, as a browser sends them that changed nothing. */
const SENT = {
  ...{ answer: 'go-on', name: 'Kleinholz GmbH', kind: 'company', vat: 'DE123456788', email: '', phone: '' },
  ...{ street: '', zip: '', city: '', country: 'DE', reference: '' },
};

/** Shows a form on the page, and remembers how it was left. */
async function fill(bed: ApprovalBed, hints = HINTS) {
  const life = new AbortController();
  const before = bed.announced.length;
  const came: { left: PartnerValues | 'given up' | 'threw' | 'nothing yet' } = { left: 'nothing yet' };
  bed.form.fill(PROPOSED, hints, life.signal).then(
    (values) => (came.left = values ?? 'given up'),
    () => (came.left = 'threw'),
  );
  await expect.poll(() => bed.announced.length).toBe(before + 1);
  return { came, life, path: new URL(bed.announced.at(-1) ?? '').pathname };
}

describe('the form for a proposed contact', () => {
  it('shows what was proposed and what is odd about it, as text', async () => {
    const bed = await openBed();
    const { path } = await fill(bed);
    const { status, body } = await (await pairedBrowser(bed)).get(path);
    expect(status).toBe(200);
    expect(body).toContain('value="Kleinholz &quot;GmbH&quot; &lt;b&gt;"');
    expect(body).toContain('Kleinholz &amp; Söhne');
    expect(body).toContain('<option value="FR"');
    expect(body).not.toContain('type="password"');
  });

  it('is on the page of all that waits, and says that it is the demo company', async () => {
    const bed = await openBed();
    const { path } = await fill(bed, { ...HINTS, isDemo: true });
    const browser = await pairedBrowser(bed);
    expect((await browser.get('/')).body).toContain(`<a href="${path}"`);
    expect((await browser.get(path)).body).toContain('DEMO COMPANY');
  });

  it('gives the values as the person left them, clean, and leads to the last question', async () => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    const browser = await pairedBrowser(bed);
    const sent = await browser.submit(path, {
      ...SENT,
      name: ' Kleinholz  GmbH ',
      kind: 'person',
      country: 'FR',
    });
    expect(sent).toMatchObject({ status: 303, headers: { location: '/' } });
    const left = { name: 'Kleinholz GmbH', isCompany: false, vat: 'DE123456788', country: 'FR' };
    await expect.poll(() => came.left).toEqual(left);
  });

  it('gives nothing when the person gives up', async () => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    await (await pairedBrowser(bed)).submit(path, { answer: 'keep' });
    await expect.poll(() => came.left).toBe('given up');
  });

  it.each([
    ['no name', { name: ' ' }, 'Name: a contact needs a name.'],
    ['a country that Odoo does not know', { country: 'XX' }, 'Country: this Odoo does not know it.'],
    ['a bank account number', { reference: 'DE89 3704 0044 0532 0130 00' }, 'bank account number'],
  ])('with %s is shown again as it was typed, with why', async (_what, wrong, why) => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    const [browser, other] = [await pairedBrowser(bed), await pairedBrowser(bed)];
    await browser.submit(path, { ...SENT, city: 'Weimar', ...wrong });
    const { body } = await browser.get(path);
    expect(body).toContain(why);
    expect(body).toContain('value="Weimar"');
    expect((await other.get(path)).body).not.toContain('Weimar');
    expect(came.left).toBe('nothing yet');
  });

  it.each([
    ['a field that is not in it', { ...SENT, bank: 'x' }],
    ['another button', { ...SENT, answer: 'yes' }],
    ['a token of nobody', { ...SENT, token: 'x'.repeat(43) }],
    ['a line as long as a book', { ...SENT, street: 'x'.repeat(600) }],
  ])('with %s is not taken', async (_what, fields) => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    expect((await (await pairedBrowser(bed)).submit(path, fields)).status).toBe(400);
    expect(came.left).toBe('nothing yet');
  });

  it('is seen by no browser that is not paired', async () => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    const stranger = new PlainBrowser(await bed.page.open());
    const { body } = await stranger.get(path);
    expect(body).toContain('Pair this browser');
    expect((await stranger.post(path, { ...SENT, token: tokenIn(body) })).status).toBe(403);
    expect(came.left).toBe('nothing yet');
  });

  it('counts once, whatever is sent afterwards', async () => {
    const bed = await openBed();
    const { came, path } = await fill(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    await browser.post(path, { ...SENT, token });
    await browser.post(path, { ...SENT, token, name: 'Another' });
    await browser.post(path, { answer: 'keep', token });
    await expect.poll(() => came.left).toMatchObject({ name: 'Kleinholz GmbH' });
    expect(await browser.get(path)).toMatchObject({ status: 410 });
  });

  it('ends with its time, which is no answer', async () => {
    const bed = await openBed();
    const { came, life, path } = await fill(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    life.abort();
    await expect.poll(() => came.left).toBe('threw');
    await browser.post(path, { ...SENT, token });
    expect((await browser.get(path)).body).toContain('Nothing was saved.');
  });

  it('ends with the process', async () => {
    const bed = await openBed();
    const { came } = await fill(bed);
    await bed.page.dispose();
    await expect.poll(() => came.left).toBe('threw');
  });
});
