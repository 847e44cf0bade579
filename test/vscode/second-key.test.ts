import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestion, Story } from './story.ts';

const TYPE = 'Type it each time (posting needs another Odoo user than the drafter)';
const BOX = 'Key for Posting';

describe('a person posts with the key of another Odoo user', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-second-key');
  });
  afterAll(() => story.end());

  it('that is set once and typed at each posting; Escape posts nothing', async () => {
    const bill = await story.draft({ reference: 'FOUR EYES', price: 100 });
    const [billing, accountant] = [story.user('billing'), story.user('accountant')];
    const window = await story.openWindow('second key');
    await story.connect(window);
    const { quickInput } = window;
    const drafts = window.view('Drafts');
    await drafts.waitForRow('FOUR EYES');

    await window.runCommand('MCP Odoo: Set Key for Posting...');
    await quickInput.choose('The key of another Odoo user', TYPE);
    await quickInput.answer('Set Key for Posting: Login', billing.login);
    await quickInput.answer('Set Key for Posting: API Key', billing.key);
    await quickInput.waitForMessage('needs another Odoo user');
    await window.screenshot('the drafter cannot be the one who posts');
    await quickInput.back();
    await quickInput.answer('Set Key for Posting: Login', accountant.login);
    await quickInput.answer('Set Key for Posting: API Key', accountant.key);
    await window.notifications.waitFor(`is posted by ${accountant.login} from now on`);

    await drafts.waitForRow('FOUR EYES');
    await drafts.pressInline('FOUR EYES', 'Post Drafts...');
    const asked = await readQuestion(window, 'Post vendor bill of “Azure Interior”, 119.00 EUR?');
    expect(asked.detail).toContain(`Posted by the Odoo user: ${accountant.login}`);
    await window.modal.press('Post Vendor Bill');
    await quickInput.answer(BOX, 'wrong-password');
    await quickInput.waitForMessage('does not accept this login');
    await window.screenshot('a wrong key can be corrected');
    await quickInput.escape();
    await window.notifications.waitFor('Nothing was posted');
    expect(await story.state(bill)).toBe('draft');

    await drafts.pressInline('FOUR EYES', 'Post Drafts...');
    await readQuestion(window, 'Post vendor bill of “Azure Interior”, 119.00 EUR?');
    await window.modal.press('Post Vendor Bill');
    await quickInput.answer(BOX, accountant.key);
    await drafts.waitForNoRow('FOUR EYES');
    expect(await story.state(bill)).toBe('posted');
    const [move] = await story.admin.read('account.move', [bill], ['write_uid']);
    const poster = await story.admin.one('res.users', [['login', '=', accountant.login]]);
    expect(move?.write_uid).toEqual([poster, expect.any(String)]);
    expect(JSON.stringify(await story.journal())).not.toContain(accountant.key);
  });
});
