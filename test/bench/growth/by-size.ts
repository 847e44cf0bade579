import { aBill } from '../desk.ts';
import type { Desk } from '../desk.ts';
import { JobAtDesk } from '../tools/measure-job.ts';
import type { Job } from '../tools/jobs.ts';
import type { Curve, Size } from './curve.ts';

/** What is measured at each size, and how often. */
interface Sized {
  readonly what: string;
  readonly unit: string;
  readonly sizes: readonly number[];
  readonly job: (size: number) => Pick<Job, 'tool' | 'args'>;
}

/** @param sizes how many lines */
export function byLines(desk: Desk, rounds: number, sizes: readonly number[]): Promise<Curve> {
  return bySize(desk, rounds, {
    ...{ what: 'create_draft_invoice, by its lines', unit: 'line', sizes },
    job: (size) => ({ tool: 'create_draft_invoice', args: (occasion) => aBill(occasion, size) }),
  });
}

/** Reads one document of so many lines. */
export async function readByLines(desk: Desk, rounds: number, sizes: readonly number[]): Promise<Curve> {
  const made = new Map<number, string>();
  for (const size of sizes) {
    const { answer } = await desk.call('create_draft_invoice', aBill(desk.telling(), size));
    made.set(size, String(answer.document));
  }
  return bySize(desk, rounds, {
    ...{ what: 'get_document, by its lines', unit: 'line', sizes },
    job: (size) => ({ tool: 'get_document', args: () => ({ document: made.get(size) }) }),
  });
}

export function byBatch(desk: Desk, rounds: number, sizes: readonly number[]): Promise<Curve> {
  return bySize(desk, rounds, {
    ...{ what: 'create_draft_invoices, by documents', unit: 'document', sizes },
    job: (size) => ({
      tool: 'create_draft_invoices',
      args: (occasion) => ({
        invoices: Array.from({ length: size }, (_none, place) => aBill(occasion, 1, place)),
      }),
    }),
  });
}

/** The first page of a list, and a search, while the database holds ever more drafts. */
export function pageOf(desk: Desk, rounds: number): Promise<Size> {
  return measure(desk, rounds, 0, { tool: 'list_drafts', args: () => ({ kind: 'vendor_bill', limit: 50 }) });
}

/** A bill of one line. */
export function aBillOf(desk: Desk, rounds: number): Promise<Size> {
  return measure(desk, rounds, 0, { tool: 'create_draft_invoice', args: (occasion) => aBill(occasion) });
}

/** So many callers at once, each waiting for its answer before it asks again. @returns milliseconds for each call */
export async function byCallers(
  desk: Desk,
  calls: number,
  job: Pick<Job, 'tool' | 'args'>,
  sizes: readonly number[] = [1, 2, 4, 8, 16],
): Promise<Curve> {
  const results: Size[] = [];
  for (const callers of sizes) {
    const each = Math.max(1, Math.round(calls / callers));
    const began = performance.now();
    await Promise.all(
      Array.from({ length: callers }, async () => {
        for (let call = 0; call < each; call += 1)
          await desk.call(job.tool, job.args({ ...desk.telling(), documents: [], digest: '', paper: '' }));
      }),
    );
    results.push({ x: callers, ours: (performance.now() - began) / (each * callers) });
  }
  await desk.proxy.take();
  return { what: `${job.tool}, by callers at once`, unit: 'caller', sizes: results };
}

async function bySize(desk: Desk, rounds: number, { what, unit, sizes, job }: Sized): Promise<Curve> {
  const results: Size[] = [];
  for (const x of sizes)
    results.push(await measure(desk, Math.max(1, Math.round(rounds / Math.log10(10 * x))), x, job(x)));
  return { what, unit, sizes: results };
}

async function measure(
  desk: Desk,
  rounds: number,
  x: number,
  job: Pick<Job, 'tool' | 'args'>,
): Promise<Size> {
  const whole: Job = { ...job, does: '', fewest: 1, weight: 1, needs: [] };
  const { time } = await new JobAtDesk(desk, whole).measure(rounds);
  return { x, ours: time.p50, floor: time.floorP50 };
}
