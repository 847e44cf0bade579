import { asItIs } from '../../../src/common/said.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aQuestion, openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PlainBrowser, tokenIn } from '../../approvals/plain-browser.ts';
import type { Answer, Asked } from '../../../src/posting/approver.ts';
import { ManualClock } from '../../support/manual-clock.ts';

/** Asks, and remembers what came of it. */
async function ask(bed: ApprovalBed, asked: Asked = aQuestion()) {
  const life = new AbortController();
  const before = bed.announced.length;
  const came: { answer: Answer | 'threw' | 'nothing yet' } = { answer: 'nothing yet' };
  bed.approver.ask(asked, life.signal).then(
    (answer) => (came.answer = answer),
    () => (came.answer = 'threw'),
  );
  await expect.poll(() => bed.announced.length).toBe(before + 1);
  return { came, life, path: new URL(bed.announced.at(-1) ?? '').pathname };
}

const YES = { answer: 'yes', passphrase: PASSPHRASE };

describe('a yes', () => {
  it('is the button and the right passphrase', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    expect(await browser.submit(path, YES)).toMatchObject({ status: 303, headers: { location: path } });
    expect(came.answer).toBe('yes');
  });

  it.each([
    ['another button', { answer: 'no', passphrase: PASSPHRASE }],
    ['no button', { passphrase: PASSPHRASE }],
    ['no passphrase field', { answer: 'yes' }],
    ['a field that is not in the form', { ...YES, approved: 'true' }],
    ['a token of nobody', { ...YES, token: 'x'.repeat(43) }],
    ['no token', { ...YES, token: '' }],
  ])('with %s is none', async (_what, fields) => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    expect((await browser.submit(path, fields)).status).toBe(400);
    expect(came.answer).toBe('nothing yet');
  });

  it('with a wrong passphrase is none, and says how long to wait', async () => {
    const bed = await openBed({ clock: new ManualClock() });
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    for (const [typed, said] of [
      ['wrong', 'That is not the passphrase. The next try counts in 1 second.'],
      [PASSPHRASE, 'came too early after a wrong passphrase'],
    ] as const) {
      await browser.submit(path, { ...YES, passphrase: typed });
      expect((await browser.get(path)).body).toContain(said);
      expect(came.answer).toBe('nothing yet');
    }
  });

  it('does not show to another browser what was wrong', async () => {
    const bed = await openBed();
    const { path } = await ask(bed);
    const [one, other] = [await pairedBrowser(bed), await pairedBrowser(bed)];
    await one.submit(path, { ...YES, passphrase: 'wrong' });
    expect((await other.get(path)).body).not.toContain('not the passphrase');
  });

  it('is not to be had before a passphrase is set up', async () => {
    const bed = await openBed({ passphrase: 'none' });
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const { body } = await browser.get(path);
    expect(body).toContain('mcp-odoo approvals --set-up');
    expect(body).not.toContain('type="password"');
    await browser.submit(path, YES);
    expect(came.answer).toBe('nothing yet');
  });

  it('carries the total that was typed, for when the gate asks for it', async () => {
    const bed = await openBed();
    const asked = aQuestion({ typeTotal: asItIs('The total is over your limit of 100.00 EUR.') });
    const { came, path } = await ask(bed, asked);
    const browser = await pairedBrowser(bed);
    expect((await browser.get(path)).body).toContain('over your limit');
    await browser.submit(path, { ...YES, total: '191.00' });
    expect((await browser.get(path)).body).toContain('not the total');
    await browser.submit(path, YES);
    expect(came.answer).toBe('nothing yet');
    await browser.submit(path, { ...YES, total: '119,00' });
    expect(came.answer).toBe('yes');
    const { typeTotal } = asked;
    if (typeTotal === undefined) throw new Error('The total is to be typed.');
    expect(await bed.approver.typeTotal(typeTotal)).toBe('119,00');
    expect(await bed.approver.typeTotal(typeTotal)).toBeUndefined();
  });

  it('shows again what was typed for the total, and nothing that is no amount: it may be the passphrase', async () => {
    const bed = await openBed();
    const { path } = await ask(bed, aQuestion({ typeTotal: asItIs('Much depends on it.') }));
    const browser = await pairedBrowser(bed);
    await browser.submit(path, { ...YES, total: '1 234.50' });
    expect((await browser.get(path)).body).toContain('value="1 234.50"');
    await browser.submit(path, { answer: 'yes', passphrase: '', total: PASSPHRASE });
    expect((await browser.get(path)).body).not.toContain(PASSPHRASE);
  });

  it('costs no try at the passphrase while the total is wrong', async () => {
    const bed = await openBed({ clock: new ManualClock() });
    const { path } = await ask(bed, aQuestion({ typeTotal: asItIs('Much depends on it.') }));
    const browser = await pairedBrowser(bed);
    await browser.submit(path, { ...YES, passphrase: 'wrong', total: '1' });
    expect(await bed.stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'right' });
  });
});

