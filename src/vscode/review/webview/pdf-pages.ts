import { t } from '@vscode/l10n';
import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plainText } from '../../../common/plain-text.ts';

/** Scans of more pixels are no papers. */
const MOST_PIXELS = 100_000_000;

/** A canvas of more pixels than this shows no more to anybody. */
const MOST_CANVAS_PIXELS = 16_000_000;

/** A page that takes longer to be drawn, in milliseconds, may be made to. */
const MOST_TIME = 20_000;

/** What a person is told instead of a page. */
export class PdfTrouble extends Error {}

/** An opened PDF. It runs in a worker of its own, which ends with it. */
export class PdfPages {
  readonly #worker: Worker;
  readonly #document: PDFDocumentProxy;
  readonly #missing: ReadonlySet<string>;
  #drawing: RenderTask | undefined;

  private constructor(worker: Worker, document: PDFDocumentProxy, missing: ReadonlySet<string>) {
    this.#worker = worker;
    this.#document = document;
    this.#missing = missing;
  }

  /**
   * @param folder address of the folder of pdf.js, with a slash at its end
   * @throws PdfTrouble when it is no PDF that can be shown
   */
  static async open(folder: string, bytes: Uint8Array): Promise<PdfPages> {
    const { getDocument, PasswordException, PDFWorker, VerbosityLevel } =
      await import('pdfjs-dist/legacy/build/pdf.mjs');
    const worker = await startWorker(`${folder}pdf.worker.min.mjs`);
    const missing = new Set<string>();
    const loading = getDocument({
      data: bytes,
      worker: PDFWorker.create({ port: worker, verbosity: VerbosityLevel.ERRORS }),
      BinaryDataFactory: dataOf(folder, missing),
      wasmUrl: folder,
      useWorkerFetch: false,
      useSystemFonts: true,
      disableWorkerRendering: true,
      enableXfa: false,
      stopAtErrors: false,
      maxImageSize: MOST_PIXELS,
      verbosity: VerbosityLevel.ERRORS,
    });
    try {
      const document = await inTime(loading.promise);
      return new PdfPages(worker, document, missing);
    } catch (thrown) {
      worker.terminate();
      if (thrown instanceof PdfTrouble) throw thrown;
      if (thrown instanceof PasswordException) {
        throw new PdfTrouble(t`This PDF is encrypted, and opens only with a password.`, { cause: thrown });
      }
      throw new PdfTrouble(t`This PDF is damaged, and cannot be shown.`, { cause: thrown });
    }
  }

  get count(): number {
    return this.#document.numPages;
  }

  /**
   * Draws a page, and gives up the one that is being drawn.
   * @param width how wide it is to be shown, in CSS pixels
   * @returns false when another one was asked for meanwhile
   * @throws PdfTrouble when it cannot be drawn
   */
  async draw(canvas: HTMLCanvasElement, number: number, width: number): Promise<boolean> {
    this.#drawing?.cancel();
    const page = await inTime(this.#document.getPage(number));
    const viewport = page.getViewport({ scale: scaleFor(page, width) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas, viewport });
    this.#drawing = drawing;
    try {
      await inTime(drawing.promise);
      return true;
    } catch (thrown) {
      drawing.cancel();
      if (this.#drawing !== drawing) return false;
      if (thrown instanceof PdfTrouble) throw thrown;
      throw new PdfTrouble(t`This page is damaged, and cannot be shown.`, { cause: thrown });
    }
  }

  /** The text of a page, for those who cannot see it. Empty for a scan. */
  async textOf(number: number): Promise<string> {
    const page = await inTime(this.#document.getPage(number));
    const { items } = await inTime(page.getTextContent());
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('');
    const lines = text.split('\n').map((line) => plainText(line, 2_000).text);
    return lines.filter((line) => line !== '').join('\n');
  }

  /** Something that pages need is not here: characters may be missing. */
  get isIncomplete(): boolean {
    return this.#missing.size > 0;
  }

  close(): void {
    this.#drawing?.cancel();
    this.#worker.terminate();
  }
}

/** As sharp as the screen is, but of no more pixels than make sense. */
function scaleFor(page: PDFPageProxy, width: number): number {
  const { width: points, height } = page.getViewport({ scale: 1 });
  const wanted = (width / points) * Math.max(1, globalThis.devicePixelRatio);
  return Math.min(wanted, Math.sqrt(MOST_CANVAS_PIXELS / (points * height)));
}

/** The page may run no script of ours from an address in a worker, but from what it has loaded itself. */
async function startWorker(address: string): Promise<Worker> {
  const code = await (await fetch(address)).blob();
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  return new Worker(url, { type: 'module' });
}

/** What lies beside pdf.js: decoders of scans, and the fonts of signs. */
const THERE: ReadonlySet<string> = new Set([
  'openjpeg.wasm',
  'jbig2.wasm',
  'FoxitSymbol.pfb',
  'FoxitDingbats.pfb',
]);

/** Gives pdf.js what it asks for. Letters come from the fonts of the system; old Asian encodings are left out. */
function dataOf(folder: string, missing: Set<string>) {
  return class {
    async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
      if (THERE.has(filename)) return new Uint8Array(await (await fetch(folder + filename)).arrayBuffer());
      missing.add(filename);
      throw new PdfTrouble(`${filename} is left out.`);
    }
  };
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new PdfTrouble(t`This PDF takes too long to be shown.`)), MOST_TIME);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
