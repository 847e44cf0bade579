import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pdf } from '../support/papers.ts';
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

const shownTotal = z.object({ total: z.string() });

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

  it('opens its papers there, as Odoo has them', async () => {
    const { folder, stores } = await setUp();
    const bills = temporaryFolder();
    const paper = await pdf({ pages: [['Azure Interior']] });
    writeFileSync(join(bills, 'bill.pdf'), paper);
    const args = ['--data-dir', folder, '--files', bills];
    const program = await Program.start(args, company.env, undefined, OPENS);
    const url = opened(program);
    const document = await draft(program, { ...newBill(), attachments: ['bill.pdf'] });
    const failure = program.failure('post_invoice', { invoice_id: document });
    const { browser, pathname } = await browserAt(await url, stores);
    const list = (await browser.get(`${pathname}/papers`)).body;
    expect(list).toContain('bill.pdf');
    const [link = ''] = /\/questions\/[\w-]+\/papers\/\d+\/\d+/.exec(list) ?? [];
    const { status, headers } = await browser.get(link);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="paper-\d+\.pdf"$/),
    });
    expect(Number(headers['content-length'] ?? paper.length)).toBe(paper.length);
    await browser.submit(pathname, { answer: 'keep' });
    expect(await failure).toMatch(/^declined: /);
  });

  it('looks a new contact through in a form there, and saves it with their passphrase', async () => {
    const { folder, stores } = await setUp();
    const env = { ...company.env, ODOO_USER: company.poster.login, ODOO_API_KEY: company.poster.secret };
    const program = await Program.start(['--data-dir', folder], env, undefined, OPENS);
    const form = opened(program);
    const name = `Kleinholz ${newBill().reference}`;
    const answer = program.answer('propose_partner', {
      ...{ name: `${name} GmbH`, is_company: true, company: 'Lindenhof GmbH' },
    });
    const { browser, pathname } = await browserAt(await form, stores);
    const question = opened(program);
    const left = { name: `${name} AG`, kind: 'company', vat: '', email: '', phone: '', street: '' };
    await browser.submit(pathname, {
      ...{ answer: 'go-on', ...left, zip: '99423', city: 'Weimar', country: 'DE', reference: '' },
    });
    const asked = new URL(await question).pathname;
    expect((await browser.get(asked)).body).toContain('Weimar');
    await browser.submit(asked, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await answer).toMatchObject({ partner: { name: `${name} AG` }, saved: true });
    const found = await program.answer('find_records', { kind: 'partner', text: name });
    expect(JSON.stringify(found)).toContain(`${name} AG`);
  });

  it('saves no contact that they gave up', async () => {
    const { folder, stores } = await setUp();
    const env = { ...company.env, ODOO_USER: company.poster.login, ODOO_API_KEY: company.poster.secret };
    const program = await Program.start(['--data-dir', folder], env, undefined, OPENS);
    const form = opened(program);
    const failure = program.failure('propose_partner', {
      ...{ name: `Grobholz ${newBill().reference}`, is_company: true, company: 'Lindenhof GmbH' },
    });
    const { browser, pathname } = await browserAt(await form, stores);
    await browser.submit(pathname, { answer: 'keep' });
    expect(await failure).toMatch(/^declined: /);
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

  it('types the total, too, of what is above their own limit', async () => {
    const { folder, stores } = await setUp();
    const env = { ...company.env, ODOO_TYPE_TOTALS_OVER: '5' };
    const program = await Program.start(['--data-dir', folder], env, undefined, OPENS);
    const url = opened(program);
    const document = await draft(program, newBill());
    const answer = program.answer('post_invoice', { invoice_id: document });
    const { browser, pathname } = await browserAt(await url, stores);
    const page = (await browser.get(pathname)).body;
    expect(page).toContain('is over your limit of 5 EUR');
    const { total } = shownTotal.parse(await program.answer('get_document', { document }));
    await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE, total: '1.00' });
    expect((await browser.get(pathname)).body).toContain('That is not the total of the document.');
    await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE, total });
    expect(await answer).toMatchObject({ document, state: 'posted' });
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
