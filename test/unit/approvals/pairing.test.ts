import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODE_LIFE_MS } from '../../../src/approvals/pairing/pairing-codes.ts';
import { aQuestion, openBed } from '../../approvals/approval-bed.ts';
import { pairedBrowser } from '../../approvals/paired-browser.ts';
import { PlainBrowser, tokenIn } from '../../approvals/plain-browser.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const waiting = new AbortController().signal;

/** Every file below a folder, with what is in it. */
async function filesOf(root: string): Promise<{ path: string; mode: number; text: string }[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return Promise.all(
    found
      .filter((each) => each.isFile())
      .map(async (each) => {
        const path = join(each.parentPath, each.name);
        return {
          path,
          mode: (await stat(path)).mode & 0o777,
          text: `${path} ${await readFile(path, 'utf8')}`,
        };
      }),
  );
}

describe('a browser that is not paired', () => {
  it('sees how to pair, at every address alike, and nothing of any document', async () => {
    const bed = await openBed();
    void bed.approver.ask(aQuestion(), waiting).catch(() => undefined);
    await expect.poll(() => bed.announced.length).toBe(1);
    const browser = new PlainBrowser(await bed.page.open());
    const pages = ['/', new URL(bed.announced[0] ?? '').pathname, '/questions/none'].map((path) =>
      browser.get(path),
    );
    const bodies = (await Promise.all(pages)).map(({ body }) => body.replaceAll(/nonce="[^"]*"/g, ''));
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('mcp-odoo approvals');
    expect(bodies[0]).not.toMatch(/Azure|119|vendor bill|Lindenhof/);
    expect((await browser.get('/version')).status).toBe(403);
  });

  it.each([
    ['no secret', 'mcp-odoo-approvals='],
    ['a made-up secret', `mcp-odoo-approvals=${'A'.repeat(43)}`],
    ['a path', 'mcp-odoo-approvals=../codes/x'],
    ['another cookie', 'session=1'],
    ['a name that begins like ours', `mcp-odoo-approvals2=${'A'.repeat(43)}`],
  ])('does not become one by %s', async (_what, cookie) => {
    const bed = await openBed();
    const browser = new PlainBrowser(await bed.page.open());
    browser.cookie = cookie;
    expect((await browser.get('/')).body).toContain('Pair this browser');
  });
});

describe('pairing', () => {
  it('gives a cookie that no script and no other site gets, and keeps its hash', async () => {
    const bed = await openBed();
    const browser = new PlainBrowser(await bed.page.open());
    const code = await bed.stores.codes.make();
    const answer = await browser.submit('/', { code: code.toLowerCase().replaceAll('-', ' ') }, '/pair');
    expect(answer.headers['set-cookie']).toMatch(
      /^mcp-odoo-approvals=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await browser.get('/')).body).toContain('Nothing waits for your answer.');
    const secret = browser.cookie?.split('=')[1] ?? '';
    const files = await filesOf(bed.root);
    for (const { mode, text } of files) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(code);
      expect(mode).toBe(0o600);
    }
  });

  it.each(['', 'ABCD', 'AAAA-BBBB-CCCC', '../../browsers/x'])(
    'with the code "%s" does not happen',
    async (code) => {
      const bed = await openBed();
      await bed.stores.codes.make();
      const browser = new PlainBrowser(await bed.page.open());
      const answer = await browser.submit('/', { code }, '/pair');
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('This code is not known.');
      expect(browser.cookie).toBeUndefined();
    },
  );

  it('takes a code once, be it typed twice at once', async () => {
    const bed = await openBed();
    const code = await bed.stores.codes.make();
    const used = await Promise.all([1, 2, 3].map(() => bed.stores.codes.use(code)));
    expect(used.filter(Boolean)).toHaveLength(1);
  });

  it('takes the last code only, for ten minutes', async () => {
    const clock = new ManualClock();
    const { stores } = await openBed({ clock });
    const [first, second] = [await stores.codes.make(), await stores.codes.make()];
    expect(await stores.codes.use(first)).toBe(false);
    clock.advance(CODE_LIFE_MS);
    expect(await stores.codes.use(second)).toBe(false);
  });

  it('takes letters that look alike for one another', async () => {
    const { stores } = await openBed();
    const code = await stores.codes.make();
    expect(await stores.codes.use(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(true);
  });

  it('makes codes that nobody guesses: sixty bits, no two alike', async () => {
    const { stores } = await openBed();
    const codes = new Set<string>();
    for (let made = 0; made < 20; made += 1) codes.add(await stores.codes.make());
    expect(codes.size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });

  it('does not take the form of another process', async () => {
    const [bed, other] = [await openBed(), await openBed()];
    const [here, there] = [
      new PlainBrowser(await bed.page.open()),
      new PlainBrowser(await other.page.open()),
    ];
    const code = await bed.stores.codes.make();
    const token = tokenIn((await there.get('/')).body);
    expect((await here.post('/pair', { token, code })).status).toBe(403);
    expect(await bed.stores.codes.use(code)).toBe(true);
  });

  it('does not take a form of another page', async () => {
    const bed = await openBed();
    const browser = new PlainBrowser(await bed.page.open());
    const code = await bed.stores.codes.make();
    expect((await browser.post('/pair', { token: 'another', code })).status).toBe(403);
    expect(await bed.stores.codes.use(code)).toBe(true);
  });
});

describe('a paired browser', () => {
  it('is paired for the page of every process of the account', async () => {
    const bed = await openBed();
    const other = await openBed({ root: bed.root });
    const browser = await pairedBrowser(bed);
    const there = new PlainBrowser(await other.page.open());
    there.cookie = browser.cookie;
    expect((await there.get('/')).body).toContain('Nothing waits for your answer.');
  });

  it('stays so when another server on 127.0.0.1 sets a cookie of the same name', async () => {
    const browser = await pairedBrowser(await openBed());
    browser.cookie = `mcp-odoo-approvals=planted; ${browser.cookie}`;
    expect((await browser.get('/')).body).toContain('Nothing waits for your answer.');
  });

  it('is one for ninety days, and until all are forgotten', async () => {
    const clock = new ManualClock();
    const bed = await openBed({ clock });
    const browser = await pairedBrowser(bed);
    clock.advance(90 * 24 * 3_600_000 - 1);
    expect((await browser.get('/')).body).toContain('Nothing waits');
    clock.advance(1);
    expect((await browser.get('/')).body).toContain('Pair this browser');
    const again = await pairedBrowser(bed);
    expect(await bed.stores.browsers.forgetAll()).toBe(2);
    expect((await again.get('/')).body).toContain('Pair this browser');
  });
});

describe('the pages that are open', () => {
  it('are listed for all processes until they close', async () => {
    const bed = await openBed();
    const other = await openBed({ root: bed.root });
    expect(await other.stores.pages.list()).toEqual([]);
    const origin = await bed.page.open();
    expect(await other.stores.pages.list()).toEqual([origin]);
    expect(await bed.page.open()).toBe(origin);
    await bed.page.dispose();
    expect(await other.stores.pages.list()).toEqual([]);
  });

  it('are not those of a process that was killed', async () => {
    const bed = await openBed();
    const gone = { origin: 'http://127.0.0.1:1', pid: process.pid, start: 'another start' };
    await writeFile(join(bed.root, 'approvals', 'pages', 'left'), JSON.stringify(gone), { mode: 0o600 });
    expect(await bed.stores.pages.list()).toEqual([]);
    expect(await readdir(join(bed.root, 'approvals', 'pages'))).toEqual([]);
  });

  it('listen on 127.0.0.1 alone', async () => {
    const bed = await openBed();
    const { port } = new URL(await bed.page.open());
    const reached = (host: string) =>
      new Promise((resolve) => {
        const socket = connect(Number(port), host, () => resolve(true));
        socket.on('error', () => resolve(false)).on('close', () => socket.destroy());
        socket.setTimeout(500, () => resolve(false));
      });
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const addresses = others.map(({ address }) => address).filter((address) => address !== '127.0.0.1');
    expect(await reached('127.0.0.1')).toBe(true);
    expect(await Promise.all(['127.0.0.2', '::1', ...addresses].map(reached))).not.toContain(true);
  });
});
