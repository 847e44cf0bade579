import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import type { StoredEntry } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import { startOdoo } from '../beds/odoo/bed.ts';
import { userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';
import type { ModalContent } from '../beds/vscode/pages/modal.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { VsCodeBed } from '../beds/vscode/vscode-bed.ts';
import type { BedOptions } from '../beds/vscode/vscode-bed.ts';
import { OdooPerson } from '../support/odoo-person.ts';

const VSIX = join(import.meta.dirname, '../../mcp-odoo.vsix');

/** The titles of our tools, as VS Code shows them when it asks whether to run one. */
export const TITLES = {
  createDraftInvoice: 'Draft an invoice in Odoo',
  createDraftInvoices: 'Draft many invoices in Odoo',
  createDraftEntry: 'Draft a journal entry in Odoo',
  createDraftPayment: 'Draft a payment in Odoo',
  createDraftTransaction: 'Propose bank transactions',
  attachFile: 'Attach a paper to a draft in Odoo',
  updateDraft: 'Change a draft in Odoo',
  proposePartner: 'Propose a new contact for Odoo',
  postInvoice: 'Ask the person to post',
  postInvoices: 'Ask the person to post several',
} as const;

/** Reads the dialog that asks the person something. Enter presses its first button, which does no harm. */
export async function readQuestion(window: Workbench, title: string): Promise<ModalContent> {
  const question = await window.modal.read(title);
  expect(question.focused).toBe('Review');
  return question;
}

interface WayToOdoo {
  readonly url?: string;
  readonly secret?: string;
  /** Another Odoo than the story's own. */
  readonly odoo?: OdooConnection;
  /** What the connection is called; the host when left out. */
  readonly name?: string;
}

/** A real VS Code with the packaged extension, a database of a real Odoo, and an administrator who looks on. */
export class Story {
  readonly bed: VsCodeBed;
  readonly odoo: OdooConnection;
  readonly admin: OdooPerson;

  private constructor(bed: VsCodeBed, odoo: OdooConnection, admin: OdooPerson) {
    this.bed = bed;
    this.odoo = odoo;
    this.admin = admin;
  }

  /** @param database name of the suite's own database */
  static async begin(database: string, options: BedOptions = {}): Promise<Story> {
    const odoo = await (await startOdoo('19')).freshDatabase(database);
    const admin = await OdooPerson.logIn(odoo, userOf(odoo, 'admin'));
    return new Story(await VsCodeBed.up(VSIX, options), odoo, admin);
  }

  get model(): ScriptedModel {
    return this.bed.model;
  }

  user(role: string) {
    return userOf(this.odoo, role);
  }

  /** A window of the running test's own, as it opens. A failure leaves a picture. */
  async openBareWindow(name: string): Promise<Workbench> {
    const window = await this.bed.openWindow();
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') await window.captureFailure(name);
      await window.close();
    });
    return window;
  }

  /** A window with the sidebar of MCP Odoo, and nothing connected. */
  async openWindow(name: string): Promise<Workbench> {
    const window = await this.openBareWindow(name);
    await window.openContainer('MCP Odoo');
    return window;
  }

  /**
   * Connects from the welcome view as this user.
   * @param way an address of Odoo other than its own, and a password in place of the key
   */
  async connect(window: Workbench, role = 'billing', way: WayToOdoo = {}): Promise<void> {
    await window.view('Drafts').pressWelcome('Connect to Odoo');
    await this.answerWizard(window, role, way);
  }

  /** Goes through the connect wizard, which is open. */
  async answerWizard(window: Workbench, role = 'billing', way: WayToOdoo = {}): Promise<void> {
    const odoo = way.odoo ?? this.odoo;
    const { login, key } = userOf(odoo, role);
    await window.quickInput.answer('Connect to Odoo: Address', way.url ?? odoo.url);
    expect((await window.modal.read('is not encrypted')).focused).toBe('Use Another Address');
    await window.modal.press('Send Unencrypted');
    await window.quickInput.choose('Which database', odoo.db);
    await window.quickInput.answer('Connect to Odoo: Login', login);
    await window.quickInput.answer('Connect to Odoo: API Key', way.secret ?? key);
    if (way.name === undefined) await window.quickInput.accept('Connect to Odoo: Name');
    else await window.quickInput.answer('Connect to Odoo: Name', way.name);
    await window.notifications.waitFor('Connected to');
  }

  /** A window that is connected and whose chat is ready. */
  async openConnected(name: string, role = 'billing'): Promise<Workbench> {
    const window = await this.openWindow(name);
    await this.#makeReady(window, role);
    return window;
  }

  /** The same for all tests of a suite. It closes with the story. */
  async keepConnected(role: string): Promise<Workbench> {
    const window = await this.bed.openWindow();
    await window.openContainer('MCP Odoo');
    await this.#makeReady(window, role);
    return window;
  }

  /** A draft bill made in Odoo's own way, by the administrator. */
  async draft(bill: {
    reference: string;
    price: number;
    company?: number;
    partner?: string;
  }): Promise<number> {
    const partner = await this.admin.one('res.partner', [['name', '=', bill.partner ?? 'Azure Interior']]);
    const values = {
      move_type: 'in_invoice',
      partner_id: partner,
      ref: bill.reference,
      invoice_date: '2026-11-20',
      invoice_line_ids: [[0, 0, { name: 'Office chairs', quantity: 1, price_unit: bill.price }]],
    };
    const context = { allowed_company_ids: [bill.company ?? 1] };
    const [id] = await this.admin.create('account.move', [values], context);
    if (id === undefined) throw new Error('Odoo made no draft.');
    return id;
  }

  async state(id: number): Promise<unknown> {
    return (await this.admin.read('account.move', [id], ['state']))[0]?.state;
  }

  /** What the extension wrote down, of all windows. */
  async journal(): Promise<readonly StoredEntry[]> {
    const folder = join(this.bed.dataHome, 'mcp-odoo', 'journal');
    const identity = { process: process.pid, host: 'test', account: 'reader' };
    return new Journal(folder, systemClock, identity).entries();
  }

  /** Ends it. No window may have logged an error of ours, and the model must have known what to do. */
  async end(): Promise<void> {
    const errors = (await this.bed.logEntries()).filter(isOurError);
    const { problems } = this.model;
    await this.bed.dispose();
    expect({ problems, errors }).toEqual({ problems: [], errors: [] });
  }

  async #makeReady(window: Workbench, role: string): Promise<void> {
    await this.connect(window, role);
    await window.chat.waitForModel(ScriptedModel.label);
  }
}

/** In our own channel, or thrown by our code in the extension host. */
function isOurError(entry: string): boolean {
  return (
    /^MCP Odoo\.log: \S+ \S+ \[error\]/.test(entry) ||
    /^\S*exthost\.log: [^]*\/mcp-odoo\.mcp-odoo-/.test(entry)
  );
}
