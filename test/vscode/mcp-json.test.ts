import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { clientFile } from '../stdio/client-page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Story } from './story.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/stdio.js');

const drafts = z.object({ groups: z.array(z.object({ rows: z.array(z.array(z.string().nullable())) })) });

/** Starts the server as a person does, unless it runs. */
async function startServer(window: Workbench): Promise<'runs' | 'started'> {
  await window.runCommand('MCP: List Servers');
  await window.quickInput.clickRow('odoo');
  const actions = await window.quickInput.rows('Select action for');
  const runs = actions.some(({ label }) => label === 'Stop Server');
  if (runs) await window.quickInput.escape();
  else await window.quickInput.clickRow('Start Server');
  return runs ? 'runs' : 'started';
}

describe('the mcp.json of docs/clients.md, in a folder that is open in VS Code', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-mcp-json');
  });
  afterAll(() => story.end());

  /** Does what the page says, up to the file of VS Code. */
  async function writeFiles(): Promise<void> {
    const folder = temporaryFolder();
    const { login, key } = story.user('billing');
    const where = [`ODOO_URL=${story.odoo.url}`, `ODOO_DB=${story.odoo.db}`, 'ODOO_ALLOW_HTTP=yes'];
    const who = [`ODOO_USER=${login}`, `ODOO_API_KEY=${key}`];
    const envFile = join(folder, 'mcp-odoo.env');
    await writeFile(envFile, `${[...where, ...who].join('\n')}\n`, { mode: 0o600 });
    const bills = join(folder, 'bills');
    const settings = join(story.bed.workspace, '.vscode');
    for (const made of [bills, settings]) await mkdir(made);
    const file = clientFile('VS Code without the extension', {
      ...{ program: PROGRAM, envFile, keyFile: envFile, bills },
    });
    await writeFile(join(settings, 'mcp.json'), file);
  }

  it('is taken: the person starts the server, and the agent has its tools', async () => {
    const bill = await story.draft({ reference: 'MCP-JSON', price: 100 });
    await writeFiles();
    const window = await story.openBareWindow('mcp.json');
    await expect.poll(() => startServer(window), { timeout: 60_000, interval: 1_000 }).toBe('runs');
    const prompt = 'which drafts are there?';
    story.model.expectTurn(prompt, [
      { call: 'list_drafts' },
      {
        say: (answer) => {
          const rows = answer.read(drafts).groups.flatMap((group) => group.rows);
          return `Found: ${rows.flat().join(' ')}`;
        },
      },
    ]);
    await window.chat.waitForModel(ScriptedModel.label);
    await window.chat.send(prompt);
    expect(await window.chat.finalText('Found:')).toContain(`move/${bill}`);
    await window.screenshot('mcp.json asked');
  });
});
