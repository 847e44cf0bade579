import { t } from '@vscode/l10n';
import type { PaperContent } from '../panel-view.ts';
import { button, element, value } from './elements.ts';
import { PdfViewer } from './pdf-viewer.ts';
import { PdfTrouble } from './pdf-pages.ts';

/** The files of a document, one of them shown. */
export class PaperView {
  readonly element = element('section', { class: 'paper', 'aria-labelledby': 'paper-heading' });
  readonly #folder: string;
  readonly #ask: (file: number) => void;
  readonly #names = element('div', { class: 'files', role: 'group' });
  readonly #status = element('p', { class: 'note', role: 'status' });
  readonly #content = element('div', { class: 'content' });
  #files: readonly string[] = [];
  #asked = -1;
  #viewer: PdfViewer | undefined;
  #image: string | undefined;

  /**
   * @param folder address of the folder of pdf.js
   * @param ask asks for what is in a file
   */
  constructor(folder: string, ask: (file: number) => void) {
    this.#folder = folder;
    this.#ask = ask;
    this.#names.setAttribute('aria-label', t`Files`);
    this.element.append(
      element('h2', { id: 'paper-heading' }, t`Files`),
      this.#names,
      this.#status,
      this.#content,
    );
  }

  /** Another document is shown, and its files are not known yet. */
  clear(text: string): void {
    this.#release();
    this.#asked = -1;
    this.#names.replaceChildren();
    this.#say(text);
  }

  list(files: readonly string[]): void {
    this.#files = files;
    this.#names.replaceChildren(
      ...files.map((name, index) => {
        const made = button('', () => this.#choose(index));
        made.append(value(name));
        return made;
      }),
    );
    if (files.length === 0) this.clear(t`No file is attached to this document.`);
    else this.#choose(0);
  }

  show(file: number, paper: PaperContent): void {
    if (file !== this.#asked) return;
    this.#release();
    switch (paper.type) {
      case 'pdf':
        this.#showPdf(file, paper.bytes);
        break;
      case 'image':
        this.#showImage(file, new Blob([new Uint8Array(paper.bytes)], { type: paper.mimetype }));
        break;
      case 'text':
        this.#put(element('pre', { tabindex: '0' }, paper.text));
        break;
      case 'other':
        this.#say(t`This file is not shown here: ${paper.why}. Open it in Odoo.`);
        break;
    }
  }

  #choose(file: number): void {
    if (file === this.#asked) return;
    this.#asked = file;
    for (const [index, name] of [...this.#names.children].entries())
      name.setAttribute('aria-pressed', String(index === file));
    this.#release();
    this.#say(t`Loading...`);
    this.#ask(file);
  }

  #showPdf(file: number, bytes: Uint8Array): void {
    PdfViewer.open(this.#folder, bytes, this.#nameOf(file)).then(
      (viewer) => {
        // Another file was chosen while this one was opened.
        if (file !== this.#asked || this.#viewer !== undefined) {
          viewer.close();
          return;
        }
        this.#viewer = viewer;
        this.#put(viewer.element);
      },
      (thrown: unknown) => {
        const why = thrown instanceof PdfTrouble ? thrown.message : t`This PDF cannot be shown.`;
        if (file === this.#asked) this.#say(t`${why} Open it in Odoo.`);
      },
    );
  }

  #showImage(file: number, blob: Blob): void {
    this.#image = URL.createObjectURL(blob);
    const image = element('img', { src: this.#image, alt: t`Picture: ${this.#nameOf(file)}` });
    image.addEventListener('error', () =>
      this.#say(t`This picture is damaged, and cannot be shown. Open it in Odoo.`),
    );
    this.#put(
      element('div', { class: 'frame', tabindex: '0', role: 'group', 'aria-label': t`Picture` }, image),
    );
  }

  #nameOf(file: number): string {
    return this.#files[file] ?? t`the file`;
  }

  #put(...content: readonly HTMLElement[]): void {
    this.#status.textContent = '';
    this.#content.replaceChildren(...content);
  }

  #say(text: string): void {
    this.#content.replaceChildren();
    this.#status.textContent = text;
  }

  #release(): void {
    this.#viewer?.close();
    this.#viewer = undefined;
    if (this.#image !== undefined) URL.revokeObjectURL(this.#image);
    this.#image = undefined;
  }
}
