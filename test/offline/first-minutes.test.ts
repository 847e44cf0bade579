import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Walkthrough } from '../beds/vscode/pages/walkthrough.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { calling, ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { VsCodeBed } from '../beds/vscode/vscode-bed.ts';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import { BILL_FOR_CHAIRS } from '../support/some-bills.ts';

const VSIX = join(import.meta.dirname, '../../mcp-odoo.vsix');
const [CONNECT, DRAFT, REVIEW, POST] = [
  'Connect to Odoo, or try the demo company',
  'Draft with the agent',
  'Review the draft',
  'Post it, or keep it as a draft',
] as const;
const drafted = z.object({ document: z.string() });

/** The network devices of this process. */
const devices = () =>
  readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .flatMap((line) => /^\s*(\S+):/.exec(line)?.[1] ?? []);

describe('a new user without a network, in an empty profile', () => {
  let bed: VsCodeBed;
  beforeAll(async () => {
    bed = await VsCodeBed.up(VSIX);
  });
  afterAll(() => bed.dispose());

  it('reaches nothing but loopback (start this with npm run test:offline)', () => {
    expect(devices()).toEqual(['lo']);
  });

  it('goes from the welcome text through all four steps to a posted bill', async () => {
    const window = await openWindow(bed, 'first minutes');
    const { page } = window;
    const walkthrough = new Walkthrough(page);
    const done = async () =>
      (await walkthrough.steps()).flatMap(({ title, isDone }) => (isDone ? title : []));

    await page.locator('.welcome-view-content').locator('a', { hasText: 'Get started' }).click();
    await walkthrough.waitFor('Get started with MCP Odoo');
    expect(await walkthrough.steps()).toEqual(
      [CONNECT, DRAFT, REVIEW, POST].map((title) => ({ title, isDone: false })),
    );
    await window.screenshot('first minutes 1 walkthrough');

    await walkthrough.press('Try the Demo Company');
    const drafts = window.view('Drafts (demo)');
    await drafts.waitForRow('Stadtwerke Leipzig', 60_000);
    await expect.poll(done).toEqual([CONNECT]);

    await window.chat.waitForModel(ScriptedModel.label);
    expectTheAgent(bed.model);
    await walkthrough.open(DRAFT);
    await window.screenshot('first minutes 2 draft');
    await walkthrough.press('Ask the Agent');
    await window.chat.waitForDraft('Azure');
    expect(bed.model.requests).toEqual([]);
    await window.chat.sendDraft();
    await window.chat.allowOnce('Draft an invoice in Odoo');
    await window.chat.finalText('It is drafted.');
    await expect.poll(done).toEqual([CONNECT, DRAFT]);

    await walkthrough.open(REVIEW);
    await window.screenshot('first minutes 3 review');
    await drafts.pressInline('Stadtwerke Leipzig', 'Review Draft');
    // Keys that are pressed before its page is there are lost.
    await new ReviewPanel(page).waitFor('Stadtwerke Leipzig');
    await window.runCommand('MCP Odoo: Get Started');
    await expect.poll(done).toEqual([CONNECT, DRAFT, REVIEW]);

    await walkthrough.open(POST);
    await window.screenshot('first minutes 4 post');
    await drafts.pressInline('Stadtwerke Leipzig', 'Post Drafts...');
    await window.modal.read('Post vendor bill of “Stadtwerke Leipzig”, 289.90 EUR?');
    await window.modal.press('Post Vendor Bill');
    await window.notifications.waitFor('as BILL/');
    await expect.poll(done).toEqual([CONNECT, DRAFT, REVIEW, POST]);
    await window.screenshot('first minutes 5 done');
    expect(bed.model.problems).toEqual([]);
  });

  it('sees the walkthrough in dark and in high contrast as well', async () => {
    const window = await openWindow(bed, 'walkthrough themes');
    for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light High Contrast']) {
      await window.chooseTheme(theme);
      await window.runCommand('MCP Odoo: Get Started');
      const walkthrough = new Walkthrough(window.page);
      await walkthrough.waitFor('Get started with MCP Odoo');
      for (const step of [CONNECT, DRAFT, REVIEW, POST]) {
        await walkthrough.open(step);
        await window.page.waitForTimeout(300);
        await window.screenshot(`walkthrough ${theme} ${step.slice(0, 8)}`);
      }
    }
  });
});

describe('a new user in a folder that is not trusted', () => {
  let bed: VsCodeBed;
  beforeAll(async () => {
    bed = await VsCodeBed.up(VSIX, { workspaceTrust: true });
  });
  afterAll(() => bed.dispose());

  it('is told that papers in it are not read, and can try the demo company all the same', async () => {
    const window = await bed.openWindow();
    onTestFinished(() => window.close());
    await window.openContainer('MCP Odoo');
    const welcome = window.page.locator('.welcome-view-content');
    await welcome.getByText('This folder is not trusted').waitFor();
    await welcome.getByRole('button', { name: 'Try the Demo Company' }).waitFor();
    await window.screenshot('first minutes untrusted');
    await welcome.getByRole('button', { name: 'Try the Demo Company' }).click();
    await window.page.locator('.part.sidebar').getByText('Stadtwerke Leipzig').waitFor({ timeout: 60_000 });
  });
});

async function openWindow(bed: VsCodeBed, name: string): Promise<Workbench> {
  const window = await bed.openWindow();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await window.captureFailure(name);
    await window.close();
  });
  await window.openContainer('MCP Odoo');
  return window;
}

function expectTheAgent(model: ScriptedModel): void {
  model.expectTurn('four office chairs', function* () {
    const bill = yield* calling('create_draft_invoice', BILL_FOR_CHAIRS);
    bill.read(drafted);
    return 'It is drafted.';
  });
}
