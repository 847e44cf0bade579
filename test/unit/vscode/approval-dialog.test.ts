import { describe, expect, it } from 'vitest';
import type { RenderedReview } from '../../../src/posting/review/render.ts';
import { ApprovalDialog } from '../../../src/vscode/approval-dialog.ts';

const review: RenderedReview = {
  question: 'Post vendor bill of Azure Interior, 121.00 EUR?',
  detail: 'Odoo: https://books.example.com',
  complete: true,
  verb: 'Post Vendor Bill',
  keep: 'Keep as Draft',
};
const waiting = new AbortController().signal;

/** A dialog in which the person presses this button, and what was shown. */
function dialogPressing(pressed: string | undefined) {
  const shown: {
    message: string;
    modal: boolean | undefined;
    detail: string | undefined;
    buttons: string[];
  }[] = [];
  const dialog = new ApprovalDialog((message, { modal, detail }, ...buttons) => {
    shown.push({ message, modal, detail, buttons });
    return Promise.resolve(pressed);
  });
  return { dialog, shown };
}

describe('only pressing the button that posts is a yes', () => {
  it.each([
    ['Post Vendor Bill', 'yes'],
    ['Keep as Draft', 'keep'],
    [undefined, 'closed'],
    ['post vendor bill', 'closed'],
    ['Post', 'closed'],
    ['', 'closed'],
  ])('%s means %s', async (pressed, answer) => {
    const { dialog } = dialogPressing(pressed);
    expect(await dialog.ask(review, waiting)).toBe(answer);
  });

  it('does not take a button for a yes that bears the words of the harmless one', async () => {
    const { dialog } = dialogPressing('Keep as Draft');
    expect(await dialog.ask({ ...review, verb: 'Keep as Draft' }, waiting)).toBe('keep');
  });

  it('lets a dialog that could not be shown fail, which the gate takes as no', async () => {
    const dialog = new ApprovalDialog(() => Promise.reject(new Error('no window')));
    await expect(dialog.ask(review, waiting)).rejects.toThrow('no window');
  });
});

describe('the dialog', () => {
  it('is modal, shows the review and has the harmless button first', async () => {
    const { dialog, shown } = dialogPressing(undefined);
    await dialog.ask(review, waiting);
    expect(shown).toEqual([
      {
        message: review.question,
        modal: true,
        detail: review.detail,
        buttons: ['Keep as Draft', 'Post Vendor Bill'],
      },
    ]);
  });

  it('has no button that posts when something had to be cut', async () => {
    const { dialog, shown } = dialogPressing('Post Vendor Bill');
    expect(await dialog.ask({ ...review, complete: false }, waiting)).toBe('closed');
    expect(shown[0]?.buttons).toEqual(['Keep as Draft']);
  });

  it('is not shown any more for a request that is over', async () => {
    const { dialog, shown } = dialogPressing('Post Vendor Bill');
    expect(await dialog.ask(review, AbortSignal.abort())).toBe('closed');
    expect(shown).toEqual([]);
  });
});

describe('what the person is told afterwards', () => {
  it('is a notice that nothing waits for, without links', () => {
    const { dialog, shown } = dialogPressing(undefined);
    dialog.tell('See [this](command:mcpOdoo.disconnect).');
    expect(shown).toMatchObject([{ modal: false, buttons: [] }]);
    expect(shown[0]?.message).not.toContain('](command:');
  });
});
