import './no-canvas.ts';
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { pageText } from './page-text.ts';
import type { PdfAnswer, PdfContent, PdfQuestion } from './pdf-answer.ts';

// Only now, when there is nothing left to draw or to fetch with.
const { getDocument, InvalidPDFException, PasswordException, VerbosityLevel } = await import('./pdfjs.ts');

/** More is no invoice. */
const MOST_XML_BYTES = 5 * 1024 * 1024;

const question: z.ZodType<PdfQuestion> = z.object({
  bytes: z.instanceof(Uint8Array),
  firstPage: z.int().min(1),
  mostCharacters: z.int().min(1),
});

/** Runs in a thread of its own, which reads this one paper and is ended when it takes too long or too much. */
async function answer({ bytes, firstPage, mostCharacters }: PdfQuestion): Promise<PdfAnswer> {
  try {
    const loading = getDocument({
      data: bytes,
      verbosity: VerbosityLevel.ERRORS,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      enableXfa: false,
    });
    const document = await loading.promise;
    if (firstPage > document.numPages) return { outcome: 'no-such-page', pages: document.numPages };
    const texts = await readPages(document, firstPage, mostCharacters);
    return { outcome: 'read', content: { pages: document.numPages, ...texts, xml: await xmlOf(document) } };
  } catch (thrown) {
    if (thrown instanceof PasswordException) return { outcome: 'encrypted' };
    if (thrown instanceof InvalidPDFException || thrown instanceof Error) return { outcome: 'broken' };
    throw thrown;
  }
}

async function readPages(
  document: PDFDocumentProxy,
  firstPage: number,
  mostCharacters: number,
): Promise<Pick<PdfContent, 'texts' | 'isCut'>> {
  const texts = [];
  let left = mostCharacters;
  for (let number = firstPage; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const text = await textOf(page);
    page.cleanup();
    if (number > firstPage && text.length > left) break;
    texts.push({ page: number, text: text.slice(0, left) });
    if (text.length > left) return { texts, isCut: true };
    left -= text.length;
  }
  return { texts, isCut: false };
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [a, b, c, d, x, y] = z.tuple([...numbers]).parse(item.transform);
    const isLevel = a > 0 && Math.abs(b) < Math.abs(a) / 10;
    return [{ text: item.str, x, y, width: item.width, height: Math.hypot(c, d), isLevel }];
  });
  return pageText(pieces);
}

const numbers = [z.number(), z.number(), z.number(), z.number(), z.number(), z.number()] as const;

async function xmlOf(document: PDFDocumentProxy): Promise<PdfContent['xml']> {
  const attachments = await document.getAttachments();
  const found = [];
  for (const [id, { filename }] of attachments ?? []) {
    if (!/\.xml$/i.test(filename)) continue;
    const bytes = await document.getAttachmentContent(id);
    if (bytes !== null && bytes.length <= MOST_XML_BYTES) found.push({ name: filename, bytes });
  }
  return found;
}

if (parentPort !== null) {
  const [asked] = z.tuple([question]).parse(await once(parentPort, 'message'));
  parentPort.postMessage(await answer(asked));
}
