import { startDemo } from '../company.ts';
import { Desk } from '../desk.ts';
import { aBillOf, byBatch, byCallers, byLines, pageOf, readByLines } from './by-size.ts';
import type { Curve, Size } from './curve.ts';
import { ManyDrafts } from './many-drafts.ts';

const DRAFTS: readonly number[] = [100, 1_000, 10_000, 100_000];
/** As many lines as a draft may have here. */
const LINES: readonly number[] = [1, 10, 100, 200];
const CALLS = 64;

const aPage = {
  tool: 'list_drafts',
  args: () => ({ kind: 'vendor_bill', limit: 50 }),
};

/** @param batches how many documents in one call */
async function ofOneCompany(desk: Desk, rounds: number, batches: readonly number[]): Promise<Curve[]> {
  return [
    await readByLines(desk, rounds, LINES),
    await byLines(desk, Math.ceil(rounds / 3), LINES),
    await byBatch(desk, Math.ceil(rounds / 6), batches),
    await byCallers(desk, CALLS, aPage),
  ];
}

export async function growthOnDemo(desk: Desk, rounds: number): Promise<Curve[]> {
  const curves = await ofOneCompany(desk, rounds, [1, 10, 25, 50, 100]);
  const sizes: Size[] = [];
  for (const x of DRAFTS) {
    const company = await startDemo(x);
    const itsDesk = await Desk.open(company.connection, 'json-2');
    sizes.push({ ...(await pageOf(itsDesk, Math.ceil(rounds / 3))), x });
    await itsDesk.dispose();
    await company.dispose();
  }
  return [...curves, pages(sizes), await byJournal(rounds)];
}

/** A bill, while the journal remembers ever more drafts of before. */
async function byJournal(rounds: number): Promise<Curve> {
  const company = await startDemo();
  const sizes: Size[] = [];
  for (const x of DRAFTS) {
    const desk = await Desk.open(company.connection, 'json-2', x);
    sizes.push({ ...(await aBillOf(desk, Math.ceil(rounds / 2))), x });
    await desk.dispose();
  }
  await company.dispose();
  return { what: 'create_draft_invoice, by drafts that the journal remembers', unit: 'draft', sizes };
}

/** @param database of the bed, whose tables are filled: nothing else is of use there afterwards */
export async function growthOnReal(desk: Desk, database: string, rounds: number): Promise<Curve[]> {
  const curves = await ofOneCompany(desk, rounds, [1, 10, 25, 50]);
  const drafts = new ManyDrafts(database);
  const sizes: Size[] = [];
  for (const x of DRAFTS) {
    await drafts.fillUp(x);
    sizes.push({ ...(await pageOf(desk, rounds)), x });
  }
  return [...curves, pages(sizes)];
}

function pages(sizes: readonly Size[]): Curve {
  return { what: 'list_drafts, 50 of all drafts that there are', unit: 'draft', sizes };
}
