import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { idOf, moveHandle } from '../../src/accounting/handle.ts';
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';
import { Journal } from '../../src/journal/journal.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { WriteTurns } from '../../src/journal/write-turns.ts';
import { connect } from '../../src/odoo/connect.ts';
import type { Protocol, RequestRecord } from '../../src/odoo/session.ts';
import { NOTE_READS, postingCalls } from '../../src/posting/allowed.ts';
import { ChatterNotes } from '../../src/posting/chatter/chatter-notes.ts';
import type { NoteFacts } from '../../src/posting/chatter/chatter-notes.ts';
import { readNotes } from '../../src/posting/chatter/read-notes.ts';
import { verifyPostingLog } from '../../src/office/posting-log/posting-log.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('chatter-notes');
const admin = await OdooPerson.logIn(database, userOf(database, 'admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);

const facts: NoteFacts = {
  about: 'posting',
  request: '3fa29c11-0000-4000-8000-000000000001',
  company: 1,
  digest: 'cd'.repeat(32),
  requester: { kind: 'agent', saysItIs: '<b>Claude</b> & “friends”' },
};

async function draft(): Promise<ReturnType<typeof moveHandle>> {
  const bill = { move_type: 'in_invoice', partner_id: azure, invoice_date: '2026-11-20' };
  const [id = 0] = await admin.create('account.move', [bill], { allowed_company_ids: [1] });
  return moveHandle(id);
}

describe.each(protocols)('notes below documents over %s', (protocol: Protocol) => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-notes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function open(signer = { account: 'anna', host: `laptop ${protocol}` }) {
    const journal = new Journal(join(folder, 'journal'), systemClock, { process: process.pid, ...signer });
    const requests: RequestRecord[] = [];
    const user = userOf(database, 'billing');
    const target = { url: database.url, database: database.db, login: user.login, secret: user.key };
    const turns = new WriteTurns(new Claims(join(folder, 'locks'), systemClock), systemClock);
    const session = await connect(
      { ...target, protocol, allowPlainHttp: true },
      { clock: systemClock, turns, onRequest: (record) => requests.push(record) },
    );
    requests.length = 0;
    const client = session.clientFor(postingCalls(session.version));
    const notes = new ChatterNotes({ client, session, journal });
    return {
      ...{ notes, journal, session, requests },
      found: () => readNotes(session.clientFor(NOTE_READS), signer, 100),
      outcomes: async () =>
        (await journal.entries()).flatMap((entry) => (entry.what === 'note-settled' ? [entry.outcome] : [])),
      dispose: async () => {
        session.dispose();
        await journal.dispose();
      },
    };
  }

  const messagesOf = async (document: ReturnType<typeof moveHandle>) => {
    const domain = [
      ['model', '=', 'account.move'],
      ['res_id', '=', idOf(document)],
      ['body', 'ilike', 'MCP Odoo'],
    ];
    const ids = await admin.search('mail.message', domain);
    return ids.length === 0 ? [] : admin.read('mail.message', ids, ['body', 'author_id']);
  };

  it('say what was done, on one write, and are found again with the line that they point to', async () => {
    const desk = await open();
    const document = await draft();
    expect(await desk.notes.note(document, facts)).toBe('written');
    expect(desk.requests.map(({ method, kind }) => `${kind} ${method}`)).toEqual(['write message_post']);
    const [message, ...others] = await messagesOf(document);
    expect(others).toEqual([]);
    expect(message?.author_id).toEqual([expect.any(Number), 'Bea Billing']);
    expect(message?.body).toContain('Posted with MCP Odoo, after a person had approved it.');
    expect(message?.body).toContain("(says it is “&lt;b&gt;Claude&lt;/b&gt; &amp; 'friends'”)");
    const found = await desk.found();
    expect(found).toEqual([{ document, head: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const heads = found.map(({ head }) => head);
    expect(await verifyJournal(join(folder, 'journal'), heads)).toMatchObject({ intact: true, missing: [] });
    expect(await desk.outcomes()).toEqual(['done']);
    await desk.dispose();
  });

  it('make nobody follow the document, and change nothing of it', async () => {
    const desk = await open({ account: 'quiet', host: protocol });
    const document = await draft();
    const fields = isDemo ? ['write_date'] : ['message_follower_ids', 'write_date', 'write_uid'];
    const before = await admin.read('account.move', [idOf(document)], fields);
    await desk.notes.note(document, { ...facts, about: 'undoing' });
    expect(await admin.read('account.move', [idOf(document)], fields)).toEqual(before);
    expect((await messagesOf(document))[0]?.body).toContain('Reset to draft with MCP Odoo');
    await desk.dispose();
  });

  it('of other accounts are not taken for ours', async () => {
    const desk = await open({ account: 'eve', host: 'desk' });
    expect(await desk.found()).toEqual([]);
    await desk.dispose();
  });

  it('that Odoo refuses are journalled, and disturb nobody', async () => {
    const desk = await open({ account: 'refused', host: protocol });
    expect(await desk.notes.note(moveHandle(999_999), facts)).toBe('not-written');
    expect((await desk.outcomes()).at(-1)).toBe('rejected');
    await desk.dispose();
  });

  it('show lines that were cut off the journal, and are missed when they are gone', async () => {
    const signer = { account: 'cut', host: protocol };
    const desk = await open(signer);
    const parts = { folder: join(folder, 'journal'), clock: systemClock };
    const workroom = () => Promise.resolve({ session: desk.session, isDemo: false });
    const verify = () => verifyPostingLog(parts, signer, workroom);
    const [kept, cut, deleted] = [await draft(), await draft(), await draft()];
    const requests = ['a', 'b', 'c'].map((digit) => facts.request.slice(0, -1) + digit);
    for (const [place, document] of [kept, deleted, cut].entries()) {
      const request = requests[place] ?? '';
      const { origin, database: books, login } = desk.session;
      const entry = { request, document, connection: { origin, database: books, login } };
      await desk.journal.append({ ...entry, what: 'posting-answered', answer: 'yes' });
      const settled = await desk.journal.append({ ...entry, what: 'posting-settled', outcome: 'done' });
      expect(settled.sequence).toBe(4 * place + 2);
      await desk.notes.note(document, { ...facts, request });
    }
    expect(await verify()).toMatchObject({
      verification: { intact: true, missing: [] },
      gaps: [],
      notes: { looked: 3, astray: [], gone: [] },
    });

    const { file } = (await verify()).verification.findings.at(-1) ?? { file: '' };
    const path = join(parts.folder, file);
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n').slice(0, 8).join('\n')}\n`);
    const found = await verify();
    expect(found.verification.intact).toBe(true);
    expect(found.notes).toMatchObject({ looked: 3, astray: [{ document: cut }], gone: [] });

    if (!isDemo) {
      const [message] = await admin.search('mail.message', [
        ['model', '=', 'account.move'],
        ['res_id', '=', idOf(deleted)],
        ['body', 'ilike', 'MCP Odoo'],
      ]);
      await admin.call('mail.message', 'unlink', [[message]]);
      expect((await verify()).notes).toMatchObject({ looked: 2, gone: [deleted] });
    }
    await desk.dispose();
  });

  // Where the company has an address for everybody, as in the demo company, nobody is without one.
  if (testedVersion === '14')
    it('are refused by Odoo 14 to users without an e-mail address', async () => {
      const desk = await open({ account: 'unaddressed', host: protocol });
      const billing = await admin.one('res.users', [['login', '=', userOf(database, 'billing').login]]);
      const [before] = await admin.read('res.users', [billing], ['email']);
      await admin.write('res.users', [billing], { email: false });
      const document = await draft();
      expect(await desk.notes.note(document, facts)).toBe('not-written');
      expect(await messagesOf(document)).toEqual([]);
      expect((await desk.outcomes()).at(-1)).toBe('rejected');
      await admin.write('res.users', [billing], { email: before?.email });
      await desk.dispose();
    });
});
