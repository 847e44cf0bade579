import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PdfThreads } from '../../../../src/accounting/papers/pdf/pdf-threads.ts';
import { pdf } from '../../../support/papers.ts';

function taken(threads: PdfThreads) {
  const thread = threads.take();
  onTestFinished(async () => {
    await thread.terminate();
  });
  return thread;
}

async function reads(thread: ReturnType<PdfThreads['take']>): Promise<unknown> {
  const answered = once(thread, 'message');
  thread.postMessage({ bytes: await pdf({ pages: [['Bill 1']] }), firstPage: 1, mostCharacters: 100 });
  const [answer]: unknown[] = await answered;
  return answer;
}

describe('the thread for the next PDF', () => {
  it('has loaded what it needs beforehand, and reads one paper like any other', async () => {
    const threads = new PdfThreads(256);
    threads.prepare();
    const later = taken(new PdfThreads(256));
    const thread = taken(threads);
    expect(thread.threadId).toBeLessThan(later.threadId);
    expect(await reads(thread)).toMatchObject({ outcome: 'read', content: { pages: 1 } });
    expect(thread.listenerCount('exit')).toBe(0);
  });

  it('is nobody else’s: who comes next gets another', () => {
    const threads = new PdfThreads(256);
    threads.prepare();
    expect(taken(threads).threadId).not.toBe(taken(threads).threadId);
  });

  it('ends by itself when no paper comes, and one is started when one does', async () => {
    const threads = new PdfThreads(256, 10);
    threads.prepare();
    await after(50);
    const later = taken(new PdfThreads(256));
    const thread = taken(threads);
    expect(thread.threadId).toBeGreaterThan(later.threadId);
    expect(await reads(thread)).toMatchObject({ outcome: 'read' });
  });
});
