import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import type { Reach } from '../faults/exchange.ts';
import { FaultProxy } from '../faults/proxy.ts';
import { TcpDoor } from '../support/tcp-door.ts';
import { readQuestion, Story, TITLES } from './story.ts';
import { isFull } from './size.ts';

/** What neither a person nor a model may ever read. */
const NEVER = /Traceback|ECONN|AxiosError|odoo\.exceptions|\n\s+at |-password|[0-9a-f]{40}/;

const POST = 'account.move.action_post';
const NOBODY_WAITS = { runOut: () => undefined, isSending: () => Promise.resolve() };

describe('on a bad day, the person and the agent are told what happened and what to do', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-bad-days');
    await story.draft({ reference: 'KEPT', price: 480 });
  });
  afterAll(() => story.end());

  it('when Odoo goes down: the rows stay, with a message; the agent is told to try later', async () => {
    const door = await TcpDoor.open(story.odoo.url);
    const window = await story.openWindow('odoo goes down');
    await story.connect(window, 'billing', { url: door.url });
    const drafts = window.view('Drafts');
    await drafts.waitForRow('KEPT');
    await window.chat.waitForModel(ScriptedModel.label);
    door.shut();

    const prompt = 'list the drafts while Odoo is down';
    story.model.expectTurn(prompt, [
      { call: 'list_drafts', args: {} },
      { say: (result) => `Answer: ${result.text}` },
    ]);
    await window.chat.send(prompt);
    const answer = await window.chat.finalText('Answer:');
    expect(answer).toContain('unreachable');
    expect(answer).not.toMatch(NEVER);

    await drafts.pressTitleIcon('Refresh Drafts');
    await expect.poll(() => drafts.message(), { timeout: 60_000 }).toContain('refuses the connection');
    await drafts.waitForRow('KEPT');
    expect(await drafts.message()).not.toMatch(NEVER);
    await window.screenshot('bad day odoo down');
  });

  if (isFull)
    it('when the password no longer holds: to enter a new one, in the connection', async () => {
      const { login, password } = story.user('billing-one');
      const window = await story.openWindow('password changed');
      await story.connect(window, 'billing-one', { secret: password });
      const drafts = window.view('Drafts');
      await drafts.waitForRow('KEPT');
      await window.chat.waitForModel(ScriptedModel.label);
      const user = await story.admin.one('res.users', [['login', '=', login]]);
      await story.admin.write('res.users', [user], { password: 'another-password' });

      const prompt = 'list the drafts with an old password';
      story.model.expectTurn(prompt, [
        { call: 'list_drafts', args: {} },
        { say: (result) => `Answer: ${result.text}` },
      ]);
      await window.chat.send(prompt);
      const answer = await window.chat.finalText('Answer:');
      expect(answer).toContain('credentials_expired');
      expect(answer).not.toMatch(NEVER);

      await drafts.pressTitleIcon('Refresh Drafts');
      await expect.poll(() => drafts.message(), { timeout: 60_000 }).toContain('Enter a new one');
      await window.screenshot('bad day password changed');
    });

  if (isFull)
    it('when the user may not draft: that rights are missing, in the words of Odoo', async () => {
      const window = await story.openConnected('no rights', 'readonly');
      const before = await story.admin.call('account.move', 'search_count', [[]]);
      const prompt = 'draft a bill without the right to';
      story.model.expectTurn(prompt, [
        { call: 'create_draft_invoice', args: { company: 1, description: 'Chairs', amount: 100 } },
        { say: (result) => `Answer: ${result.text}` },
      ]);
      await window.chat.send(prompt);
      await window.chat.allowOnce(TITLES.createDraftInvoice);
      const answer = await window.chat.finalText('Answer:');
      expect(answer).toContain('nothing was written');
      expect(answer).not.toMatch(NEVER);
      expect(await story.admin.call('account.move', 'search_count', [[]])).toBe(before);
    });

  it('when VS Code dies while it posts: what became of it, and nothing is sent again', async () => {
    const proxy = await FaultProxy.start(story.odoo.url, NOBODY_WAITS);
    onTestFinished(() => proxy.dispose());
    const bill = await story.draft({ reference: 'ARRIVED', price: 500 });
    const other = await story.draft({ reference: 'LOST', price: 600, partner: 'Deco Addict' });
    const window = await story.openWindow('died while posting');
    await story.connect(window, 'billing', { url: proxy.url });
    const drafts = window.view('Drafts');

    /** The request reaches Odoo or not; its answer never reaches VS Code, whose process is killed. */
    const dieWhilePosting = async (reference: string, reaches: Reach) => {
      const isLost = new Promise<void>((resolve) => proxy.arm(POST, { reaches, answer: () => resolve() }));
      await drafts.pressInline(reference, 'Post Drafts...');
      await readQuestion(window, 'Post vendor bill');
      await window.modal.press('Post Vendor Bill');
      await isLost;
      const intent = (await story.journal()).findLast(({ what }) => what === 'posting-intended');
      if (intent === undefined) throw new Error('Nothing was intended.');
      process.kill(intent.process, 'SIGKILL');
      // Whatever were sent again would be caught by it, and counted.
      proxy.arm(POST, { reaches: 'never', answer: () => undefined });
      return window.notifications.waitFor('MCP Odoo was cut off', 60_000);
    };

    const arrived = await dieWhilePosting('ARRIVED', 'once');
    await window.screenshot('bad day cut off and posted');
    const [posted] = await story.admin.read('account.move', [bill], ['state', 'name']);
    expect(posted?.state).toBe('posted');
    expect(arrived).toBe(
      'MCP Odoo was cut off while it wrote to Odoo. It has looked there, and sent nothing again. ' +
        `Posted: vendor bill of Azure Interior, 595.00 EUR, as ${String(posted?.name)}.`,
    );
    await drafts.waitForNoRow('ARRIVED');
    const opened = window.page.context().waitForEvent('page');
    await window.notifications.press('MCP Odoo was cut off', 'Open in Odoo');
    expect(decodeURIComponent((await opened).url())).toContain(`/odoo/account.move/${bill}`);

    const lost = await dieWhilePosting('LOST', 'never');
    await window.screenshot('bad day cut off and not posted');
    expect(lost).toContain(
      'Not posted so far: vendor bill of Deco Addict, 714.00 EUR. It may still be posted, and is looked at again in a few minutes.',
    );
    await drafts.waitForRow('LOST');
    expect(await story.state(other)).toBe('draft');

    // Each was sent when the person said yes, and never again.
    expect(proxy.fired).toBe(2);
    const intended = (await story.journal()).filter(({ what }) => what === 'posting-intended');
    expect(intended).toHaveLength(2);
  });

  if (isFull)
    it("when nobody vouches for Odoo's certificate: to choose that of their own authority", async () => {
      const door = await TcpDoor.open(story.odoo.url, {
        key: tlsFile('good.key'),
        cert: tlsFile('good.pem'),
      });
      onTestFinished(() => door.shut());
      const window = await story.openWindow('own authority');
      const { quickInput, modal } = window;
      await window.view('Drafts').pressWelcome('Connect to Odoo');
      await quickInput.answer('Connect to Odoo: Address', door.url);
      const question = await modal.read(
        'its certificate is not signed by an authority that this computer knows',
      );
      await window.screenshot('1 certificate of an unknown authority');
      expect(question.buttons).toEqual(['Use Another Address', 'Choose Certificate...']);

      const choose = async (name: string, content: string) => {
        await writeFile(join(story.bed.workspace, name), content);
        await modal.press('Choose Certificate...');
        await quickInput.read('Certificate of the Authority');
        await quickInput.clickRow(name);
      };
      await choose('server.pem', tlsFile('good.key'));
      await modal.read('“server.pem” holds a private key. It belongs on the server alone');
      await window.screenshot('1 a private key in place of a certificate');
      await choose('mail.crt', 'Dear Anna, here is our certificate.');
      await modal.read('“mail.crt” is no certificate, or it is damaged.');
      await choose('old.cer', tlsFile('expired-authority.pem'));
      await modal.read('The certificate of “Old authority” in “old.cer” expired on 2021-01-01.');
      await window.screenshot('1 an expired certificate');
      await choose('authority.pem', tlsFile('authority.pem'));
      // It lies where agents can write.
      const doubted = await modal.read('Trust a certificate out of a folder of this window?');
      await window.screenshot('1 a certificate out of the workspace');
      expect(doubted.focused).toBe('Choose Another');
      expect(doubted.detail).toContain(join(story.bed.workspace, 'authority.pem'));
      await modal.press('Choose Another');
      await modal.read('its certificate is not signed by an authority that this computer knows');
      await choose('authority.pem', tlsFile('authority.pem'));
      await modal.read('Trust a certificate out of a folder of this window?');
      await modal.press('Trust It');
      await quickInput.choose('Which database', story.odoo.db);
      const { login, key: secret } = story.user('billing');
      await quickInput.answer('Connect to Odoo: Login', login);
      await quickInput.answer('Connect to Odoo: API Key', secret);
      await quickInput.accept('Connect to Odoo: Name');
      await window.notifications.waitFor(`on ${door.url}`);
      await window.view('Drafts').waitForRow('KEPT');
    });
});

function tlsFile(name: string): string {
  return readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
}
