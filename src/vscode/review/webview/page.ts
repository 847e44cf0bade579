import { config, t } from '@vscode/l10n';
import * as z from 'zod/mini';
import { toPage } from '../panel-view.ts';
import type { FromPage } from '../panel-view.ts';
import { element } from './elements.ts';
import { PaperView } from './paper-view.ts';
import { SheetView } from './sheet-view.ts';

/** Given by VS Code to the page of a webview, once. */
declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

// Before anything is drawn: what stands here in the person's language.
config({ contents: document.body.dataset.texts ?? '{}' });

// The page may not turn text into code, and need not find out by trying.
z.config({ jitless: true });

/** Draws what it is told, and tells what is pressed. */
class ReviewPage {
  readonly #tell: (message: FromPage) => void;
  readonly #sheet = new SheetView(
    (press) => this.#tell({ press, sheet: this.#number }),
    (row) => this.#tell({ row, sheet: this.#number }),
  );
  readonly #paper: PaperView;
  #number = 0;

  constructor(folder: string, tell: (message: FromPage) => void) {
    this.#tell = tell;
    this.#paper = new PaperView(folder, (file) => this.#tell({ file, sheet: this.#number }));
    const { header, document: sheet, footer } = this.#sheet;
    document.body.append(header, element('main', {}, sheet, this.#paper.element), footer);
    this.#tell({ press: 'ready', sheet: 0 });
  }

  hear(message: unknown): void {
    const told = toPage.safeParse(message).data;
    if (told === undefined) return;
    if (told.kind === 'notice') {
      this.#sheet.notify(told.text, told.isOver);
      return;
    }
    if (told.kind === 'sheet') {
      const { sheet } = told;
      this.#number = sheet.number;
      this.#paper.element.hidden = !sheet.isDocument;
      this.#paper.clear(t`Looking for files...`);
      this.#sheet.draw(sheet);
      return;
    }
    // It is about a document that was shown before.
    if (told.sheet !== this.#number) return;
    switch (told.kind) {
      case 'files':
        this.#paper.list(told.files);
        break;
      case 'paper':
        this.#paper.show(told.file, told.paper);
        break;
      case 'history':
        this.#sheet.drawHistory(told.blocks);
        break;
    }
  }
}

const vscode = acquireVsCodeApi();
const page = new ReviewPage(document.body.dataset.pdfjs ?? '', (message) => vscode.postMessage(message));
window.addEventListener('message', ({ data }) => page.hear(data));
