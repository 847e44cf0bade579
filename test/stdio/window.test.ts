import { afterAll, describe, expect, it } from 'vitest';
import { ChildScript } from '../support/child-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { draft, draftsOf, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { Program } from './program.ts';

const company = await openCompany('window');
afterAll(() => company.dispose());

/** A window of VS Code, as far as this goes, that is connected as the program is. */
async function openWindow(folder: string): Promise<ChildScript> {
  const { ODOO_URL: url, ODOO_DB: database, ODOO_USER: login } = company.env;
  const target = JSON.stringify({ url, database, login, secret: company.secret });
  const window = new ChildScript('announced-window.ts', [folder, target]);
  expect(await window.line()).toBe('announced');
  return window;
}

describe('a person with a window of VS Code', () => {
  it('is asked there: what they say yes to is posted', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const bill = newBill();
    const document = await draft(program, bill);
    const window = await openWindow(folder);
    const answer = program.answer('post_invoice', { invoice_id: document });
    expect(await window.line()).toBe('asked “a test over stdio”');
    window.tell('yes');
    expect(await answer).toMatchObject({ document, state: 'posted' });
    expect(await draftsOf(program, bill.reference)).toEqual([]);
  });

  it('keeps the draft with their no, and the agent is told so', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--data-dir', folder], company.env);
    const bill = newBill();
    const document = await draft(program, bill);
    const window = await openWindow(folder);
    const failure = program.failure('post_invoice', { invoice_id: document });
    await window.line();
    window.tell('no');
    expect(await failure).toMatch(/^declined: /);
    expect(await draftsOf(program, bill.reference)).toEqual([document]);
  });

  it('is not asked for a demo company, which is that of another process', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--demo', '--data-dir', folder], company.env);
    const document = await draft(program, newBill());
    await openWindow(folder);
    expect(await program.failure('post_invoice', { invoice_id: document })).toMatch(/nobody_to_ask: /);
  });

  it('is not asked by who only reads', async () => {
    const folder = temporaryFolder();
    const program = await Program.start(['--read-only', '--data-dir', folder], company.env);
    await program.answer('list_drafts', {});
    await openWindow(folder);
    expect(await program.failure('post_invoice', { invoice_id: 'move/1' })).toMatch(/^unknown_tool: /);
  });
});
