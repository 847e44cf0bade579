import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handle } from '../../../../src/accounting/handle.ts';
import type { Review } from '../../../../src/posting/review/review.ts';
import type { DocumentSheet } from '../../../../src/posting/review/sheet.ts';
import { sheetOfReview } from '../../../../src/posting/review/sheet-of-review.ts';
import type { PanelContent } from '../../../../src/vscode/review/panel-content.ts';
import type { ReviewSource } from '../../../../src/vscode/review/review-source.ts';
import { ReviewPanels } from '../../../../src/vscode/review/review-panels.ts';
import { aReview } from '../../../support/a-review.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { PaperWindow } from './paper-window.ts';

const NO_FILES: ReviewSource = {
  files: () => Promise.resolve([]),
  file: () => Promise.resolve({ type: 'other', why: 'it is not there' }),
  history: () => Promise.resolve({ documents: [], differences: [] }),
};

function content(...reviews: Review[]): PanelContent {
  return {
    question: 'Post vendor bill of “Azure Interior”, 119.00 EUR?',
    sheets: reviews.map(sheetOfReview),
    verb: 'Post Vendor Bill',
    keep: 'Keep as Draft',
  };
}

function room(source: ReviewSource = NO_FILES) {
  const windows: PaperWindow[] = [];
  const opened: DocumentSheet[] = [];
  const panels = new ReviewPanels({
    openWindow: (title) => {
      const window = new PaperWindow(title);
      windows.push(window);
      return window;
    },
    sourceOf: () => Promise.resolve(source),
    openInOdoo: (sheet) => Promise.resolve(void opened.push(sheet)),
    report: (thrown) => (thrown instanceof Error ? thrown.message : 'It failed.'),
  });
  const window = (index = 0): PaperWindow => {
    const found = windows[index];
    if (found === undefined) throw new Error('No panel was opened.');
    return found;
  };
  return { panels, window, windows, opened };
}

/** Opens the panel for a request; its page has been loaded. */
function asked(about: PanelContent, source?: ReviewSource) {
  const place = room(source);
  const expiry = new AbortController();
  const said = place.panels.ask('first', about, expiry.signal);
  place.window().press('ready');
  return { ...place, expiry, said };
}

