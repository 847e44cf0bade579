import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ApprovalPage } from '../../../src/approvals/page/approval-page.ts';
import { ContactForms } from '../../../src/approvals/contact-forms.ts';
import { Questions } from '../../../src/approvals/questions.ts';
import { aQuestion, openBed, PASSPHRASE } from '../../approvals/approval-bed.ts';
import type { ApprovalBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import type { PlainBrowser } from '../../approvals/plain-browser.ts';
import { tokenIn } from '../../approvals/plain-browser.ts';

const waiting = new AbortController().signal;

/** A question that waits, and a paired browser that could say yes to it. */
async function open(): Promise<{ bed: ApprovalBed; browser: PlainBrowser; path: string; token: string }> {
  const bed = await openBed();
  void bed.approver.ask(aQuestion(), waiting).catch(() => undefined);
  await expect.poll(() => bed.announced.length).toBe(1);
  const browser = await pairedBrowser(bed);
  const path = new URL(bed.announced[0] ?? '').pathname;
  return { bed, browser, path, token: tokenIn((await browser.get(path)).body) };
}

/** Writes a request as it stands here. @returns what came back, to the end of the connection */
async function raw(origin: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.write(request);
  return text(socket);
}

describe('who may look', () => {
  it.each([
    ['another host', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['another name of this machine', { host: 'localhost' }],
    ['a user in the host', { host: 'me@127.0.0.1' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
    ['a script of another page', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:1' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('%s may not', async (_who, headers) => {
    const { browser } = await open();
    const answer = await browser.get('/', headers);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('Azure');
  });

  it('one who typed the address may, and a page of ours', async () => {
    const { browser } = await open();
    // Empty: a browser that does not write this header.
    for (const site of ['none', 'same-origin', ''])
      expect((await browser.get('/', { 'sec-fetch-site': site })).status).toBe(200);
  });

  it('two hosts are no host', async () => {
    const { browser } = await open();
    const host = new URL(browser.origin).host;
    const answer = await raw(
      browser.origin,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: ${host}\r\nSec-Fetch-Site: none\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 40[03] /);
  });

  it('an address of another server in the first line is not here', async () => {
    const { browser } = await open();
    const host = new URL(browser.origin).host;
    const answer = await raw(
      browser.origin,
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: none\r\nCookie: ${browser.cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 404 /);
  });

  it.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
    const { browser } = await open();
    const answer = await browser.send(method, '/', { 'sec-fetch-site': 'none' });
    expect(answer.status).toBe(405);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('who may answer', () => {
  it.each([
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['another name of this machine', { origin: 'http://localhost:1' }],
    ['a sandboxed page', { origin: 'null' }],
    ['nobody in particular', { origin: '' }],
    ['a user in the origin', { origin: 'http://me@127.0.0.1' }],
    ['what the browser says is another port', { 'sec-fetch-site': 'same-site' }],
    ['what the browser says is another site', { 'sec-fetch-site': 'cross-site' }],
    ['an address that was typed', { 'sec-fetch-site': 'none' }],
    ['another host', { host: '127.0.0.1:1' }],
  ])('%s may not, with all else right', async (_who, headers) => {
    const { bed, browser, path, token } = await open();
    const yes = { token, answer: 'yes', passphrase: PASSPHRASE };
    expect((await browser.post(path, yes, headers)).status).toBe(403);
    expect((await browser.get(path)).status).toBe(200);
    expect(bed.faults).toEqual([]);
  });

  it.each(['same-origin', ''])('the page itself may, where the browser says "%s"', async (site) => {
    const { browser, path, token } = await open();
    const yes = { token, answer: 'yes', passphrase: PASSPHRASE };
    expect((await browser.post(path, yes, { 'sec-fetch-site': site })).status).toBe(303);
    expect((await browser.get(path)).status).toBe(410);
  });

  it.each([
    ['JSON', 'application/json', 415],
    ['plain text', 'text/plain', 415],
    ['a form with files', 'multipart/form-data; boundary=x', 415],
  ])('%s is no form', async (_what, type, status) => {
    const { browser, path, token } = await open();
    const answer = await browser.post(path, { token, answer: 'keep' }, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect((await browser.get(path)).status).toBe(200);
  });

  it('a form that is too long is not read', async () => {
    const { browser, path, token } = await open();
    const answer = await browser.post(path, { token, answer: 'keep', more: 'x'.repeat(20_000) });
    expect(answer.status).toBe(413);
    expect((await browser.get(path)).status).toBe(200);
  });

  it('a field that is there twice is refused', async () => {
    const { browser, path, token } = await open();
    const ours = { 'sec-fetch-site': 'same-origin', origin: browser.origin };
    const body = `token=${token}&answer=keep&answer=yes&passphrase=x`;
    expect((await browser.send('POST', path, ours, body)).status).toBe(400);
    expect((await browser.get(path)).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/', '/nowhere', 'the question', '/version'])(
    '%s lets nothing be kept, framed, guessed or told',
    async (at) => {
      const { browser, path } = await open();
      const { headers } = await browser.get(at === 'the question' ? path : at);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it('has a nonce of its own, on its style and its script alone', async () => {
    const { browser } = await open();
    const [one, other] = [await browser.get('/'), await browser.get('/')];
    const nonces = [one, other].map(
      ({ headers }) => /'nonce-([\w-]+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? '',
    );
    expect(new Set(nonces).size).toBe(2);
    expect(one.body.match(/<(?:style|script)[^>]*>/g)).toEqual([
      `<style nonce="${nonces[0]}">`,
      `<script nonce="${nonces[0]}">`,
    ]);
  });
});

describe('a slow client', () => {
  it.each([
    ['in its headers', 'GET / HTTP/1.1\r\nHost: '],
    [
      'in its form',
      'POST / HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ntoken=',
    ],
  ])('is ended %s, and holds nobody up', async (_where, begun) => {
    const { stores, faults } = await openBed();
    const page = new ApprovalPage({
      ...stores,
      questions: new Questions(),
      contacts: new ContactForms(),
      onFault: (thrown) => faults.push(thrown),
      arrival: { requestMs: 150, checkEveryMs: 30 },
    });
    onTestFinished(() => page.dispose());
    const origin = await page.open();
    expect(await raw(origin, begun.replaceAll('HOST', new URL(origin).host))).toMatch(
      /^(?:HTTP\/1.1 408 |$)/,
    );
    expect(faults).toEqual([]);
  });
});
