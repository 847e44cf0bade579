import { createServer } from 'node:http';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { aQuestion, openBed, PASSPHRASE } from './approval-bed.ts';
import type { ApprovalBed } from './approval-bed.ts';
import { ask } from './asking.ts';
import type { Asking } from './asking.ts';
import { pair, sitDown } from './person.ts';
import type { Person } from './person.ts';
import { PlainBrowser, tokenIn } from './plain-browser.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

/** A page that somebody else serves on this machine, and the cookies that came to its server. */
async function otherPage(markup: string): Promise<{ port: number; cookies: string[] }> {
  const cookies: string[] = [];
  const server = createServer((request, response) => {
    cookies.push(request.headers.cookie ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end(markup);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: z.object({ port: z.int() }).parse(server.address()).port, cookies };
}

/** A paired browser, a question, and the token that its form has now. */
async function open(): Promise<{ bed: ApprovalBed; person: Person; asking: Asking; token: string }> {
  const bed = await openBed();
  const asking = await ask(bed);
  const person = await sitDown(browser);
  await pair(person, bed);
  await person.page.goto(asking.url);
  return { bed, person, asking, token: tokenIn(await person.page.content()) };
}

/** A form that sends itself, with all that a yes takes: its author knows more than anybody can. */
function selfSendingForm(url: string, token: string): string {
  return `<form method="post" action="${url}"><input name="token" value="${token}"><input name="answer" value="yes">
<input name="passphrase" value="${PASSPHRASE}"></form><script>document.forms[0].submit()</script>`;
}

describe.each([
  ['another port of 127.0.0.1, where the cookie comes along', '127.0.0.1'],
  ['another site', 'localhost'],
])('a page of %s', (_whose, host) => {
  it('cannot answer by a form, though it knew token and passphrase', async () => {
    const { person, asking, token } = await open();
    const { port } = await otherPage(selfSendingForm(asking.url, token));
    const tab = await person.newTab();
    await tab.goto(`http://${host}:${port}/`);
    await tab.waitForURL(asking.url);
    expect(await tab.content()).toContain('opens only when its address is typed');
    expect(asking.answer()).toBe('nothing yet');
  });

  it.each(['no-cors', 'cors'])('cannot answer or read by fetch (%s)', async (mode) => {
    const { person, asking, token } = await open();
    const { port } = await otherPage('<p>Nothing here</p>');
    const tab = await person.newTab();
    await tab.goto(`http://${host}:${port}/`);
    const body = new URLSearchParams({ token, answer: 'yes', passphrase: PASSPHRASE }).toString();
    const got = await tab.evaluate(`(async () => {
      const options = { credentials: 'include', mode: '${mode}' };
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const look = await fetch('${asking.url}', options).then((each) => each.text(), () => 'refused');
      const post = await fetch('${asking.url}', { ...options, method: 'POST', headers: form, body: '${body}' }).then((each) => each.text(), () => 'refused');
      return look + post;
    })()`);
    expect(got).not.toContain('Azure');
    expect(asking.answer()).toBe('nothing yet');
  });

  it('cannot frame it', async () => {
    const { person, asking } = await open();
    const { port } = await otherPage(
      `<iframe src="${asking.url}"></iframe><object data="${asking.url}"></object>`,
    );
    const tab = await person.newTab();
    await tab.goto(`http://${host}:${port}/`);
    await tab.waitForTimeout(500);
    const texts = await Promise.all(tab.frames().map((frame) => frame.content().catch(() => '')));
    expect(texts.join('\n')).not.toContain('Azure');
  });

  it('cannot open it and hold on to it, nor link to it', async () => {
    const { person, asking } = await open();
    const { port } = await otherPage(`<a href="${asking.url}">The invoice</a>`);
    const tab = await person.newTab();
    await tab.goto(`http://${host}:${port}/`);
    await tab.getByRole('link').click();
    await tab.waitForURL(asking.url);
    expect(await tab.content()).not.toContain('Azure');
    expect(asking.answer()).toBe('nothing yet');
  });
});

describe('a server on another port of 127.0.0.1', () => {
  it('gets the cookie when the person visits it, and can look with it, but cannot approve', async () => {
    const { bed, person, asking } = await open();
    const { port, cookies } = await otherPage('<p>Nothing here</p>');
    await (await person.newTab()).goto(`http://127.0.0.1:${port}/`);
    const thief = new PlainBrowser(await bed.page.open());
    thief.cookie = cookies[0];
    const path = new URL(asking.url).pathname;
    const { body } = await thief.get(path);
    expect(body).toContain('Azure Interior');
    const token = tokenIn(body);
    for (const passphrase of ['', 'correct horse', PASSPHRASE.toUpperCase()])
      await thief.post(path, { token, answer: 'yes', passphrase });
    expect(asking.answer()).toBe('nothing yet');
  });

  it('on another name of this machine gets no cookie', async () => {
    const { person } = await open();
    const { port, cookies } = await otherPage('<p>Nothing here</p>');
    await (await person.newTab()).goto(`http://localhost:${port}/`);
    expect(cookies.join('')).toBe('');
  });
});

describe('a form that was tampered with', () => {
  it.each([
    ['another token', `document.querySelector('#yes [name=token]').value = 'x'`],
    ['another answer', `document.querySelector('#yes [name=answer]').value = 'approved'`],
    [
      'a field more',
      `document.querySelector('#yes').insertAdjacentText('beforeend', ''), document.querySelector('#yes').append(Object.assign(document.createElement('input'), { name: 'approved', value: 'true' }))`,
    ],
    [
      'another question',
      `document.querySelector('#yes').action = '/questions/00000000-0000-0000-0000-000000000000'`,
    ],
  ])('with %s does nothing', async (_what, change) => {
    const { person, asking } = await open();
    const { page } = person;
    await page.evaluate(change);
    await page.getByLabel('Your passphrase for approvals').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Post Vendor Bill' }).click();
    await page.getByRole('heading', { name: /Not taken|Not here/ }).waitFor();
    expect(asking.answer()).toBe('nothing yet');
  });
});

describe('what a document says', () => {
  it('stays text: no markup, no code, no request to anybody', async () => {
    const evil = `"><img src=x onerror="document.title='owned'"><script>document.title='owned'</script><form action="/x">\u202e`;
    const bed = await openBed();
    const asking = await ask(
      bed,
      aQuestion(
        {
          partner: evil,
          reference: evil,
          warnings: [evil],
          attachments: [evil],
          narration: evil,
          effects: [evil],
          requester: { kind: 'agent', saysItIs: evil },
        },
        // Some of it does not fit into a dialog.
        { fromReview: true },
      ),
    );
    const person = await sitDown(browser);
    await pair(person, bed);
    const { page } = person;
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).origin));
    await page.goto(asking.url);
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('img, object, iframe, [onerror]').count()).toBe(0);
    expect(await page.locator('form').count()).toBe(3);
    expect(await page.getByText('<img src=x').first().isVisible()).toBe(true);
    expect(new Set(requested)).toEqual(new Set([new URL(asking.url).origin]));
    expect(person.complaints).toEqual([]);
  });
});
