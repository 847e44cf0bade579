import { describe, expect, it } from 'vitest';
import { aQuestion, openBed } from '../../approvals/approval-bed.ts';
import { ask } from '../../approvals/asking.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PlainBrowser } from '../../approvals/plain-browser.ts';
import { SomePapers } from '../../approvals/some-papers.ts';

/** A question with papers, and the person's browser at it. */
async function open() {
  const asked = aQuestion();
  const papers = new SomePapers(asked.sheets[0]?.document ?? '');
  const bed = await openBed({ papers });
  const asking = await ask(bed, asked);
  const path = new URL(asking.url).pathname;
  return { bed, asking, papers, path, browser: await pairedBrowser(bed) };
}

describe('the papers of a question', () => {
  it('are listed by their names, which stay text', async () => {
    const { browser, path } = await open();
    expect((await browser.get(path)).body).toContain(`href="${path}/papers"`);
    const { status, body } = await browser.get(`${path}/papers`);
    expect(status).toBe(200);
    expect(body).toContain(`<a href="${path}/papers/0/11"><bdi>bill.png</bdi></a>`);
    expect(body).not.toContain('<script>x');
    expect(body).not.toContain('\u202e');
  });

  it.each([
    [11, 'image/png', 'inline; filename="paper-11.png"'],
    [12, 'text/plain; charset=utf-8', 'inline; filename="paper-12.xml"'],
    [13, 'application/pdf', 'attachment; filename="paper-13.pdf"'],
  ])('open as what they are by their content, in a sandbox: %i as %s', async (file, type, disposition) => {
    const { browser, path } = await open();
    const { status, headers } = await browser.get(`${path}/papers/0/${file}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ 'content-type': type, 'content-disposition': disposition, 'x-content-type-options': 'nosniff' },
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      ...{ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' },
    });
  });

  it('show what cannot be seen, or turns what follows, in the text of an electronic invoice', async () => {
    const { browser, path } = await open();
    const { body } = await browser.get(`${path}/papers/0/12`);
    expect(body).toBe('<script>document.title = "run"</script>\n<Total><U+202E>00.011</Total>');
  });

  it('are told of when they cannot be shown', async () => {
    const { browser, path } = await open();
    const { status, body } = await browser.get(`${path}/papers/0/14`);
    expect(status).toBe(404);
    expect(body).toContain('This paper cannot be shown: it is a film. Look at it in Odoo.');
  });
});

describe('nobody sees papers', () => {
  it('of other documents, whatever is asked for', async () => {
    const { browser, path, papers } = await open();
    for (const other of ['/papers/1/11', '/papers/0/99', '/papers/0/-1', '/papers/0/11/x', '/papers/x/11'])
      expect((await browser.get(`${path}${other}`)).status, other).toBe(404);
    expect(papers.read.every((read) => read === papers.read[0])).toBe(true);
  });

  it('in a browser that is not paired, or from a page of others', async () => {
    const { bed, browser, path, papers } = await open();
    const { body } = await new PlainBrowser(await bed.page.open()).get(`${path}/papers/0/11`);
    expect(body).toContain('Pair this browser');
    for (const site of ['cross-site', 'same-site'])
      expect((await browser.get(`${path}/papers/0/11`, { 'sec-fetch-site': site })).status).toBe(403);
    expect(papers.read).toEqual([]);
  });

  it('once the question is over', async () => {
    const { browser, path, asking, papers } = await open();
    await browser.submit(path, { answer: 'keep' });
    expect(asking.answer()).toBe('keep');
    for (const at of ['/papers', '/papers/0/11'])
      expect((await browser.get(`${path}${at}`)).status).toBe(404);
    expect(papers.read).toEqual([]);
  });

  it('where there are none to read', async () => {
    const bed = await openBed();
    const { url } = await ask(bed);
    const browser = await pairedBrowser(bed);
    const { pathname } = new URL(url);
    expect((await browser.get(pathname)).body).not.toContain('/papers');
    expect((await browser.get(`${pathname}/papers`)).status).toBe(404);
  });
});