describe('the panel of a request', () => {
  it.each([
    { pressed: 'post', answer: 'yes', isOpen: true },
    { pressed: 'keep', answer: 'keep', isOpen: false },
  ] as const)('answers $answer when the person presses $pressed', async ({ pressed, answer, isOpen }) => {
    const { said, window } = asked(content(aReview()));
    window().press(pressed);
    expect(await said).toBe(answer);
    expect(window().isOpen).toBe(isOpen);
  });

  it('tells that a dialog follows, and takes no second press', async () => {
    const { said, window } = asked(content(aReview()));
    window().press('post');
    expect(await said).toBe('yes');
    expect(window().notice).toContain('asks you once more');
    window().press('keep');
    expect(window().isOpen).toBe(true);
  });

  it('is closed when the dialog that followed was answered', async () => {
    const { said, window, panels } = asked(content(aReview()));
    window().press('post');
    await said;
    panels.closeAsked('another');
    expect(window().isOpen).toBe(true);
    panels.closeAsked('first');
    expect(window().isOpen).toBe(false);
  });

  it('answers closed when the person closes it', async () => {
    const { said, window } = asked(content(aReview()));
    window().dispose();
    expect(await said).toBe('closed');
  });

  it('says so when the request expires, and a press after that is none', async () => {
    const { said, window, expiry } = asked(content(aReview()));
    expiry.abort();
    expect(await said).toBe('closed');
    expect(window().notice).toContain('has expired: nothing was posted');
    window().press('keep');
    expect(window().isOpen).toBe(true);
  });

  it('is not opened for a request that has expired', async () => {
    const { panels, windows } = room();
    expect(await panels.ask('first', content(aReview()), AbortSignal.abort())).toBe('closed');
    expect(windows).toEqual([]);
  });

  it('shows several documents one after another, and one answer is about all', async () => {
    const { said, window, opened } = asked(
      content(aReview(), aReview({ document: 'move/8', partner: 'Ahorn' })),
    );
    expect(window().sheet.place).toBe('Document 1 of 2: vendor bill of “Azure Interior”, 119.00 EUR');
    expect(window().sheet.buttons).toMatchObject({ previous: false, next: true });
    window().press('previous');
    expect(window().sheet.place).toContain('1 of 2');
    window().press('next');
    expect(window().sheet.place).toBe('Document 2 of 2: vendor bill of “Ahorn”, 119.00 EUR');
    window().press('open');
    expect(opened.map(({ document }) => document)).toEqual(['move/8']);
    window().press('post');
    expect(await said).toBe('yes');
  });

  it('is drawn anew when its page was loaded anew', () => {
    const { window, expiry } = asked(content(aReview()));
    expiry.abort();
    window().told.length = 0;
    window().press('ready');
    expect(window().told.map(({ kind }) => kind)).toEqual(['sheet', 'notice']);
  });

  it('is no other request’s: each has its own, and an answer to one is none to another', async () => {
    const { said, windows, panels } = asked(content(aReview()));
    const other = panels.ask(
      'second',
      content(aReview({ document: 'move/9' })),
      new AbortController().signal,
    );
    const [first, second] = windows;
    second?.press('ready');
    second?.press('keep');
    expect(await other).toBe('keep');
    panels.closeAsked('second');
    expect([first?.isOpen, second?.isOpen]).toEqual([true, false]);
    first?.press('post');
    expect(await said).toBe('yes');
  });

  describe('of a set', () => {
    const documents = { kind: 'table', title: 'Documents', columns: [], opensSheets: true } as const;
    const rows = [[['1. Vendor bill']], [['2. Vendor bill']]];
    const set = (): PanelContent => ({
      ...content(aReview(), aReview({ document: 'move/8', partner: 'Ahorn' })),
      overview: [{ ...documents, rows }],
    });

    it('begins with all documents, and each row opens its own', () => {
      const { window } = asked(set());
      expect(window().sheet).toMatchObject({ place: 'All documents', isDocument: false });
      window().say({ row: 1, sheet: window().sheet.number });
      expect(window().sheet.place).toContain('Document 2 of 2: vendor bill of “Ahorn”');
      expect(window().sheet.buttons).toMatchObject({ previous: true, next: false, all: true });
      window().press('all');
      expect(window().sheet.place).toBe('All documents');
      expect(window().sheet.buttons).toMatchObject({ previous: false, next: true, all: false });
    });

    it('opens nothing for a row that is not there, or that is not on the sheet', () => {
      const { window } = asked(set());
      window().say({ row: 2, sheet: 1 });
      expect(window().sheet.number).toBe(1);
      window().press('next');
      window().say({ row: 0, sheet: 2 });
      window().press('all');
      window().press('all');
      expect(window().sheet.number).toBe(3);
    });

    it('that was looked at goes through its documents before it goes on to the next draft', async () => {
      const { panels, window } = room();
      const next = { 'move/9': content(aReview({ document: 'move/9', partner: 'Zweig' })) };
      panels.show('move/7', set(), {
        neighbours: () => ({ next: 'move/9' }),
        read: () => Promise.resolve(next['move/9']),
      });
      window().press('ready');
      expect(window().sheet.buttons).toMatchObject({ previous: false, next: true });
      for (const name of ['Azure Interior', 'Ahorn', 'Zweig']) {
        window().press('next');
        await waitFor(() => expect(window().sheet.question).toContain(name));
      }
    });
  });

  it('takes the same panel when its request is reviewed again, and presses on the first sheet do not count', async () => {
    const { said, window, windows, panels } = asked(content(aReview()));
    const before = window().sheet.number;
    window().press('post');
    await said;
    let answer: unknown = 'none';
    void panels
      .ask('first', content(aReview({ document: 'move/9' })), new AbortController().signal)
      .then((given) => {
        answer = given;
      });
    window().say({ press: 'post', sheet: before });
    await Promise.resolve();
    expect({ answer, count: windows.length }).toEqual({ answer: 'none', count: 1 });
  });
});

describe('what the page of a panel says', () => {
  it('means nothing unless it is one of the presses, on the sheet that is shown', async () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ press: fc.string(), sheet: fc.constant(1) }),
      fc.record({ press: fc.constantFrom('post', 'keep'), sheet: fc.integer({ min: 2 }) }),
      fc.record({ press: fc.constant('post'), sheet: fc.constant(1), approved: fc.constant(true) }),
      fc.record({ press: fc.constant('discard'), sheet: fc.constant(1) }),
      fc.record({ file: fc.double(), sheet: fc.constant(1) }),
      fc.record({ row: fc.oneof(fc.double(), fc.nat()), sheet: fc.constant(1) }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (message) => {
        fc.pre(!isPress(message));
        const { said, window } = asked(content(aReview()));
        window().say(message);
        const answer = await Promise.race([said, Promise.resolve('none')]);
        expect(answer).toBe('none');
      }),
    );
  });
});

function isPress(message: unknown): boolean {
  return JSON.stringify(message) === JSON.stringify({ press: 'post', sheet: 1 });
}

