import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../src/posting/approver.ts';
import { ApprovalDialog } from '../../../src/vscode/approval-dialog.ts';
import type { TextQuestion } from '../../../src/vscode/steps/ask-text.ts';

const asked: Asked = {
  question: 'Post vendor bill of Azure Interior, 121.00 EUR?',
  detail: 'Odoo: https://books.example.com',
  whole: 'Odoo: https://books.example.com',
  complete: true,
  verb: 'Post Vendor Bill',
  keep: 'Keep as Draft',
  sheets: [],
  request: 'a request',
  reviewable: true,
  fromReview: false,
};
const waiting = new AbortController().signal;

/** A dialog in which the person presses this button and types this text, and what was shown. */
function dialogPressing(pressed: string | undefined, typed = '') {
  const shown: {
    message: string;
    modal: boolean | undefined;
    detail: string | undefined;
    buttons: string[];
  }[] = [];
  const questions: TextQuestion<string>[] = [];
  const dialog = new ApprovalDialog({
    showWarning: (message, { modal, detail }, ...buttons) => {
      shown.push({ message, modal, detail, buttons });
      return Promise.resolve(pressed);
    },
    askText: async (question) => {
      questions.push(question);
      const judged = await question.judge(typed, waiting);
      return judged.ok ? { kind: 'next', value: judged.value } : { kind: 'cancelled' };
    },
    openReview: () => Promise.resolve('keep'),
    closeReview: () => undefined,
  });
  return { dialog, shown, questions };
}

describe('only pressing the button that posts is a yes', () => {
  it.each([
    ['Post Vendor Bill', 'yes'],
    ['Keep as Draft', 'keep'],
    ['Review', 'review'],
    [undefined, 'closed'],
    ['post vendor bill', 'closed'],
    ['Post', 'closed'],
    ['', 'closed'],
  ])('%s means %s', async (pressed, answer) => {
    const { dialog } = dialogPressing(pressed);
    expect(await dialog.ask(asked, waiting)).toBe(answer);
  });

  it.each([
    ['Keep as Draft', 'keep'],
    ['Review', 'review'],
  ])('a button that says "%s" is no yes, whatever the verb is', async (words, answer) => {
    const { dialog, shown } = dialogPressing(words);
    expect(await dialog.ask({ ...asked, verb: words }, waiting)).toBe(answer);
    expect(shown[0]?.buttons).toEqual(['Review', 'Keep as Draft']);
  });

  it('lets a dialog that could not be shown fail, which the gate takes as no', async () => {
    const parts = {
      askText: () => Promise.reject(new Error()),
      openReview: () => Promise.reject(new Error()),
      closeReview: () => undefined,
    };
    const dialog = new ApprovalDialog({
      ...parts,
      showWarning: () => Promise.reject(new Error('no window')),
    });
    await expect(dialog.ask(asked, waiting)).rejects.toThrow('no window');
  });
});

describe('the dialog', () => {
  it('is modal, shows the review, and Enter opens the review panel', async () => {
    const { dialog, shown } = dialogPressing(undefined);
    await dialog.ask(asked, waiting);
    expect(shown).toEqual([
      {
        message: asked.question,
        modal: true,
        detail: asked.detail,
        buttons: ['Review', 'Post Vendor Bill', 'Keep as Draft'],
      },
    ]);
  });

  it('keeps all as it is with Enter after the review, and where there is none', async () => {
    for (const more of [{ fromReview: true }, { reviewable: false }]) {
      const { dialog, shown } = dialogPressing(undefined);
      await dialog.ask({ ...asked, ...more }, waiting);
      expect(shown[0]?.buttons).toEqual(['Keep as Draft', 'Post Vendor Bill']);
    }
  });

  it('has no button that posts when something had to be cut', async () => {
    for (const [reviewable, buttons] of [
      [true, ['Review', 'Keep as Draft']],
      [false, ['Keep as Draft']],
    ] as const) {
      const { dialog, shown } = dialogPressing('Post Vendor Bill');
      expect(await dialog.ask({ ...asked, complete: false, reviewable }, waiting)).toBe('closed');
      expect(shown[0]?.buttons).toEqual(buttons);
    }
  });

  it('has one again when the review panel has shown all of it', async () => {
    const { dialog, shown } = dialogPressing('Post Vendor Bill');
    expect(await dialog.ask({ ...asked, complete: false, fromReview: true }, waiting)).toBe('yes');
    expect(shown[0]?.buttons).toEqual(['Keep as Draft', 'Post Vendor Bill']);
    expect(shown[0]?.detail).toBe(asked.detail);
  });

  it('is not shown any more for a request that is over', async () => {
    const { dialog, shown } = dialogPressing('Post Vendor Bill');
    expect(await dialog.ask(asked, AbortSignal.abort())).toBe('closed');
    expect(shown).toEqual([]);
  });
});

it('the review panel answers for itself', async () => {
  const { dialog } = dialogPressing(undefined);
  expect(await dialog.review(asked, waiting)).toBe('keep');
});

describe('the total that is to be typed', () => {
  const total = { why: 'The amount is over your limit.', total: '1234.56', currency: 'EUR' };

  it('is asked for with the reason, and stands nowhere in the box', async () => {
    const { dialog, questions } = dialogPressing(undefined, '1.234,56');
    expect(await dialog.typeTotal(total, waiting)).toBe('1.234,56');
    const [box] = questions;
    expect(box).toMatchObject({ value: '', placeholder: '' });
    expect(box?.prompt).toContain('The amount is over your limit.');
    expect(JSON.stringify(box).replace(/\D/g, '')).not.toContain('1234');
  });

  it('is asked for again when it is another one, without saying which it is', async () => {
    const { dialog, questions } = dialogPressing(undefined, '1234.65');
    expect(await dialog.typeTotal(total, waiting)).toBeUndefined();
    const judged = await questions[0]?.judge('1234.65', waiting);
    expect(judged).toEqual({ ok: false, sentence: expect.not.stringMatching(/\d/) });
  });
});

describe('what the person is told afterwards', () => {
  it('is a notice that nothing waits for, without links', () => {
    const { dialog, shown } = dialogPressing(undefined);
    dialog.tell('See [this](command:mcpOdoo.removeConnection).');
    expect(shown).toMatchObject([{ modal: false, buttons: [] }]);
    expect(shown[0]?.message).not.toContain('](command:');
  });

  it('offers to ask again where that is what they may want', async () => {
    let asks = 0;
    dialogPressing('Ask Me Again').dialog.tell('Too late.', () => (asks += 1));
    dialogPressing(undefined).dialog.tell('Too late.', () => (asks += 1));
    await Promise.resolve();
    await Promise.resolve();
    expect(asks).toBe(1);
  });
});
