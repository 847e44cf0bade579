import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ReviewPanel } from '../../test/beds/vscode/pages/review-panel.ts';
import { seen } from '../../test/beds/vscode/pages/screen.ts';
import type { Workbench } from '../../test/beds/vscode/pages/workbench.ts';
import { calling, ScriptedModel } from '../../test/beds/vscode/scripted-model.ts';
import type { VsCodeBed } from '../../test/beds/vscode/vscode-bed.ts';
import { pdf } from '../../test/support/papers.ts';
import { BILL_FOR_CHAIRS } from '../../test/support/some-bills.ts';
import { Camera } from './camera.ts';
import type { Roll } from './camera.ts';

const WIDTH = 1320;
/** The whole dialog has room. */
const HEIGHT = 960;
/** How wide the sidebar is made, so that its rows can be read. */
const SIDEBAR = 430;

const PROMPT = 'Read bill.pdf, draft it for Lindenhof GmbH, and ask me to post it.';
const PAPER = [
  'Azure Interior GmbH',
  'VAT DE136695976',
  '',
  'Invoice A-114',
  'Date: 20 November 2026',
  '',
  '4 office chairs at 120.00        480.00',
  '19 % VAT                          91.20',
  'Total                            571.20 EUR',
];

const drafted = z.object({ document: z.string() });

/** What the pages show, played with the demo company in a window of one theme. */
export async function takePictures(bed: VsCodeBed, roll: Roll): Promise<void> {
  await writeFile(join(bed.workspace, 'bill.pdf'), await pdf({ pages: [PAPER] }));
  expectTheAgent(bed.model);
  const window = await bed.openWindow();
  await window.page.setViewportSize({ width: WIDTH, height: HEIGHT });
  const camera = new Camera(window.page, roll);
  await window.openContainer('MCP Odoo');
  await window.chat.waitForModel(ScriptedModel.label);
  await window.chooseTheme(roll.theme);
  await window.view('Drafts').pressWelcome('Try the Demo Company');
  await waitForText(window, 'Stadtwerke Leipzig');
  await widenSidebar(window);

  await camera.take('drafts', { of: window.page.locator('.part.sidebar'), height: 560 });
  if (roll.wanted.includes('walkthrough')) await walkthrough(window, camera);
  if (roll.wanted.includes('connect')) await wizard(window, camera);
  await agent(window, camera);
  await window.close();
}

async function walkthrough(window: Workbench, camera: Camera): Promise<void> {
  await window.runCommand('View: Toggle Secondary Side Bar Visibility');
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
  await window.runCommand('MCP Odoo: Get Started');
  const editor = window.page.locator('.part.editor');
  await seen(editor.getByText('Draft with the agent'), 'the walkthrough');
  await camera.take('walkthrough', { of: editor, height: 620 });
  await window.runCommand('View: Close All Editors');
  await window.runCommand('View: Toggle Secondary Side Bar Visibility');
  await window.runCommand('View: Toggle Primary Side Bar Visibility');
}

async function wizard(window: Workbench, camera: Camera): Promise<void> {
  await window.runCommand('MCP Odoo: Connect...');
  await window.quickInput.type('Connect to Odoo: Address', 'https://books.example.com');
  await camera.take('connect', { of: window.page.locator('.quick-input-widget') });
  await window.quickInput.escape();
}

async function agent(window: Workbench, camera: Camera): Promise<void> {
  const panel = new ReviewPanel(window.page);
  await window.chat.send(PROMPT);
  await window.chat.allowOnce('Draft an invoice in Odoo');
  await window.chat.confirmation('Ask the person to post');
  await waitForText(window, 'A-114');
  await window.chat.allowOnce('Ask the person to post');
  await window.modal.read('Post vendor bill of “Azure Interior”, 571.20 EUR?');
  await camera.take('asked');
  await camera.take('dialog', { of: window.page.locator('.monaco-dialog-box') });
  await window.modal.press('Review');
  await panel.waitFor('Azure Interior');
  await window.runCommand('View: Toggle Secondary Side Bar Visibility');
  await panel.drawnPage(1);
  await camera.take('review');
  await window.runCommand('View: Toggle Secondary Side Bar Visibility');
  await panel.press('Keep as Draft');
  await window.chat.finalText('It stays a draft.');
}

/** A model reads the paper, drafts what it says, and asks. */
function expectTheAgent(model: ScriptedModel): void {
  model.expectTurn(PROMPT, function* () {
    yield* calling('read_paper', { path: 'bill.pdf' });
    const bill = yield* calling('create_draft_invoice', {
      ...BILL_FOR_CHAIRS,
      attachments: ['bill.pdf'],
    });
    yield* calling('post_invoice', { invoice_id: bill.read(drafted).document });
    return 'It stays a draft.';
  });
}

async function waitForText(window: Workbench, text: string): Promise<void> {
  await seen(window.page.locator('.part.sidebar').getByText(text), `"${text}" in the sidebar`, 60_000);
}

async function widenSidebar({ page }: Workbench): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no sidebar.');
  const height = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, height);
  await page.mouse.down();
  await page.mouse.move(box.x + SIDEBAR, height, { steps: 5 });
  await page.mouse.up();
}
