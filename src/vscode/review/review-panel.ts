import { t } from '@vscode/l10n';
import type { Disposable } from '../../common/disposable.ts';
import { plainText } from '../../common/plain-text.ts';
import { isInOdoo } from '../../accounting/handle.ts';
import type { Handle } from '../../accounting/handle.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import type { DocumentFile } from '../../accounting/reviewing/document-files.ts';
import type { DocumentSheet } from '../../posting/review/sheet.ts';
import type { Page } from './panel-content.ts';
import { shown } from '../../posting/review/shown-text.ts';
import { fromPage } from './panel-view.ts';
import type { Buttons, FromPage, Press, Sheet, ToPage } from './panel-view.ts';
import type { PanelWindow } from './panel-window.ts';
import type { ReviewSource } from './review-source.ts';
import { showHistory } from './show-history.ts';
import { showPaper } from './show-paper.ts';

export interface ReviewPanelParts {
  readonly window: PanelWindow;
  /** Where to get what stands beside a document. */
  readonly sourceOf: (sheet: DocumentSheet) => Promise<ReviewSource>;
  /** Logs what was thrown, and says what to show of it. */
  readonly report: (thrown: unknown) => string;
}

/** What a person pressed on what the panel shows now: a button, or a document on its row. */
export type Pressed = Exclude<Press, 'ready'> | { readonly row: number };

/** A file that stands beside a document, and what it hangs on. */
interface FileBeside extends DocumentFile {
  readonly document: Handle;
  /** Of another document: its name. */
  readonly of?: string;
}

const DECISIONS: readonly Press[] = ['post', 'keep', 'discard'];

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
  #files: Promise<readonly FileBeside[]> | undefined;
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
    const isDocument = page.sheet !== undefined && hasFiles(page.sheet);
    this.#sheet = { number: this.#number, question, place, demo, blocks, isDocument, buttons };
    this.#parts.window.title = plainText(t`Review: ${page.sheet?.name ?? question}`, 60).text;
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
    this.#inTime(async (source, sheet, signal) => {
      this.#files ??= filesBeside(source, sheet, signal);
      const files = (await this.#files).map(({ of, name, size }) => {
        const file = `${shown(name)} (${sizeInWords(size)})`;
        return of === undefined ? file : `${shown(of)}: ${file}`;
      });
      return { kind: 'files', sheet: this.#number, files };
    });
    this.#inTime(async (source, sheet, signal) => {
      const history = await source.history(sheet.document, signal);
      return history && { kind: 'history', sheet: this.#number, blocks: showHistory(history) };
    });
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
    else if ('row' in heard) this.#openRow(heard.row);
    else if (heard.press !== 'ready' && this.#offers(heard.press)) this.#onPress(heard.press);
  }

  /** A button that is not there, or does nothing any more, was not pressed by anybody. */
  #offers(pressed: Exclude<Press, 'ready'>): boolean {
    if (this.#isOver && DECISIONS.includes(pressed)) return false;
    const offered = this.#sheet?.buttons[pressed];
    return offered !== undefined && offered !== false;
  }

  #openRow(row: number): void {
    const rows = this.#sheet?.blocks.flatMap((block) =>
      block.kind === 'table' && block.opensSheets === true ? block.rows : [],
    );
    if (row < (rows?.length ?? 0)) this.#onPress({ row });
  }

  #showFile(index: number): void {
    this.#inTime(async (source, _, signal) => {
      const file = (await this.#files)?.[index];
      if (file === undefined) return undefined;
      const content = await source.file(file.document, file.id, signal);
      return { kind: 'paper', sheet: this.#number, file: index, paper: showPaper(content) };
    });
  }

  /** Reads something for the page that is shown now; it is dropped when that is shown no more. */
  #inTime(
    read: (source: ReviewSource, sheet: DocumentSheet, signal: AbortSignal) => Promise<ToPage | undefined>,
  ): void {
    const { signal } = this.#life;
    const sheet = this.#page?.sheet;
    if (sheet === undefined) return;
    this.#parts
      .sourceOf(sheet)
      .then((source) => read(source, sheet, signal))
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

/** A bank transaction that settles nothing has none, nor can have any. */
function hasFiles({ document, beside = [] }: DocumentSheet): boolean {
  return isInOdoo(document) || beside.length > 0;
}

/** The files of a document, and then those of the documents that matter with it. */
async function filesBeside(
  source: ReviewSource,
  { document, beside = [] }: DocumentSheet,
  signal: AbortSignal,
): Promise<FileBeside[]> {
  const own = (await source.files(document, signal)).map((file) => ({ ...file, document }));
  const others = await Promise.all(
    beside.map(async ({ document: other, name: of }) =>
      (await source.files(other, signal)).map((file) => ({ ...file, document: other, of })),
    ),
  );
  return [...own, ...others.flat()];
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return t`${bytes} bytes`;
  const kilobytes = Math.round(bytes / 1024);
  return kilobytes < 1024 ? t`${kilobytes} KB` : t`${shownAmount((bytes / 1024 / 1024).toFixed(1))} MB`;
}
