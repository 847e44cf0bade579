import type { Disposable } from '../../common/disposable.ts';
import { plainText } from '../../common/plain-text.ts';
import type { DocumentFile } from '../../accounting/reviewing/document-files.ts';
import type { Review } from '../../posting/review/review.ts';
import { nameInReview } from './panel-content.ts';
import type { Page } from './panel-content.ts';
import { shown } from './panel-text.ts';
import { fromPage } from './panel-view.ts';
import type { Buttons, FromPage, Press, Sheet, ToPage } from './panel-view.ts';
import type { PanelWindow } from './panel-window.ts';
import type { ReviewSource } from './review-source.ts';
import { showHistory } from './show-history.ts';
import { showPaper } from './show-paper.ts';

export interface ReviewPanelParts {
  readonly window: PanelWindow;
  /** Where to get what stands beside a document. */
  readonly sourceOf: (review: Review) => Promise<ReviewSource>;
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/** A press that a person made on what the panel shows now. */
export type Pressed = Exclude<Press, 'ready'>;

const DECISIONS: readonly Pressed[] = ['post', 'keep', 'discard'];

/** Tells the person something. @param isOver nothing can be decided here any more */
export type Notify = (text: string, isOver: boolean) => void;

/** One panel: shows a page at a time, with its files and its history, and passes on what is pressed. */
export class ReviewPanel implements Disposable {
  /** Resolves when it is closed, by whomever. */
  readonly closed: Promise<void>;
  readonly #parts: ReviewPanelParts;
  #number = 0;
  #page: Page | undefined;
  #sheet: Sheet | undefined;
  #notice: ToPage | undefined;
  #files: Promise<readonly DocumentFile[]> | undefined;
  #isReady = false;
  #isOver = false;
  #life = new AbortController();
  #onPress: (pressed: Pressed) => void = () => undefined;

  constructor(parts: ReviewPanelParts) {
    this.#parts = parts;
    parts.window.onMessage((message) => this.#hear(message));
    this.closed = new Promise((resolve) => {
      parts.window.onClosed(() => {
        this.#life.abort();
        resolve();
      });
    });
  }

  /**
   * Shows another page.
   * @param onPress told what is pressed on it; nothing any more when the next one is shown
   * @returns tells the person something, as long as this page is shown
   */
  show(page: Page, buttons: Buttons, onPress: (pressed: Pressed) => void): Notify {
    this.#life.abort();
    this.#life = new AbortController();
    this.#number += 1;
    this.#page = page;
    this.#notice = undefined;
    this.#isOver = false;
    this.#onPress = onPress;
    const { question, place, demo, blocks } = page;
    const isDocument = page.review !== undefined;
    this.#sheet = { number: this.#number, question, place, demo, blocks, isDocument, buttons };
    this.#parts.window.title = plainText(
      `Review: ${page.review === undefined ? question : nameInReview(page.review)}`,
      60,
    ).text;
    this.#files = undefined;
    // A page that is not loaded yet says so, and is told then.
    if (this.#isReady) this.#draw();
    const number = this.#number;
    return (text, isOver) => {
      if (this.#number === number) this.#notify(text, isOver);
    };
  }

  #notify(text: string, isOver: boolean): void {
    this.#notice = { kind: 'notice', text: plainText(text, 1000).text, isOver };
    this.#isOver = isOver;
    this.#parts.window.tell(this.#notice);
  }

  reveal(): void {
    this.#parts.window.reveal();
  }

  dispose(): void {
    this.#parts.window.dispose();
  }

  /** All of it: the page may have been loaded anew. */
  #draw(): void {
    if (this.#sheet === undefined) return;
    this.#tell({ kind: 'sheet', sheet: this.#sheet });
    if (this.#notice !== undefined) this.#tell(this.#notice);
    this.#inTime(async (source, review, signal) => {
      this.#files ??= source.files(review.document, signal);
      const files = (await this.#files).map(({ name, size }) => `${shown(name)} (${sizeInWords(size)})`);
      return { kind: 'files', sheet: this.#number, files };
    });
    this.#inTime(async (source, review, signal) => ({
      kind: 'history',
      sheet: this.#number,
      blocks: showHistory(await source.history(review.document, signal)),
    }));
  }

  #hear(message: unknown): void {
    const heard = fromPage.safeParse(message).data;
    if (heard === undefined) return;
    if ('press' in heard && heard.press === 'ready') {
      this.#isReady = true;
      this.#draw();
    }
    // What was said about a page that is not shown any more is not about this one.
    else if (heard.sheet === this.#number) this.#obey(heard);
  }

  #obey(heard: FromPage): void {
    if ('file' in heard) this.#showFile(heard.file);
    else if (heard.press !== 'ready' && this.#offers(heard.press)) this.#onPress(heard.press);
  }

  /** A button that is not there, or does nothing any more, was not pressed by anybody. */
  #offers(pressed: Pressed): boolean {
    if (this.#isOver && DECISIONS.includes(pressed)) return false;
    const offered = this.#sheet?.buttons[pressed];
    return offered !== undefined && offered !== false;
  }

  #showFile(index: number): void {
    this.#inTime(async (source, review, signal) => {
      const file = (await this.#files)?.[index];
      if (file === undefined) return undefined;
      const content = await source.file(review.document, file.id, signal);
      return { kind: 'paper', sheet: this.#number, file: index, paper: showPaper(content) };
    });
  }

  /** Reads something for the page that is shown now; it is dropped when that is shown no more. */
  #inTime(
    read: (source: ReviewSource, review: Review, signal: AbortSignal) => Promise<ToPage | undefined>,
  ): void {
    const { signal } = this.#life;
    const review = this.#page?.review;
    if (review === undefined) return;
    this.#parts
      .sourceOf(review)
      .then((source) => read(source, review, signal))
      .then((message) => {
        if (message !== undefined && !signal.aborted) this.#tell(message);
      })
      .catch((thrown: unknown) => {
        if (!signal.aborted) this.#notify(this.#parts.report(thrown), false);
      });
  }

  #tell(message: ToPage): void {
    this.#parts.window.tell(message);
  }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = Math.round(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
