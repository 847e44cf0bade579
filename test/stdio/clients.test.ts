import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { installMcpTools } from '../beds/mcp/install-tools.ts';
import { pdf } from '../support/papers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { clientCommand, clientFile, clientHeadings, serverIn } from './client-page.ts';
import type { Places, Server } from './client-page.ts';
import { openCompany } from './company.ts';
import { PROGRAM } from './program.ts';

const company = await openCompany('clients');
afterAll(() => company.dispose());

const { ODOO_ALLOW_HTTP, ODOO_API_KEY, ...where } = company.env;

/** What the page tells a person to have, before they turn to their client. */
async function prepare(): Promise<Places> {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const variables = Object.entries(company.env).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(at('mcp-odoo.env'), variables.join(''), { mode: 0o600 });
  writeFileSync(at('mcp-odoo.key'), `${ODOO_API_KEY}\n`, { mode: 0o600 });
  mkdirSync(at('bills'));
  writeFileSync(at('bills/bill.pdf'), await pdf({ pages: [['Azure Interior', 'Bill A-114']] }));
  return { program: PROGRAM, envFile: at('mcp-odoo.env'), keyFile: at('mcp-odoo.key'), bills: at('bills') };
}

/** What the person writes for the books of the examples; the bed's Odoo speaks plain http. */
function withOwnBooks({ env, ...server }: Server): Server {
  return {
    ...server,
    ...(env !== undefined && { env: { ...env, ...where, ODOO_ALLOW_HTTP: ODOO_ALLOW_HTTP ?? '' } }),
  };
}

/** Starts a server as clients do: command, arguments and variables, and nothing else of their own environment. */
async function start({ command, args, env = {} }: Omit<Server, 'type'>): Promise<Client> {
  const data = { XDG_DATA_HOME: temporaryFolder() };
  const client = new Client({ name: 'a client', version: '1' });
  onTestFinished(() => client.close());
  await client.connect(
    new StdioClientTransport({ command, args, env: { ...env, ...data }, stderr: 'ignore' }),
  );
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown>) {
  return CallToolResultSchema.parse(await client.callTool({ name, arguments: args }));
}

describe('what docs/clients.md says to write', () => {
  it('is there for these clients', () => {
    expect(clientHeadings()).toEqual([
      'Claude Desktop',
      'Claude Code',
      'Cursor',
      'VS Code without the extension',
      'MCP Inspector',
    ]);
  });

  it.each(clientHeadings())(
    'for %s, starts the server, which reads the books and the papers',
    async (heading) => {
      const server = serverIn(clientFile(heading, await prepare()));
      const client = await start(withOwnBooks(server));
      expect((await client.listTools()).tools.map(({ name }) => name)).toContain('post_invoice');
      const drafts = await call(client, 'list_drafts', {});
      expect(drafts.structuredContent).toHaveProperty('groups');
      if (!server.args.includes('--files')) return;
      const paper = await call(client, 'read_paper', { path: 'bill.pdf' });
      expect(JSON.stringify(paper.structuredContent)).toContain('Bill A-114');
    },
  );

  it('for the command line of Claude Code, starts the same', async () => {
    const places = await prepare();
    const words = clientCommand('Claude Code', places);
    const [command = '', ...args] = words.slice(words.indexOf('--') + 1);
    const { command: inFile, args: inFileToo } = serverIn(clientFile('Claude Code', places));
    expect({ command, args }).toEqual({ command: inFile, args: inFileToo });
  });
});

describe('the Inspector itself', () => {
  it('lists the tools and calls one, with the command and the file of the page', async () => {
    const { inspector } = await installMcpTools();
    const places = await prepare();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mcp.json'), clientFile('MCP Inspector', places));
    const [npx, name, ...args] = clientCommand('MCP Inspector', places);
    expect([npx, name]).toEqual(['npx', '@modelcontextprotocol/inspector']);
    const inspect = async (...asked: readonly string[]): Promise<unknown> => {
      const env = { ...process.env, XDG_DATA_HOME: folder };
      const { stdout } = await promisify(execFile)(inspector, [...asked], { cwd: folder, env });
      return JSON.parse(stdout);
    };
    const listed = z.object({ tools: z.array(z.object({ name: z.string() })) }).parse(await inspect(...args));
    expect(listed.tools.map((tool) => tool.name)).toContain('list_drafts');
    const chosen = args.with(args.indexOf('tools/list'), 'tools/call');
    expect(await inspect(...chosen, '--tool-name', 'list_drafts')).toMatchObject({
      structuredContent: { groups: expect.any(Array) },
    });
  });
});