describe('the files of a document', () => {
  const source: ReviewSource = {
    ...NO_FILES,
    files: () => Promise.resolve([{ id: 41, name: 'bill\u202Efdp.exe', size: 2048 }]),
    file: (document: Handle, file: number) =>
      Promise.resolve({ type: 'pdf', bytes: new TextEncoder().encode(`${document} ${file}`) }),
  };

  it('are named with nothing invisible, and read when the page asks for one that it was told of', async () => {
    const { window } = asked(content(aReview()), source);
    await waitFor(() =>
      expect(window().told).toContainEqual({
        kind: 'files',
        sheet: 1,
        files: ['bill<U+202E>fdp.exe (2 KB)'],
      }),
    );
    window().say({ file: 0, sheet: 1 });
    window().say({ file: 7, sheet: 1 });
    await waitFor(() => {
      const papers = window().told.filter(({ kind }) => kind === 'paper');
      const bytes = new TextEncoder().encode('move/7 41');
      expect(papers).toEqual([{ kind: 'paper', sheet: 1, file: 0, paper: { type: 'pdf', bytes } }]);
    });
  });

  it('of what it pays stand beside a payment, under the name of their document', async () => {
    const { panels, window } = room(source);
    const beside = [{ document: 'move/3', name: 'BILL/2026/1' }] as const;
    const about = content(aReview());
    const sheets = about.sheets.map((sheet) => ({ ...sheet, document: 'payment/5' as const, beside }));
    void panels.ask('first', { ...about, sheets }, new AbortController().signal);
    window().press('ready');
    const own = 'bill<U+202E>fdp.exe (2 KB)';
    await waitFor(() =>
      expect(window().told).toContainEqual({ kind: 'files', sheet: 1, files: [own, `BILL/2026/1: ${own}`] }),
    );
    window().say({ file: 1, sheet: 1 });
    const bytes = new TextEncoder().encode('move/3 41');
    await waitFor(() => expect(window().told.at(-1)).toMatchObject({ kind: 'paper', paper: { bytes } }));
  });

  it('that cannot be read are no reason not to show the document', async () => {
    const failing = { ...source, files: () => Promise.reject(new Error('Odoo is unreachable.')) };
    const { window } = asked(content(aReview()), failing);
    await waitFor(() => expect(window().notice).toBe('Odoo is unreachable.'));
    expect(window().sheet.buttons.post).toBe('Post Vendor Bill');
  });
});

describe('the panel of a draft that nobody has asked about', () => {
  const others: Readonly<Record<string, Review>> = {
    'move/7': aReview(),
    'move/8': aReview({ document: 'move/8', partner: 'Ahorn' }),
  };

  function looking(post?: (document: Handle, shown: PanelContent) => Promise<string | undefined>) {
    const place = room();
    place.panels.show('move/7', content(aReview()), {
      neighbours: (document) => (document === 'move/7' ? { next: 'move/8' } : { previous: 'move/7' }),
      read: (document) => Promise.resolve(content(others[document] ?? aReview())),
      ...(post !== undefined && { post }),
    });
    place.window().press('ready');
    return place;
  }

  it('asks nothing, and offers what the caller offers', () => {
    const { sheet, title } = looking().window();
    expect(sheet.question).toBe('Vendor bill of “Azure Interior”, 119.00 EUR');
    expect(sheet.buttons).toEqual({ open: true, previous: false, next: true, all: false });
    expect(title).toBe('Review: vendor bill of “Azure Interior”, 119.00 EUR');
  });

  it('goes on to the next draft', async () => {
    const { window } = looking();
    window().press('next');
    await waitFor(() => expect(window().sheet.question).toContain('Ahorn'));
    expect(window().sheet.buttons).toMatchObject({ previous: true, next: false });
  });

  it('posts the draft that is shown, with what was shown of it, and says what came of it', async () => {
    const posted: unknown[] = [];
    const { window } = looking((document, shown) => {
      posted.push([document, shown.sheets[0]?.name]);
      return Promise.resolve('Posted as BILL/2026/11/0001.');
    });
    expect(window().sheet.buttons.post).toBe('Post Vendor Bill...');
    window().press('post');
    await waitFor(() => expect(window().notice).toBe('Posted as BILL/2026/11/0001.'));
    window().press('post');
    expect(posted).toEqual([['move/7', 'vendor bill of “Azure Interior”, 119.00 EUR']]);
  });

  it('says why it was not posted, and can be asked for again', async () => {
    const { window } = looking(() => Promise.reject(new Error('You declined.')));
    window().press('post');
    await waitFor(() => expect(window().notice).toBe('You declined.'));
    const last = window().told.findLast(({ kind }) => kind === 'notice');
    expect(last).toMatchObject({ isOver: false });
  });
});