describe('keeping all as it is', () => {
  it('takes the button alone', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    await browser.submit(path, { answer: 'keep' });
    expect(came.answer).toBe('keep');
  });
});

describe('an answer counts once', () => {
  it('in two tabs: the second is told that it is over', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    await browser.post(path, { token, answer: 'keep' });
    expect((await browser.post(path, { token, ...YES })).status).toBe(303);
    expect(came.answer).toBe('keep');
    const { status, body } = await browser.get(path);
    expect(status).toBe(410);
    expect(body).toContain('Answered with “Keep as Draft”');
  });

  it('whatever is pressed after a yes', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    await browser.post(path, { token, ...YES });
    await browser.post(path, { token, answer: 'keep' });
    expect(came.answer).toBe('yes');
    expect((await browser.get(path)).body).toContain('Answered with “Post Vendor Bill”');
  });

  it('when two are sent at once', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    const answers = [YES, YES, { answer: 'keep' }];
    const sent = await Promise.all(answers.map((fields) => browser.post(path, { token, ...fields })));
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(['yes', 'keep']).toContain(came.answer);
  });

  it('for the question that it was made for', async () => {
    const bed = await openBed();
    const [one, other] = [await ask(bed), await ask(bed)];
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(one.path)).body);
    expect((await browser.post(other.path, { token, ...YES })).status).toBe(400);
    expect([one.came.answer, other.came.answer]).toEqual(['nothing yet', 'nothing yet']);
  });

  it('from the browser that its form was made for', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const [one, other] = [await pairedBrowser(bed), await pairedBrowser(bed)];
    const token = tokenIn((await one.get(path)).body);
    expect((await other.post(path, { token, ...YES })).status).toBe(400);
    expect(came.answer).toBe('nothing yet');
  });

  it('at the process that asks: the form of another one is not taken', async () => {
    const bed = await openBed();
    const elsewhere = await openBed({ root: bed.root });
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(elsewhere);
    const token = tokenIn((await browser.get((await ask(elsewhere)).path)).body);
    const here = new PlainBrowser(await bed.page.open());
    here.cookie = browser.cookie;
    expect((await here.post(path, { token, ...YES })).status).toBe(400);
    expect(came.answer).toBe('nothing yet');
  });
});

describe('looking', () => {
  it('changes nothing, however often and wherever', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const before = (await browser.get(path)).body.replaceAll(/nonce="[^"]*"/g, '');
    for (const at of ['/', '/version', `${path}/version`, `${path}?answer=yes`, `${path}/answer`, '/pair'])
      await browser.get(at);
    expect((await browser.get(path)).body.replaceAll(/nonce="[^"]*"/g, '')).toBe(before);
    expect(came.answer).toBe('nothing yet');
  });

  it('at what is not here is answered so', async () => {
    const bed = await openBed();
    const browser = await pairedBrowser(bed);
    for (const at of [
      '/nothing',
      '/questions',
      '/questions/../',
      '/favicon.ico',
      `/questions/${'0'.repeat(36)}`,
    ])
      expect((await browser.get(at)).status).toBe(404);
  });
});

