import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { TcpDoor } from '../support/tcp-door.ts';
import { Story, TITLES } from './story.ts';

/** What neither a person nor a model may ever read. */
const NEVER = /Traceback|ECONN|AxiosError|odoo\.exceptions|\n\s+at |-password|[0-9a-f]{40}/;

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
});
