import { expect } from 'vitest';
import type { Answer, Asked } from '../../src/posting/approver.ts';
import { aQuestion } from './approval-bed.ts';
import type { ApprovalBed } from './approval-bed.ts';

/** A question that waits on a page. */
export interface Asking {
  readonly url: string;
  /** What came of it so far. */
  readonly answer: () => Answer | 'threw' | 'nothing yet';
  /** Its time is over. */
  readonly expire: () => void;
}

/** Asks as the gate does, and waits until the question is on the page. */
export async function ask(bed: ApprovalBed, asked: Asked = aQuestion()): Promise<Asking> {
  const life = new AbortController();
  const before = bed.announced.length;
  let came: ReturnType<Asking['answer']> = 'nothing yet';
  bed.approver.ask(asked, life.signal).then(
    (answer) => (came = answer),
    () => (came = 'threw'),
  );
  await expect.poll(() => bed.announced.length).toBe(before + 1);
  return { url: bed.announced.at(-1) ?? '', answer: () => came, expire: () => life.abort() };
}