describe('the end of a question', () => {
  it('is no answer: nobody has refused anything', async () => {
    const bed = await openBed();
    const { came, life, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    life.abort();
    await expect.poll(() => came.answer).toBe('threw');
    await browser.post(path, { token, ...YES });
    const { status, body } = await browser.get(path);
    expect(status).toBe(410);
    expect(body).toContain('ended without an answer');
  });

  it('comes with the end of the process', async () => {
    const bed = await openBed();
    const { came } = await ask(bed);
    await bed.page.dispose();
    await expect.poll(() => came.answer).toBe('threw');
    await expect(bed.approver.ask(aQuestion(), new AbortController().signal)).rejects.toThrow();
  });

  it('is there before the beginning when the request has expired by then', async () => {
    const bed = await openBed();
    await expect(bed.approver.ask(aQuestion(), AbortSignal.abort())).rejects.toThrow();
    expect((await (await pairedBrowser(bed)).get('/')).body).toContain('Nothing waits for your answer.');
  });

  it('comes when the person cannot be told where to look', async () => {
    const bed = await openBed();
    const asked = aQuestion();
    bed.announced.push = () => {
      throw new Error('no client');
    };
    await expect(bed.approver.ask(asked, new AbortController().signal)).rejects.toThrow('no client');
    expect((await (await pairedBrowser(bed)).get('/')).body).toContain('Nothing waits for your answer.');
  });
});

describe('what did not fit into a dialog', () => {
  it('is shown in full by the question that comes after the review, and only there it takes a yes', async () => {
    const bed = await openBed();
    const cut = aQuestion({}, { complete: false });
    expect(await bed.approver.ask(cut, new AbortController().signal)).toBe('review');
    expect(await bed.approver.review()).toBe('yes');
    const { came, path } = await ask(bed, { ...cut, fromReview: true });
    await (await pairedBrowser(bed)).submit(path, YES);
    expect(came.answer).toBe('yes');
  });

  it('takes no yes where there is no review', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed, aQuestion({}, { complete: false, reviewable: false }));
    const browser = await pairedBrowser(bed);
    expect((await browser.get(path)).body).not.toContain('value="yes"');
    await browser.submit(path, { ...YES, passphrase: 'wrong' });
    await browser.submit(path, YES);
    expect(came.answer).toBe('nothing yet');
    expect(await bed.stores.passphrase.try(PASSPHRASE)).toMatchObject({ kind: 'right' });
  });
});

describe('a fault', () => {
  it('of the files is no answer, and is said', async () => {
    const bed = await openBed();
    const { came, path } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const token = tokenIn((await browser.get(path)).body);
    await writeFile(join(bed.root, 'approvals', 'passphrase'), 'damaged');
    const answer = await browser.post(path, { token, ...YES });
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('nothing was answered');
    expect(bed.faults).toMatchObject([{ code: 'approvals_unavailable' }]);
    expect(came.answer).toBe('nothing yet');
  });
});

describe('what the person is told', () => {
  it('stands in the list, and asks anew once where that is offered', async () => {
    const bed = await openBed();
    let asked = 0;
    bed.approver.tell('The bill of <b>Azure</b>\u202e was not posted.', () => (asked += 1));
    const browser = await pairedBrowser(bed);
    const { body } = await browser.get('/');
    expect(body).toContain('The bill of &lt;b&gt;Azure&lt;/b&gt;&lt;U+202E&gt; was not posted.');
    const at = /action="(?<at>\/notices\/[^"]+)"/.exec(body)?.groups?.at ?? '';
    const token = tokenIn(body);
    expect((await browser.post(at, { token: 'another' })).status).toBe(400);
    expect(asked).toBe(0);
    await browser.post(at, { token });
    await browser.post(at, { token });
    expect(asked).toBe(1);
  });

  it('makes the list another one, so that an open page shows it', async () => {
    const bed = await openBed();
    const browser = await pairedBrowser(bed);
    const before = (await browser.get('/version')).body;
    bed.approver.tell('Something happened.');
    const after = (await browser.get('/version')).body;
    await ask(bed);
    const last = (await browser.get('/version')).body;
    expect(new Set([before, after, last]).size).toBe(3);
    // Another program at the same address could not say so.
    const programOf = (version: string) => version.split(' ')[0];
    expect(new Set([before, after, last].map(programOf)).size).toBe(1);
    const other = await pairedBrowser(await openBed());
    expect(programOf((await other.get('/version')).body)).not.toBe(programOf(before));
  });
});
