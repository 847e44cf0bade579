import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import { JournalReader } from '../../src/journal/journal-reader.ts';
import { join } from 'node:path';
import { typeAtTerminal } from '../support/type-at-terminal.ts';
import { draft, newBill } from './bills.ts';
import { openCompany } from './company.ts';
import { browserAt, PASSPHRASE, setUp } from './paired-person.ts';
import { cleanEnv, Program, PROGRAM } from './program.ts';

const company = await openCompany('sealed-key');
afterAll(() => company.dispose());

describe('with mcp-odoo approvals --set-key', () => {
  it('a person seals the key of another user in a terminal, and what they approve is posted as that user', async () => {
    const { folder, stores } = await setUp();
    const { login, secret } = company.poster;
    const { shown, code } = await typeAtTerminal(
      [process.execPath, PROGRAM, 'approvals', '--set-key', '--data-dir', folder],
      [`${PASSPHRASE}\r`, `${login}x\u007f\r`, `${secret}\r`],
      cleanEnv(company.env),
    );
    expect(shown).toContain(`post as ${login} what you approve on their page`);
    expect(shown).not.toContain(secret);
    expect(code).toBe(0);

    const program = await Program.start(['--data-dir', folder], company.env);
    const document = await draft(program, newBill());
    const answer = program.answer('post_invoice', { invoice_id: document });
    await program.hasSaid('a question waits for your decision: ');
    const [url = ''] = /http:\S+/.exec(program.stderr) ?? [];
    const { browser, pathname } = await browserAt(url, stores);
    expect((await browser.get(pathname)).body).toContain(login);
    await browser.submit(pathname, { answer: 'yes', passphrase: PASSPHRASE });
    expect(await answer).toMatchObject({ document, state: 'posted' });
    const entries = await new JournalReader(join(folder, 'journal'), systemClock).read();
    expect(entries.find(({ what }) => what === 'posting-intended')).toMatchObject({ postedAs: login });
  });

  it('nothing is set for the demo company, which ends with its process', async () => {
    const { folder } = await setUp();
    const args = ['approvals', '--set-key', '--demo', '--data-dir', folder];
    const typed = [PASSPHRASE, 'chief', 'a key'].map((line) => `${line}\r`);
    const { shown, code } = await typeAtTerminal([process.execPath, PROGRAM, ...args], typed, cleanEnv({}));
    expect({ code, shown }).toEqual({ code: 2, shown: expect.stringContaining('no key is kept for it') });
  });
});
