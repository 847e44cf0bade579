import { Worker } from 'node:worker_threads';

/** Milliseconds for which a thread waits for a paper: agents read one after the other. */
const WAITS = 60_000;

/**
 * Threads that read one PDF each. pdf.js takes longer to load than most papers to be read, so once there was one, the
 * next thread loads it beforehand. It has seen no paper, and ends by itself when none comes.
 */
export class PdfThreads {
  readonly #heapMegabytes: number;
  readonly #waits: number;
  #spare: { readonly worker: Worker; readonly waiting: NodeJS.Timeout } | undefined;

  /**
   * @param heapMegabytes that the objects of a thread may take
   * @param waits milliseconds for which the next thread is kept
   */
  constructor(heapMegabytes: number, waits = WAITS) {
    this.#heapMegabytes = heapMegabytes;
    this.#waits = waits;
  }

  /** A thread that has read nothing yet. It is the caller's, who ends it. */
  take(): Worker {
    const spare = this.#spare;
    if (spare === undefined) return this.#start();
    this.#forget();
    spare.worker.removeAllListeners();
    spare.worker.ref();
    return spare.worker;
  }

  /** Has the next one load what it needs. */
  prepare(): void {
    if (this.#spare !== undefined) return;
    const worker = this.#start();
    const forget = () => {
      if (this.#spare?.worker === worker) this.#forget();
    };
    const waiting = setTimeout(() => {
      forget();
      void worker.terminate();
    }, this.#waits);
    this.#spare = { worker, waiting };
    // One that cannot be prepared is started when it is needed, and says then why it cannot.
    worker.once('error', forget);
    worker.once('exit', forget);
    worker.unref();
    waiting.unref();
  }

  #forget(): void {
    clearTimeout(this.#spare?.waiting);
    this.#spare = undefined;
  }

  #start(): Worker {
    return new Worker(workerFile(), {
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMegabytes, maxYoungGenerationSizeMb: 32 },
      // It has no need of secrets, and nothing to say but its answer.
      env: {},
      argv: [],
      stdin: false,
      stdout: true,
      stderr: true,
    });
  }
}

/** Beside this file, in the sources as in the bundle. */
function workerFile(): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./pdf-worker.${ending}`, import.meta.url);
}
