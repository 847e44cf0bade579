import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pdf } from '../support/papers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draft, draftsOf, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { cleanEnv, Program, PROGRAM, run } from './program.ts';

const ADVICE = [/Odoo itself/, /open VS Code with MCP Odoo connected to the same Odoo/, /mcp-odoo approvals/];

const company = await openCompany('serving');
afterAll(() => company.dispose());

describe('mcp-odoo for an MCP client', () => {
  it('lists its tools without Odoo, which it speaks to when a tool needs it', async () => {
    const env = { ...company.env, ODOO_URL: 'http://127.0.0.1:9' };
    const program = await Program.start(['--data-dir', temporaryFolder()], env);
    expect((await program.client.listTools()).tools).toHaveLength(17);
    expect(await program.failure('list_drafts', {})).toMatch(/^unreachable: /);
    expect(await program.endInput()).toEqual({ code: 0, signal: null });
  });

  it('tries again to connect when it could not', async () => {
    const program = await Program.start(['--data-dir', temporaryFolder()], company.env);
    const answer = () => undefined;
    company.proxy.arm('any', { reaches: 'never', isEarly: true, staysDown: 'until mended', answer });
    expect(await program.failure('list_drafts', {})).toMatch(/^unreachable: /);
    await company.proxy.mend();
    expect(await program.answer('list_drafts', {})).toHaveProperty('groups');
  });

  it('drafts, lists the draft, and leaves it a draft when it is asked to post it: nobody is there to ask', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const bill = newBill();
    const document = await draft(program, bill);
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
    const asking: [string, Record<string, unknown>][] = [
      ['post_invoice', { invoice_id: document }],
      ['post_invoices', { documents: [document] }],
      ['discard_draft', { document }],
    ];
    for (const [tool, args] of asking) {
      const said = await program.failure(tool, args);
      expect(said).toMatch(/^nobody_to_ask: /);
      for (const way of ADVICE) expect(said).toMatch(way);
    }
    expect(await program.failure('post_invoice', { invoice_id: document, approved: true })).toMatch(
      /^only_a_person_approves: /,
    );
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
    expect(await program.endInput()).toEqual({ code: 0, signal: null });
    expect((await run(['log', '--data-dir', folder])).stdout).toContain('No requests to a person');
  });

  it('keeps to the protocol of the SDK’s own client, and ends when that closes it', async () => {
    const transport = new StdioClientTransport({
      ...{ command: process.execPath, args: [PROGRAM, '--data-dir', temporaryFolder()], stderr: 'ignore' },
      env: { ...cleanEnv(company.env) },
    });
    const faults: Error[] = [];
    const client = new Client({ name: 'a test', version: '1' });
    client.onerror = (error) => faults.push(error);
    await client.connect(transport);
    expect(client.getServerVersion()).toMatchObject({ name: 'odoo', title: 'Odoo' });
    expect((await client.callTool({ name: 'list_drafts', arguments: {} })).isError).toBeUndefined();
    const start = performance.now();
    await client.close();
    // Later the SDK sends a signal.
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(faults).toEqual([]);
  });

  it('with --read-only offers what reads, and can do nothing else', async () => {
    const program = await Program.start(['--read-only', '--data-dir', temporaryFolder()], company.env);
    const { tools } = await program.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['find_records', 'list_drafts', 'get_document', 'suggest_coding', 'read_paper'],
    ]);
    expect(program.client.getInstructions()).toContain('This server only reads');
    const bill = newBill();
    expect(await program.failure('create_draft_invoice', bill)).toMatch(/^unknown_tool: /);
    expect(await draftsOf(program, bill.reference)).toEqual([]);
  });

  it('reads papers in the folders that it was given, PDFs too', async () => {
    const papers = temporaryFolder();
    const paper = await pdf({ pages: [['Invoice 4711 of Azure Interior']] });
    writeFileSync(join(papers, 'bill.pdf'), paper);
    const args = ['--files', papers, '--data-dir', temporaryFolder()];
    const program = await Program.start(args, company.env);
    const read = await program.answer('read_paper', { path: 'bill.pdf' });
    expect(JSON.stringify(read)).toContain('Invoice 4711 of Azure Interior');
    expect(await program.failure('read_paper', { path: '/etc/passwd' })).toMatch(/^paper_refused: /);
  });

  it('reads no papers where it was given no folder, and says how it is', async () => {
    const program = await Program.start(['--data-dir', temporaryFolder()], company.env);
    const said = await program.failure('read_paper', { path: 'bill.pdf' });
    expect(said).toMatch(/^no_workspace_files: .*--files/);
  });

  it('writes nothing but the protocol to stdout, and no secret anywhere, when things go wrong', async () => {
    const folder = temporaryFolder();
    const env = { ...company.env, ODOO_API_KEY: `wrong-${company.secret}` };
    const program = await Program.start(['--data-dir', folder], env);
    expect(await program.failure('list_drafts', {})).toMatch(/^wrong_credentials: /);
    expect(await program.failure('no_such_tool', {})).toMatch(/^unknown_tool: /);
    await program.endInput();
    for (const line of program.stdout.split('\n').filter((each) => each !== ''))
      expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
    expect(program.stderr).toMatch(/^mcp-odoo: list_drafts: wrong_credentials: .+$/m);
    expect(program.stdout + program.stderr + textIn(folder)).not.toContain(company.secret);
  });
});

