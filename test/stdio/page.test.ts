import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, describe, expect, it } from 'vitest';
import { openApprovalStores } from '../../src/approvals/open-approvals.ts';
import type { ApprovalStores } from '../../src/approvals/open-approvals.ts';
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';
import { openDataDirectory } from '../../src/journal/data-directory.ts';
import { PlainBrowser } from '../approvals/plain-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draft, draftsOf, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { Program, run } from './program.ts';

const company = await openCompany();
afterAll(() => company.dispose());

const PASSPHRASE = 'vier Worte sind genug';

/** A data directory in which a person has set up a passphrase. */
async function setUp(): Promise<{ folder: string; stores: ApprovalStores }> {
  const { root, locks } = await openDataDirectory(temporaryFolder());
  const clock = systemClock;
  const stores = await openApprovalStores({
    ...{ root, clock, claims: new Claims(locks, clock) },
    cost: { N: 1024, r: 8, p: 1 },
  });
  await stores.file.set(PASSPHRASE);
  return { folder: root, stores };
}

/** The person's browser, paired, at a question. */
async function browserAt(url: string, stores: ApprovalStores) {
  const { origin, pathname } = new URL(url);
  const browser = new PlainBrowser(origin);
  expect((await browser.submit('/', { code: await stores.codes.make() }, '/pair')).status).toBe(303);
  return { browser, pathname };
}

/** What a client that opens addresses is asked to open. */
function opened(program: Program): Promise<string> {
  return new Promise((resolve) =>
    program.client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      resolve('url' in params ? params.url : '');
      return { action: 'accept' };
    }),
  );
}

const OPENS = { elicitation: { url: {} } };

describe('a person without VS Code who has set up a passphrase', () => {
  it('is shown the document on a page that their client opens, and posts it with their passphrase', async () => {
    const { folder, stores } = await setUp();
    const program = await Program.start(['--data-dir', folder], company.env, undefined, OPENS);
    const url = opened(program);
    const document = await draft(program, newBill());
    const answer = program.answer('post_invoice', { invoice_id: document });
    const { browser, pathname } = await browserAt(await url, stores);
    expect((await browser.get(pathname)).body).toContain('Azure Interior');
    await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await answer).toMatchObject({ document, state: 'posted' });
    expect((await run(['log', '--data-dir', folder])).stdout).toContain('Azure Interior');
  });

  it('posts nothing by what their client answers', async () => {
    const { folder, stores } = await setUp();
    const program = await Program.start(['--data-dir', folder], company.env, undefined, OPENS);
    const url = opened(program);
    const bill = newBill();
    const document = await draft(program, bill);
    const failure = program.failure('post_invoice', { invoice_id: document });
    const { browser, pathname } = await browserAt(await url, stores);
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
    await browser.submit(pathname, { answer: 'keep' });
    expect(await failure).toMatch(/^declined: /);
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
  });

  it('whose client opens nothing finds the question with mcp-odoo approvals, and its address on stderr', async () => {
    const { folder, stores } = await setUp();
    const program = await Program.start(['--data-dir', folder], company.env);
    const document = await draft(program, newBill());
    const failure = program.failure('post_invoice', { invoice_id: document });
    await program.hasSaid('a question waits for your decision: http://127.0.0.1:');
    const [origin = ''] = await stores.pages.list();
    expect(program.stderr).toContain(`${origin}/questions/`);
    const [, path = ''] = /(\/questions\/\S+)/.exec(program.stderr) ?? [];
    const { browser } = await browserAt(`${origin}${path}`, stores);
    await browser.submit(path, { answer: 'keep' });
    expect(await failure).toMatch(/^declined: /);
    expect(await program.endInput()).toEqual({ code: 0, signal: null });
    expect(await stores.pages.list()).toEqual([]);
  });
});

it('mcp-odoo approvals runs only in a terminal', async () => {
  const { code, stdout, stderr } = await run(['approvals', '--data-dir', temporaryFolder()]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('runs only in a terminal of your own');
});
