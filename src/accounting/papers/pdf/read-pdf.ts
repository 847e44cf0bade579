import { OneAtATime } from '../../../common/one-at-a-time.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-answer.ts';
import { PdfThreads } from './pdf-threads.ts';

/** How long and how much a paper may take to be read. */
export interface PdfLimits {
  /** Milliseconds from start to end. */
  readonly milliseconds: number;
  /** Of the thread's own objects. */
  readonly heapMegabytes: number;
  /** By which the whole process may grow meanwhile: what is unpacked lies outside of the thread's heap. */
  readonly growthMegabytes: number;
}

export const PDF_LIMITS: PdfLimits = { milliseconds: 20_000, heapMegabytes: 256, growthMegabytes: 600 };

/** How often the growth is looked at, in milliseconds. */
const LOOK_EVERY = 25;

export type ReadPdf = (
  question: PdfQuestion,
  signal?: AbortSignal,
) => Promise<PdfAnswer | { readonly outcome: 'too-slow' | 'too-much' | 'cancelled' }>;

/**
 * Reads a PDF in a thread of its own, which is ended when it takes too long or too much: a paper may be made to do
 * so. One at a time: only so is the growth of the process that of one paper, and none is given up because of others. The
 * bytes are handed over, and are gone afterwards.
 */
export function pdfReader(limits: PdfLimits = PDF_LIMITS): ReadPdf {
  const turns = new OneAtATime();
  const read = readWithin(limits);
  return (question, signal) => turns.run(() => read(question, signal));
}

function readWithin(limits: PdfLimits): ReadPdf {
  const threads = new PdfThreads(limits.heapMegabytes);
  return (question, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        resolve({ outcome: 'cancelled' });
        return;
      }
      const handedOver = ownBuffer(question.bytes);
      const worker = threads.take();
      const before = process.memoryUsage.rss();
      const watch = setInterval(() => {
        const growth = process.memoryUsage.rss() - before;
        if (growth > limits.growthMegabytes * 1024 * 1024) end({ outcome: 'too-much' });
      }, LOOK_EVERY);
      const timer = setTimeout(() => end({ outcome: 'too-slow' }), limits.milliseconds);
      const cancel = () => end({ outcome: 'cancelled' });
      signal?.addEventListener('abort', cancel);
      const stop = () => {
        clearInterval(watch);
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      };
      const end = (answer: Awaited<ReturnType<ReadPdf>>) => {
        stop();
        void worker.terminate();
        resolve(answer);
      };
      worker.once('message', (answer: PdfAnswer) => {
        end(answer);
        threads.prepare();
      });
      worker.once('error', (error) => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') end({ outcome: 'too-much' });
        else {
          stop();
          reject(error);
        }
      });
      worker.once('exit', () => end({ outcome: 'broken' }));
      worker.postMessage(question, [handedOver]);
    });
}

/** A buffer that holds these bytes alone can be handed over; another is shared with who knows whom. */
function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  if (!(bytes.buffer instanceof ArrayBuffer) || bytes.byteLength !== bytes.buffer.byteLength) {
    throw new RangeError('The bytes are not alone in their buffer.');
  }
  return bytes.buffer;
}
