import { t } from '@vscode/l10n';
import { button, element } from './elements.ts';
import { PdfPages, PdfTrouble } from './pdf-pages.ts';

const ZOOMS = [50, 75, 100, 125, 150, 200, 300, 400] as const;
const FIT = 100;

/** Shows a PDF page by page. 100 % is the width that there is. */
export class PdfViewer {
  readonly element = element('div', { class: 'pdf' });
  readonly #pages: PdfPages;
  readonly #name: string;
  readonly #canvas = element('canvas', { role: 'img' });
  readonly #frame = element('div', { class: 'frame', tabindex: '0', role: 'group' }, this.#canvas);
  readonly #place = element('output', { 'aria-live': 'polite' });
  readonly #size = element('output', {});
  readonly #note = element('p', { class: 'note', role: 'status' });
  readonly #text = element('details', { class: 'page-text' });
  readonly #resized: ResizeObserver;
  #number = 1;
  #zoom: number = FIT;
  #drawnWidth = 0;

  private constructor(pages: PdfPages, name: string) {
    this.#pages = pages;
    this.#name = name;
    this.#frame.setAttribute('aria-label', t`Page`);
    const label = (text: string) => ({ 'aria-label': text, title: text });
    const bar = element(
      'div',
      { class: 'bar', role: 'toolbar', 'aria-label': t`Pages and zoom` },
      button('‹', () => this.#turn(-1), label(t`Previous page`)),
      this.#place,
      button('›', () => this.#turn(1), label(t`Next page`)),
      button('−', () => this.#resize(-1), label(t`Zoom out`)),
      this.#size,
      button('+', () => this.#resize(1), label(t`Zoom in`)),
      button(t`Fit`, () => this.#setZoom(FIT), label(t`Fit to width`)),
    );
    this.element.append(bar, this.#note, this.#frame, this.#text);
    this.#frame.addEventListener('keydown', (event) => this.#key(event));
    this.#resized = new ResizeObserver(() => {
      if (Math.abs(this.#frame.clientWidth - this.#drawnWidth) > 4) this.#draw();
    });
    this.#resized.observe(this.#frame);
  }

  /**
   * @param folder address of the folder of pdf.js, with a slash at its end
   * @throws PdfTrouble when it is no PDF that can be shown
   */
  static async open(folder: string, bytes: Uint8Array, name: string): Promise<PdfViewer> {
    return new PdfViewer(await PdfPages.open(folder, bytes), name);
  }

  close(): void {
    this.#resized.disconnect();
    this.#pages.close();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'PageDown') this.#turn(1);
    else if (event.key === 'PageUp') this.#turn(-1);
    else return;
    event.preventDefault();
  }

  #turn(by: number): void {
    const number = Math.min(Math.max(1, this.#number + by), this.#pages.count);
    if (number === this.#number) return;
    this.#number = number;
    this.#frame.scrollTo(0, 0);
    this.#draw();
  }

  #resize(by: 1 | -1): void {
    const larger = ZOOMS.find((zoom) => zoom > this.#zoom) ?? this.#zoom;
    const smaller = ZOOMS.findLast((zoom) => zoom < this.#zoom) ?? this.#zoom;
    this.#setZoom(by > 0 ? larger : smaller);
  }

  #setZoom(zoom: number): void {
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#draw();
  }

  #draw(): void {
    const { count } = this.#pages;
    this.#place.textContent = t`Page ${this.#number} of ${count}`;
    this.#size.textContent = `${this.#zoom} %`;
    this.#canvas.setAttribute('aria-label', t`Page ${this.#number} of ${count} of ${this.#name}`);
    this.#drawnWidth = this.#frame.clientWidth;
    const width = Math.max(100, ((this.#drawnWidth - 2) * this.#zoom) / 100);
    this.#canvas.style.width = `${width}px`;
    this.#pages.draw(this.#canvas, this.#number, width).then(
      (isDrawn) => isDrawn && this.#drawn(),
      (thrown: unknown) => this.#failed(thrown),
    );
  }

  #drawn(): void {
    this.#canvas.dataset.drawn = String(this.#number);
    this.#note.textContent = this.#pages.isIncomplete
      ? t`Some characters of this PDF cannot be shown here. Open it in Odoo to see all of it.`
      : '';
    this.#pages.textOf(this.#number).then(
      (text) =>
        this.#text.replaceChildren(
          element('summary', {}, t`Text of this page`),
          element('pre', { tabindex: '0' }, text === '' ? t`This page has no text: it is a picture.` : text),
        ),
      (thrown: unknown) => this.#failed(thrown),
    );
  }

  #failed(thrown: unknown): void {
    this.#note.textContent = thrown instanceof PdfTrouble ? thrown.message : t`This page cannot be shown.`;
  }
}