describe('mcp-odoo --demo', () => {
  it('needs no Odoo: drafts in a company of its own, which says that it is one', async () => {
    const program = await Program.start(['--demo', '--data-dir', temporaryFolder()], {});
    expect(program.client.getServerVersion()).toMatchObject({ name: 'odoo-demo' });
    const bill = newBill();
    const document = await draft(program, bill);
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
    const said = await program.failure('post_invoice', { invoice_id: document });
    expect(said).toMatch(/^nobody_to_ask: .*demo company: nothing in it is real/);
    expect(await program.endInput()).toEqual({ code: 0, signal: null });
  });
});

describe('a person at a terminal', () => {
  it('sees the drafts as a table, or as JSON', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const bill = newBill();
    const document = await draft(program, bill);
    await program.endInput();
    const shown = await run(['drafts', '--data-dir', folder], company.env);
    expect(shown.code).toBe(0);
    const row = shown.stdout.split('\n').find((line) => line.includes(`${document} `));
    expect(row).toMatch(/^Vendor Bill +move\/\d+ +Azure Interior +2026-11-20 +\S+ +\d+\.\d\d +EUR$/);
    const { stdout } = await run(['drafts', '--json', '--data-dir', folder], company.env);
    const listed = z.array(z.looseObject({ document: z.string() })).parse(JSON.parse(stdout));
    expect(listed.find((each) => each.document === document)).toMatchObject({
      ...{
        kind: 'Vendor Bill',
        partner: 'Azure Interior',
        reference: bill.reference,
        warnings: expect.any(Array),
      },
    });
  });

  it('learns by the exit code whether the posting log is as it was written', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    await draft(program, newBill());
    await program.endInput();
    const whole = await run(['verify-log', '--data-dir', folder], company.env);
    expect(whole).toMatchObject({ code: 0, stderr: '' });
    expect(whole.stdout).toContain('The posting log is as it was written');
    expect(whole.stdout).toContain('Looked at in http://127.0.0.1');
    const alone = await run(['verify-log', '--data-dir', folder]);
    expect(alone.stdout).toContain('They were not looked at: no connection was named');
    const [name = ''] = readdirSync(join(folder, 'journal'));
    const path = join(folder, 'journal', name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('draft-intended', 'draft-imagined'));
    const changed = await run(['verify-log', '--json', '--data-dir', folder]);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.stdout)).toMatchObject({ intact: false });
  });

  it('is told in one line when Odoo cannot be reached', async () => {
    const env = { ...company.env, ODOO_URL: 'http://127.0.0.1:9' };
    const { code, stdout, stderr } = await run(['drafts', '--data-dir', temporaryFolder()], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^mcp-odoo: .*127\.0\.0\.1:9.*\n$/);
  });
});

describe('a key that others can read', () => {
  it.skipIf(process.platform === 'win32')(
    'is warned of on stderr: in a file of everybody, and where the client’s agents work',
    async () => {
      const work = temporaryFolder();
      const inside = join(work, 'project');
      mkdirSync(inside);
      const path = join(inside, '.env');
      const lines = Object.entries(company.env).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(path, lines.join(''), { mode: 0o644 });
      const args = ['--env-file', path, '--data-dir', temporaryFolder()];
      const program = await Program.start(args, {}, [`file://${work}`]);
      await program.hasSaid('lies where agents work');
      await program.hasSaid('chmod 600');
      expect(await program.answer('list_drafts', {})).toHaveProperty('groups');
      await program.endInput();
      expect(program.stderr).not.toContain(company.secret);
      expect(program.client.getInstructions()).not.toContain('.env');
    },
  );

  it.skipIf(process.platform === 'win32')(
    'is not warned of when it is kept elsewhere, for its owner',
    async () => {
      const path = join(temporaryFolder(), 'odoo.env');
      const lines = Object.entries(company.env).map(([name, value]) => `${name}=${value}\n`);
      writeFileSync(path, lines.join(''), { mode: 0o600 });
      const args = ['--env-file', path, '--data-dir', temporaryFolder()];
      const program = await Program.start(args, {}, [`file://${temporaryFolder()}`]);
      expect(await program.answer('list_drafts', {})).toHaveProperty('groups');
      await program.endInput();
      expect(program.stderr).toBe('');
    },
  );
});

/** All that lies in a folder. */
function textIn(folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'utf8'))
    .join('');
}
