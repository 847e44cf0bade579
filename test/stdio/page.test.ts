import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draft, draftsOf, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { browserAt, PASSPHRASE, setUp } from './paired-person.ts';
import { Program, run } from './program.ts';

const company = await openCompany('page');
afterAll(() => company.dispose());

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
